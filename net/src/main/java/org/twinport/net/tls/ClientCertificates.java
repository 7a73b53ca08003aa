package org.twinport.net.tls;

/** Whether a server asks its clients for a certificate. */
public enum ClientCertificates {
    NONE,
    /** Asks; a client without one may come in. */
    REQUESTED,
    /** A client without one that an accepted authority has signed does not get through. */
    REQUIRED
}
