package org.twinport.doctor.report;

import org.twinport.diagnosis.remedy.Product;
import org.twinport.doctor.Report;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Verdict;

import java.util.ArrayList;
import java.util.List;

/** The report for a ticket or a mail: Markdown; pure. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The lines of the report. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        Verdict verdict = report.verdict();
        lines.add("# FTP to " + text(report.question().host()));
        lines.add("");
        lines.add("**Verdict:** " + text(verdict.sentence()));
        lines.add("");
        lines.add("| Port | State | |");
        lines.add("|---|---|---|");
        Ports.of(report)
                .forEach(p ->
                        lines.add(
                                "| %s | %s | %s |"
                                        .formatted(p.port(), p.state(), text(p.detail()))));
        verdict.causes().forEach(d -> diagnosis(report, d, lines));
        list(lines, "Works", verdict.works());
        list(lines, "Untested", verdict.untested());
        list(
                lines,
                "Not asked for, but good to know",
                verdict.notAsked().stream()
                        .map(d -> "`%s` %s".formatted(d.cause().id(), d.finding().detail()))
                        .toList());
        verdict.first().ifPresent(d -> block(lines, "Message to forward", Forward.of(report, d)));
        block(lines, "Both connections", Timeline.of(report.facts().timeline()));
        return lines;
    }

    private static void diagnosis(Report report, Diagnosis d, List<String> lines) {
        lines.add("");
        lines.add("## `%s`: %s".formatted(d.cause().id(), d.cause().sentence()));
        lines.add("");
        lines.add(text(d.finding().detail()) + ". Who must act: " + d.actor().words() + ".");
        block(lines, "Evidence", d.finding().evidence());
        lines.add("");
        lines.add("**Fix.** " + d.cause().fix());
        for (Prescription each : Prescriptions.of(report, d)) {
            lines.add("");
            String product = each.product().map(Product::label).orElse("");
            lines.add(
                    "- %s%s"
                            .formatted(
                                    each.remedy().sentence(),
                                    product.isEmpty() ? "" : " **" + product + "**"));
            if (!each.lines().isEmpty()) {
                lines.add("");
                lines.add("  ```");
                each.lines().forEach(l -> lines.add("  " + l));
                lines.add("  ```");
            }
        }
        list(
                lines,
                "Cannot be told apart from",
                d.alternatives().stream()
                        .map(a ->
                                "`%s` %s To settle it: %s."
                                        .formatted(
                                                a.cause().id(), a.cause().sentence(), a.settle()))
                        .toList());
    }

    private static void list(List<String> lines, String head, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add("**%s**".formatted(head));
            lines.add("");
            body.forEach(l -> lines.add("- " + text(l)));
        }
    }

    private static void block(List<String> lines, String head, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add("**%s**".formatted(head));
            lines.add("");
            lines.add("```");
            body.forEach(l -> lines.add(l.replace("```", "'''")));
            lines.add("```");
        }
    }

    /** What a server says must not become a link or a heading. */
    private static String text(String raw) {
        return raw.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
