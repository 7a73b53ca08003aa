package org.twinport.net.tls;

/** What it means that a peer closes its connection without the close_notify of TLS. */
public enum Ending {
    /** The bytes may have been cut short by anyone (RFC 8446 section 6.1): an error. */
    STRICT,
    /** The end: for peers that never learned it. */
    TOLERANT
}
