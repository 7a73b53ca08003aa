package org.twinport.cli.show;

import org.twinport.daemon.preflight.Preflight.Finding;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.check.Severity;

import tools.jackson.core.JsonGenerator;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code doctor --server} has found, for people and for programs; a value.
 *
 * @param findings in the order in which they are shown
 */
public record HostReport(List<Finding> findings) {

    public HostReport {
        findings = List.copyOf(findings);
    }

    /** How many there are of a kind. */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** The lines for a person. */
    public List<String> lines() {
        List<String> out = new ArrayList<>();
        out.add(
                "This host, before users come: %s, %s, %s, %d in order."
                        .formatted(
                                counted(Severity.ERROR, "error"),
                                counted(Severity.WARNING, "warning"),
                                counted(Severity.NOTE, "note"),
                                count(Severity.OK)));
        for (Severity severity : Severity.values()) {
            if (count(severity) > 0) {
                out.add("");
                out.add(severity.heading());
                findings.stream()
                        .filter(finding -> finding.severity() == severity)
                        .forEach(finding -> out.addAll(lines(finding)));
            }
        }
        return out.stream().map(Plain::harmless).toList();
    }

    private String counted(Severity severity, String word) {
        long number = count(severity);
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static List<String> lines(Finding finding) {
        List<String> out = new ArrayList<>();
        out.add("  " + finding.remark().what() + " [" + finding.id() + "]");
        if (finding.severity() != Severity.OK) {
            block(out, "seen", finding.remark().evidence());
        }
        block(out, "fix", finding.remark().fix());
        return out;
    }

    private static void block(List<String> out, String title, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            out.add("      %-5s %s".formatted(i == 0 ? title : "", lines.get(i)));
        }
    }

    /** Writes the document for programs. */
    public void printJson(PrintStream out) {
        Json.print(
                out,
                json -> {
                    json.writeStartObject();
                    for (Severity severity : Severity.values()) {
                        json.writeNumberProperty(lower(severity), count(severity));
                    }
                    json.writeArrayPropertyStart("findings");
                    findings.forEach(finding -> write(json, finding));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void write(JsonGenerator json, Finding finding) {
        Remark remark = finding.remark();
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("severity", lower(remark.severity()));
        json.writeStringProperty("what", remark.what());
        json.writeArrayPropertyStart("evidence");
        remark.evidence().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("fix");
        remark.fix().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
