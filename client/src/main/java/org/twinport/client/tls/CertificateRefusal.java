package org.twinport.client.tls;

import org.twinport.net.tls.CertificateNames;
import org.twinport.net.tls.Fingerprint;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a server's certificate was not accepted; immutable.
 *
 * @param reason a clause
 * @param names the host names and addresses that the certificate is for
 * @param remembered what was accepted before, where that is why
 */
public record CertificateRefusal(
        String host,
        int port,
        X509Certificate certificate,
        String reason,
        List<String> names,
        Optional<Remembered> remembered) {

    /**
     * Another certificate, which was accepted before.
     *
     * @param fingerprint SHA-256
     * @param place where a person finds it, such as the line of a file
     */
    public record Remembered(String fingerprint, String place) {}

    /** One thing that a person can look at or compare. */
    public record Fact(String name, String value) {}

    public CertificateRefusal {
        names = List.copyOf(names);
    }

    static CertificateRefusal of(
            String host, int port, X509Certificate certificate, String reason) {
        List<String> names = CertificateNames.of(certificate);
        return new CertificateRefusal(host, port, certificate, reason, names, Optional.empty());
    }

    static CertificateRefusal changed(
            String host, int port, X509Certificate certificate, String before, String place) {
        return new CertificateRefusal(
                host,
                port,
                certificate,
                "it has changed since it was accepted on first use",
                CertificateNames.of(certificate),
                Optional.of(new Remembered(before, place)));
    }

    /** SHA-256 of the certificate in capital hexadecimal digits with colons. */
    public String fingerprint() {
        return Fingerprint.of(certificate);
    }

    /** Whether it would be good if its authority were known: dates and names are. */
    public boolean wantsOnlyAuthority() {
        return new CertificateDoubt(certificate, host).flaw().isEmpty();
    }

    /** What happened, in one sentence without full stop. */
    public String sentence() {
        return "The certificate of %s:%d is not accepted: %s".formatted(host, port, reason);
    }

    /** All that can be compared, the fingerprints last. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Subject", certificate.getSubjectX500Principal().getName()));
        facts.add(new Fact("Names", names.isEmpty() ? "none" : String.join(" ", names)));
        facts.add(new Fact("Issuer", certificate.getIssuerX500Principal().getName()));
        facts.add(new Fact("Valid", CertificateDoubt.days(certificate)));
        facts.add(new Fact("SHA-256", fingerprint()));
        remembered.ifPresent(before -> {
            facts.add(new Fact("Before", before.fingerprint()));
            facts.add(new Fact("Kept in", before.place()));
        });
        return facts;
    }

    /** The facts as lines. */
    public List<String> evidence() {
        return facts().stream().map(fact -> fact.name() + " " + fact.value()).toList();
    }
}
