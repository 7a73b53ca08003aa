package org.twinport.server.tls;

/**
 * Whether a data connection must resume the TLS session of its control connection (RFC 4217 section
 * 10), which proves that both belong to one client.
 */
public enum TlsReuse {
    /** Not needed: clients that cannot, or have used up their tickets, are served. */
    PREFER,
    /** Refused with 522. */
    REQUIRE
}
