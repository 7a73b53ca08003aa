package org.twinport.client.tls;

import java.io.IOException;
import java.util.Optional;

/** Remembers which server showed which certificate; used by the threads of many clients. */
public interface KnownCertificates {

    /**
     * What was remembered.
     *
     * @return the SHA-256 fingerprint in hexadecimal digits; colons and case do not matter
     * @throws IOException with a clause for people
     */
    Optional<String> fingerprintOf(String host, int port) throws IOException;

    /**
     * Remembers a certificate that was seen for the first time, unless somebody else was quicker.
     *
     * @return what is remembered from now on: {@code fingerprint}, or somebody else's
     * @throws IOException with a clause for people
     */
    String remember(String host, int port, String fingerprint) throws IOException;

    /** Where a person finds what is remembered about a server, such as the line of a file. */
    String place(String host, int port) throws IOException;
}
