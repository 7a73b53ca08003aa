package org.twinport.daemon.users;

import org.twinport.net.tls.Fingerprint;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

/** By what a user's client certificate is known; immutable. */
public sealed interface ClientProof {

    /** Whether it is this one. */
    boolean fits(X509Certificate certificate);

    /**
     * One certificate and no other.
     *
     * @param sha256 of the certificate: pairs of upper-case digits between colons
     */
    record OfCertificate(String sha256) implements ClientProof {
        @Override
        public boolean fits(X509Certificate certificate) {
            return Fingerprint.same(sha256, Fingerprint.of(certificate));
        }

        @Override
        public String toString() {
            return sha256;
        }
    }

    /**
     * Any certificate that an accepted authority has issued for a subject.
     *
     * @param name the whole of it (RFC 4514); upper and lower case are the same
     */
    record OfSubject(X500Principal name) implements ClientProof {
        @Override
        public boolean fits(X509Certificate certificate) {
            return name.equals(certificate.getSubjectX500Principal());
        }

        @Override
        public String toString() {
            return name.getName();
        }
    }

    /**
     * Reads 64 hexadecimal digits, with colons or without, or a subject; empty if it is neither.
     */
    static Optional<ClientProof> parse(String text) {
        if (Fingerprint.isOne(text)) {
            String digits = text.replaceAll("[: ]", "").toUpperCase(Locale.ROOT);
            return Optional.of(new OfCertificate(digits.replaceAll("(..)(?=.)", "$1:")));
        }
        try {
            return text.contains("=")
                    ? Optional.of(new OfSubject(new X500Principal(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
