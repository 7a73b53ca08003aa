package org.twinport.client.tls;

/** How much TLS a client wants. */
public enum TlsMode {
    /** None. */
    OFF,
    /**
     * AUTH TLS where the server knows it, without asking who the server is: whoever sits in between
     * can prevent it, but nobody can listen to it. Each step back is told.
     */
    IF_OFFERED,
    /** AUTH TLS, or no connection; the certificate must be good (RFC 4217). */
    REQUIRED,
    /** TLS from the first byte, as on port 990; the certificate must be good. */
    IMPLICIT;

    /** Whether anything less is an error. */
    public boolean isRequired() {
        return this == REQUIRED || this == IMPLICIT;
    }
}
