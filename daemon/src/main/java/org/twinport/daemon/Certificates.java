package org.twinport.daemon;

import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.TlsPlan;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.CertificateWatch;
import org.twinport.daemon.tls.ClientAuthorities;
import org.twinport.daemon.tls.LoadedCertificate;
import org.twinport.daemon.tls.SelfSignedFiles;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.daemon.tls.UnusableCertificate;
import org.twinport.net.tls.TlsIdentity;
import org.twinport.net.tls.TlsServer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.X509TrustManager;

/**
 * The certificates of one set of settings, which may be renewed on disk; used by one thread at a
 * time.
 */
final class Certificates {

    private final TlsPlan plan;
    private final List<Kept> kept;
    private final Optional<X509TrustManager> authorities;

    /**
     * A certificate in use.
     *
     * @param warnings what was doubtful when it was loaded
     */
    record Kept(CertificateFiles files, CertificateWatch watch, List<String> warnings) {
        static Kept of(CertificateFiles files, LoadedCertificate loaded) {
            CertificateWatch watch = CertificateWatch.of(files, loaded.certificate());
            return new Kept(files, watch, loaded.warnings());
        }
    }

    /**
     * What a look at the files has shown.
     *
     * @param renewed certificates that serve new sessions from now on
     * @param warnings for people
     */
    record News(List<ServerCertificate> renewed, List<String> warnings) {}

    private Certificates(TlsPlan plan, List<Kept> kept, Optional<X509TrustManager> authorities) {
        this.plan = plan;
        this.kept = List.copyOf(kept);
        this.authorities = authorities;
    }

    /**
     * Loads them, or makes one; blocks.
     *
     * @param selfSigned where a certificate of the server's own is kept
     * @param problems told what cannot be used; then the result is of no use
     */
    static Certificates open(
            Settings settings, SelfSignedFiles selfSigned, Instant now, List<Problem> problems) {
        TlsPlan plan = settings.tls();
        List<Kept> kept = new ArrayList<>();
        try {
            if (plan.isSelfSigned()) {
                kept.add(Kept.of(selfSigned.files(), selfSigned.open(now)));
            }
        } catch (UnusableCertificate e) {
            String way =
                    "; tls.self-signed-folder, or the variable TWINPORT_TLS_SELF_SIGNED_FOLDER, names"
                            + " another folder";
            problems.add(new Problem(plan.certificatesPlace(), e.sentence() + way));
        }
        for (CertificateFiles files : plan.certificates()) {
            try {
                kept.add(Kept.of(files, files.load(now)));
            } catch (UnusableCertificate e) {
                problems.add(new Problem(plan.certificatesPlace(), e.sentence()));
            }
        }
        return new Certificates(plan, kept, authorities(plan, problems));
    }

    private static Optional<X509TrustManager> authorities(TlsPlan plan, List<Problem> problems) {
        try {
            return plan.clientAuthorities().isEmpty()
                    ? Optional.empty()
                    : Optional.of(ClientAuthorities.load(plan.clientAuthorities().get()));
        } catch (UnusableCertificate e) {
            problems.add(new Problem(plan.authoritiesPlace(), e.sentence()));
            return Optional.empty();
        }
    }

    /** What the server needs for TLS; empty if it has none. */
    Optional<TlsServer> server() {
        List<TlsIdentity> identities = inUse().stream().map(ServerCertificate::identity).toList();
        return identities.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TlsServer(
                                identities,
                                plan.clientCertificates(),
                                authorities,
                                plan.versions()));
    }

    List<Kept> kept() {
        return kept;
    }

    /** The certificates as they were last loaded. */
    List<ServerCertificate> inUse() {
        return kept.stream().map(each -> each.watch().current()).toList();
    }

    /** What was doubtful when they were loaded at first. */
    List<String> warnings() {
        return kept.stream().flatMap(each -> each.warnings().stream()).toList();
    }

    /** Looks whether files have changed, and reads those that have; blocks. */
    News look(Instant now) {
        List<ServerCertificate> renewed = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Kept each : kept) {
            switch (each.watch().reloadedIfChanged(now)) {
                case CertificateWatch.Change.None _ -> {}
                case CertificateWatch.Change.Rejected(String warning) -> warnings.add(warning);
                case CertificateWatch.Change.Renewed(LoadedCertificate loaded) -> {
                    renewed.add(loaded.certificate());
                    warnings.addAll(loaded.warnings());
                }
            }
        }
        return new News(renewed, warnings);
    }
}
