package org.twinport.doctor.question;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.TlsOptions;
import org.twinport.net.data.PortRange;
import org.twinport.protocol.command.Protection;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What a person wants to know.
 *
 * @param host name or address
 * @param port of the control connection
 * @param security how TLS begins
 * @param login who logs in; empty to judge only what comes before
 * @param mode what has to work
 * @param trial what is tried on the data connection
 * @param file the path for {@link Trial#GET} and {@link Trial#PUT}, or null
 * @param tls whose certificates are believed, what a server is shown that asks for one, and what
 *     data connections go through; its mode does not count here
 * @param activeAddress what PORT announces, or null for this end's own address
 * @param activePorts on which ports this end listens
 * @param patience how long is waited for what
 * @param portable no native call, and nothing of Linux
 * @param depth how much is asked
 * @param canary a host with an FTP server that is known to work, or null
 */
public record Question(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        Mode mode,
        Trial trial,
        @Nullable String file,
        TlsOptions tls,
        @Nullable InetAddress activeAddress,
        PortRange activePorts,
        Patience patience,
        boolean portable,
        Depth depth,
        @Nullable String canary) {

    /** How much is asked. */
    public enum Depth {
        /** What the failure of one command needs: no other port of the host, one mode. */
        BRIEF,
        FULL
    }

    /** How TLS begins. */
    public enum Security {
        NONE,
        /** AUTH TLS. */
        EXPLICIT,
        /** From the first byte. */
        IMPLICIT
    }

    /** What has to work. */
    public enum Mode {
        /** Passive mode, as clients do today; active mode where the server refuses passive. */
        AUTO,
        PASSIVE,
        ACTIVE
    }

    /** What is tried. */
    public enum Trial {
        LIST,
        GET,
        PUT
    }

    /**
     * Who logs in.
     *
     * @param password not part of any report
     */
    public record Login(String user, String password) {

        /** Whether it is the user that needs no account (RFC 1635). */
        public boolean isAnonymous() {
            return user.equalsIgnoreCase("anonymous") || user.equalsIgnoreCase("ftp");
        }

        @Override
        public String toString() {
            return user + ":****";
        }
    }

    /** Whether data connections go in clear or through TLS, where there is TLS. */
    public Protection protection() {
        return tls.data();
    }

    /** The same, judged only as far as one comes without a login. */
    public Question withoutLogin() {
        return new Question(
                host,
                port,
                security,
                Optional.empty(),
                mode,
                trial,
                file,
                tls,
                activeAddress,
                activePorts,
                patience,
                portable,
                depth,
                canary);
    }

    /** The same with another way into TLS. */
    public Question with(Security other) {
        return new Question(
                host,
                port,
                other,
                login,
                mode,
                trial,
                file,
                tls,
                activeAddress,
                activePorts,
                patience,
                portable,
                depth,
                canary);
    }
}
