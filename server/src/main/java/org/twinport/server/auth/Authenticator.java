package org.twinport.server.auth;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides who may log in; called by many sessions' threads at once.
 *
 * <p>An unknown user must cost as much time as a wrong password, so that neither can be told from
 * the other.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Checks a password.
     *
     * @param user as sent, octets
     * @param password as sent, octets
     * @param peer where the client comes from
     * @return the account, or empty for any reason to refuse
     */
    Optional<Account> logIn(String user, String password, InetAddress peer);
}
