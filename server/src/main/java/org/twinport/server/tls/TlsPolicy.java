package org.twinport.server.tls;

/** How much TLS is asked of a client; each level asks for what the one before does, and more. */
public enum TlsPolicy {
    /** AUTH is refused. */
    OFF,
    /** Clients choose. */
    OFFERED,
    /** USER and PASS are refused without TLS. */
    LOGIN,
    /** Data connections must be in TLS, too. */
    DATA
}
