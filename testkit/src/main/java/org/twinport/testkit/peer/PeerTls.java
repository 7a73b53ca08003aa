package org.twinport.testkit.peer;

import org.twinport.testkit.tls.PemFiles;

/**
 * How a server shall do TLS; an immutable value. What a server cannot do is told by {@link
 * Peer#cannot}.
 *
 * @param files its certificate and key
 * @param implicit whether the control connection begins with the handshake (RFC 4217 appendix A.2);
 *     else it waits for AUTH TLS
 */
public record PeerTls(
        PemFiles files, boolean implicit, Versions versions, Reuse reuse, Demand demand) {

    /** The versions of TLS it negotiates. */
    public enum Versions {
        /** What it has. */
        ALL("TLSv1.2", "TLSv1.3"),
        ONLY_1_2("TLSv1.2", "TLSv1.2"),
        ONLY_1_3("TLSv1.3", "TLSv1.3"),
        /** OpenSSL lets the server speak what nobody should any more; its own setting decides. */
        FROM_1_1("TLSv1.1", "TLSv1.3");

        private final String lowest;
        private final String highest;

        Versions(String lowest, String highest) {
            this.lowest = lowest;
            this.highest = highest;
        }

        String lowest() {
            return lowest;
        }

        String highest() {
            return highest;
        }
    }

    /** Whether a data connection must resume the TLS session of its control connection. */
    public enum Reuse {
        REQUIRED,
        NOT_REQUIRED
    }

    /** What a client must protect. */
    public enum Demand {
        NOTHING,
        LOGIN,
        LOGIN_AND_DATA
    }

    /** Explicit TLS of any version, demanded for login and data, without a demand for reuse. */
    public static PeerTls of(PemFiles files) {
        return new PeerTls(files, false, Versions.ALL, Reuse.NOT_REQUIRED, Demand.LOGIN_AND_DATA);
    }

    /** The same with the handshake first. */
    public PeerTls implicitly() {
        return new PeerTls(files, true, versions, reuse, demand);
    }

    public PeerTls versions(Versions others) {
        return new PeerTls(files, implicit, others, reuse, demand);
    }

    public PeerTls reuse(Reuse other) {
        return new PeerTls(files, implicit, versions, other, demand);
    }

    public PeerTls demand(Demand other) {
        return new PeerTls(files, implicit, versions, reuse, other);
    }

    boolean requiresReuse() {
        return reuse == Reuse.REQUIRED;
    }

    /**
     * A configuration of OpenSSL that holds for every connection of the process; some servers have
     * no setting of their own for the versions.
     */
    String opensslConfiguration() {
        return """
        openssl_conf = start
        [start]
        ssl_conf = modules
        [modules]
        system_default = defaults
        [defaults]
        MinProtocol = %s
        MaxProtocol = %s
        %s
        """
                .formatted(
                        versions.lowest(),
                        versions.highest(),
                        versions == Versions.FROM_1_1 ? "CipherString = ALL:@SECLEVEL=0" : "");
    }

    /** For test names. */
    @Override
    public String toString() {
        return "%s %s reuse %s demand %s"
                .formatted(implicit ? "implicit" : "explicit", versions, reuse, demand);
    }
}
