package org.twinport.daemon;

import org.twinport.daemon.tls.ServerCertificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whether a certificate has to be renewed; pure. */
final class Expiry {

    private static final Duration SOON = Duration.ofDays(30);

    private Expiry() {}

    /** The last day of a certificate, in UTC. */
    static LocalDate lastDay(ServerCertificate certificate) {
        return LocalDate.ofInstant(certificate.notAfter(), ZoneOffset.UTC);
    }

    /** One sentence for each that ends within thirty days or has ended; the same for days. */
    static List<String> warnings(List<ServerCertificate> certificates, Instant now) {
        return certificates.stream().flatMap(each -> warning(each, now).stream()).toList();
    }

    /** The same without those that have ended. */
    static List<String> soon(List<ServerCertificate> certificates, Instant now) {
        return warnings(
                certificates.stream().filter(each -> !now.isAfter(each.notAfter())).toList(), now);
    }

    private static Optional<String> warning(ServerCertificate certificate, Instant now) {
        boolean over = now.isAfter(certificate.notAfter());
        return over || now.plus(SOON).isAfter(certificate.notAfter())
                ? Optional.of(
                        "the certificate for %s %s on %s: renew it, or clients will refuse it"
                                .formatted(
                                        String.join(", ", certificate.names()),
                                        over ? "expired" : "expires",
                                        lastDay(certificate)))
                : Optional.empty();
    }
}
