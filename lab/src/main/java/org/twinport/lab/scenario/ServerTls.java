package org.twinport.lab.scenario;

/**
 * How a server does TLS; a value.
 *
 * @param implicit whether the handshake comes first
 * @param reuse whether data connections must resume the session of the control connection
 */
public record ServerTls(
        Certificate certificate,
        boolean implicit,
        boolean reuse,
        Demand demand,
        Versions versions) {

    /** What it shows of itself. */
    public enum Certificate {
        GOOD,
        EXPIRED,
        OTHER_NAME,
        UNKNOWN_AUTHORITY
    }

    /** What a client must protect. */
    public enum Demand {
        NOTHING,
        LOGIN,
        LOGIN_AND_DATA
    }

    /** Which versions it speaks. */
    public enum Versions {
        USUAL,
        ONLY_1_2,
        ONLY_1_1
    }

    /** Explicit, with a good certificate, for those who ask for it. */
    public static final ServerTls OFFERED =
            new ServerTls(Certificate.GOOD, false, false, Demand.NOTHING, Versions.USUAL);

    public ServerTls with(Certificate other) {
        return new ServerTls(other, implicit, reuse, demand, versions);
    }

    public ServerTls implicitly() {
        return new ServerTls(certificate, true, reuse, demand, versions);
    }

    public ServerTls reuseRequired() {
        return new ServerTls(certificate, implicit, true, demand, versions);
    }

    public ServerTls demand(Demand other) {
        return new ServerTls(certificate, implicit, reuse, other, versions);
    }

    public ServerTls only(Versions other) {
        return new ServerTls(certificate, implicit, reuse, demand, other);
    }
}
