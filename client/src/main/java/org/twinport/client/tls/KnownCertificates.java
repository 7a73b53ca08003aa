package org.twinport.client.tls;

import java.io.IOException;
import java.util.Optional;

/** Remembers which server showed which certificate; used by the threads of many clients. */
public interface KnownCertificates {

    /**
     * What was remembered.
     *
     * @return the SHA-256 fingerprint in capital hexadecimal digits with colons
     */
    Optional<String> fingerprintOf(String host, int port) throws IOException;

    /** Remembers a certificate that was seen for the first time. */
    void remember(String host, int port, String fingerprint) throws IOException;
}
