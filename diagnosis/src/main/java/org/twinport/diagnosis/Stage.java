package org.twinport.diagnosis;

/**
 * Where in the dialogue something failed; the order is the order in which a session passes through
 * them.
 */
public enum Stage {
    /** The host name became addresses. */
    NAME,
    /** The TCP connection to the control port. */
    CONNECT,
    /** The server's first reply. */
    GREETING,
    /** AUTH and the TLS handshake of the control connection. */
    TLS,
    /** USER and PASS. */
    LOGIN,
    /** PASV, EPSV, PORT or EPRT and their replies. */
    DATA_SETUP,
    /** The TCP connection that carries the data. */
    DATA_CONNECTION,
    /** Bytes on the data connection. */
    TRANSFER,
    /** The reply that says whether the transfer counts. */
    FINAL_REPLY
}
