package org.twinport.server.auth;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
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

    /**
     * Lets a user in who has shown a certificate, without a password. Only asked about certificates
     * that an accepted authority has signed.
     *
     * @param user as sent, octets
     * @param certificate the client's own
     * @param peer where the client comes from
     * @return the account if the certificate is this user's, else empty: a password is asked for
     */
    default Optional<Account> logIn(String user, X509Certificate certificate, InetAddress peer) {
        return Optional.empty();
    }
}
