package org.twinport.client.tls;

import org.twinport.net.tls.CertificateNames;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person can see on a certificate that was not accepted; pure. The JDK's own words name a
 * failed algorithm, not the reason.
 *
 * @param certificate the server's own
 * @param host the name it had to be for
 */
record CertificateDoubt(X509Certificate certificate, String host) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The first thing that is wrong. */
    String reason() {
        return flaw().orElseGet(() ->
                certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                        ? "it is signed by itself"
                        : "no known authority has signed it, or a certificate between is missing");
    }

    /** What is wrong whoever has signed it. */
    Optional<String> flaw() {
        Instant now = Instant.now();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("it expired on " + day(certificate.getNotAfter().toInstant()));
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(
                    "it is valid only from " + day(certificate.getNotBefore().toInstant()));
        }
        return CertificateNames.fit(certificate, host)
                ? Optional.empty()
                : Optional.of("it is not for " + host);
    }

    private static String day(Instant time) {
        return DAY.format(time);
    }

    /** From when to when. */
    static String days(X509Certificate certificate) {
        return "%s to %s"
                .formatted(
                        day(certificate.getNotBefore().toInstant()),
                        day(certificate.getNotAfter().toInstant()));
    }
}
