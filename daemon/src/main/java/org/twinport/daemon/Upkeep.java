package org.twinport.daemon;

import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.LogLine;
import org.twinport.daemon.log.Logs;
import org.twinport.daemon.tls.ServerCertificate;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Renews the certificates of a server that runs; used by one thread at a time. */
final class Upkeep {

    private final Logs logs;
    private final Set<String> told = new HashSet<>();

    Upkeep(Logs logs) {
        this.logs = logs;
    }

    /** Logs what is in use from now on; its warnings have been told elsewhere. */
    void begin(Certificates certificates, Instant now) {
        certificates.inUse().forEach(each -> tell("certificate", each));
        told.addAll(Expiry.warnings(certificates.inUse(), now));
    }

    /**
     * Looks at the files of the certificates and at the clock; blocks.
     *
     * @return what to go on with if certificates have changed
     */
    Optional<Running> look(Running running, Instant now) {
        Certificates certificates = running.certificates();
        Certificates.News news = certificates.look(now);
        news.renewed().forEach(each -> tell("certificate-renewed", each));
        news.warnings().forEach(this::warn);
        List<String> expiring = Expiry.warnings(certificates.inUse(), now);
        expiring.stream().filter(told::add).forEach(this::warn);
        return news.renewed().isEmpty() ? Optional.empty() : Optional.of(running.renewed());
    }

    private void tell(String event, ServerCertificate certificate) {
        logs.write(
                LogLine.of(LogLevel.INFO, event)
                        .with("names", String.join(" ", certificate.names()))
                        .with("until", Expiry.lastDay(certificate))
                        .with("sha256", certificate.fingerprint()));
    }

    private void warn(String text) {
        logs.write(LogLine.of(LogLevel.WARN, "warning").with("text", text));
    }
}
