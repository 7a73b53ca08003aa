package org.twinport.doctor.fact;

import java.time.Duration;
import java.util.List;

/**
 * What came of TLS on the control connection.
 *
 * @param asked AUTH and its reply, or not asked where TLS comes first
 * @param result how it ended
 * @param protocol such as TLSv1.3, or an empty string
 * @param detail what the engine or the check says, or an empty string
 * @param certificate the facts about the server's certificate, a line each; empty if none was seen
 * @param certificateAskedFor whether the server asked for a certificate of the client
 * @param took of the handshake
 */
public record TlsFact(
        Heard asked,
        Result result,
        String protocol,
        String detail,
        List<String> certificate,
        boolean certificateAskedFor,
        Duration took) {

    /** How it ended. */
    public enum Result {
        SECURED,
        /** The server refused AUTH. */
        NOT_OFFERED,
        /** The connection ended at AUTH, or nothing came. */
        NO_ANSWER,
        /** The handshake did not go on. */
        STALLED,
        /** The connection ended in the handshake. */
        BROKEN_OFF,
        /** What came is not TLS. */
        NOT_TLS,
        /** Bytes in clear came ahead of it. */
        BYTES_AHEAD,
        /** The two do not agree on a version, a cipher or an algorithm. */
        NO_AGREEMENT,
        /** The certificate is out of date. */
        EXPIRED,
        /** The certificate is for other names. */
        OTHER_NAME,
        /** No known authority has signed the certificate. */
        UNTRUSTED,
        /** The server wants a certificate of the client. */
        CLIENT_CERTIFICATE
    }

    public TlsFact {
        certificate = List.copyOf(certificate);
    }

    /** Whether commands go through TLS. */
    public boolean isSecured() {
        return result == Result.SECURED;
    }
}
