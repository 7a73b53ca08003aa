package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.LoadedCertificate;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.net.tls.CertificateNames;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The certificates; pure. */
final class CertificateFacts {

    private static final Duration SOON = Duration.ofDays(14);

    private CertificateFacts() {}

    /** Whether they can be used, and how long. */
    static List<Remark> use(Plan plan, HostFacts facts) {
        if (!plan.tls()) {
            return List.of(
                    Remark.note("There is no TLS: passwords and files travel in clear.")
                            .fix(
                                    "twinport serve --tls     (or tls.certificates, for one of an authority)"));
        }
        if (plan.certificates().isEmpty()) {
            return List.of(
                    Remark.note(
                            "The server makes its own certificate: clients must be told to trust it."));
        }
        return plan.certificates().stream()
                .map(CertificateFiles::certificate)
                .map(file -> one(file, facts))
                .toList();
    }

    private static Remark one(Path file, HostFacts facts) {
        Fact<LoadedCertificate> loaded =
                facts.certificates().getOrDefault(file, Fact.unknown("it was not read"));
        if (loaded.known().isEmpty()) {
            return Remark.error("A certificate cannot be used.", loaded.because());
        }
        ServerCertificate certificate = loaded.known().get().certificate();
        String[] doubts = loaded.known().get().warnings().toArray(String[]::new);
        Instant now = facts.kernel().now();
        Instant end = certificate.notAfter();
        if (now.isAfter(end) || now.isBefore(certificate.notBefore())) {
            return Remark.error(
                            "Clients refuse the certificate %s because of its dates."
                                    .formatted(file),
                            doubts)
                    .fix("Renew it; the server reads the new files by itself.");
        }
        if (doubts.length > 0) {
            return Remark.warning("Clients may refuse the certificate %s.".formatted(file), doubts);
        }
        String what = "The certificate %s is good until %s.".formatted(file, day(end));
        return end.isBefore(now.plus(SOON))
                ? Remark.warning(what).fix("Renew it; the server reads the new files by itself.")
                : Remark.ok(what);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Whether they are for the names that are announced, by which clients most likely come. */
    static List<Remark> names(Plan plan, HostFacts facts) {
        List<ServerCertificate> all =
                facts.certificates().values().stream()
                        .flatMap(fact -> fact.known().stream())
                        .map(LoadedCertificate::certificate)
                        .toList();
        List<String> uncovered =
                plan.names().stream()
                        .filter(name ->
                                all.stream().noneMatch(c -> CertificateNames.fit(c.leaf(), name)))
                        .toList();
        if (all.isEmpty() || uncovered.isEmpty()) {
            return List.of(Remark.ok("No certificate lacks a name that is announced."));
        }
        return List.of(
                Remark.warning(
                                "No certificate is for %s: clients that come by this name refuse TLS."
                                        .formatted(String.join(", ", uncovered)),
                                "names in the certificates: "
                                        + all.stream().flatMap(c -> c.names().stream()).toList())
                        .fix(
                                "Renew a certificate with this name among its subject alternative names."));
    }
}
