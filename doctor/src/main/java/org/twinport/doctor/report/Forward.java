package org.twinport.doctor.report;

import org.twinport.doctor.Report;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.protocol.endpoint.HostPort;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Five lines for whoever must act: when, from where to where, what was seen, what to do; pure. */
public final class Forward {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Forward() {}

    /** The message about the cause that leads. */
    public static List<String> of(Report report, Diagnosis diagnosis) {
        Facts facts = report.facts();
        String from =
                facts.local()
                        .map(l -> HostPort.literal(l.getAddress()))
                        .or(() -> facts.source().map(HostPort::literal))
                        .orElse("an unknown address");
        String to =
                facts.server()
                        .map(s -> new HostPort(s.getAddress(), s.getPort()).toString())
                        .orElse(report.question().host() + ":" + report.question().port());
        List<String> evidence = diagnosis.finding().evidence();
        return List.of(
                "FTP from %s to %s (%s) fails, seen at %s."
                        .formatted(from, to, report.question().host(), TIME.format(facts.began())),
                diagnosis.finding().detail() + ".",
                evidence.isEmpty()
                        ? "Cause: " + diagnosis.cause().sentence()
                        : "Seen: " + String.join("; ", evidence.stream().limit(3).toList()) + ".",
                "Please: " + diagnosis.cause().fix(),
                "Cause id: %s (Twinport doctor)".formatted(diagnosis.cause().id()));
    }
}
