package org.twinport.client.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        return isForHost() ? Optional.empty() : Optional.of("it is not for " + host);
    }

    private boolean isForHost() {
        return names().contains(canonical()) || names().stream().anyMatch(this::isWildcardForHost);
    }

    /** As a certificate writes it: IPv6 in full. */
    private String canonical() {
        try {
            return InetAddress.ofLiteral(host).getHostAddress();
        } catch (IllegalArgumentException name) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    private boolean isWildcardForHost(String name) {
        int dot = host.indexOf('.');
        return dot > 0 && name.equals("*" + host.substring(dot).toLowerCase(Locale.ROOT));
    }

    /** Host names and addresses of the certificate. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (alternative.get(1) instanceof String text) {
                        names.add(text.toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            // then there are none to be shown
        }
        return names;
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
