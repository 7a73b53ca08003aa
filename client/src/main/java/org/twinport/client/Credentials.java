package org.twinport.client;

/**
 * Who logs in.
 *
 * @param user text, sent as UTF-8
 * @param password text, sent as UTF-8
 */
public record Credentials(String user, String password) {

    /** Anonymous access as RFC 1635 asks for it. */
    public static final Credentials ANONYMOUS = new Credentials("anonymous", "guest@");

    @Override
    public String toString() {
        return user;
    }
}
