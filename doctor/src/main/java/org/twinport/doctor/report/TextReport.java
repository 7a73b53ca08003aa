package org.twinport.doctor.report;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.diagnosis.remedy.Remedy;
import org.twinport.doctor.Report;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as plain text; pure. */
public final class TextReport {

    private static final int SENTENCES = 4;

    private TextReport() {}

    /** The lines of the report. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        Verdict verdict = report.verdict();
        lines.add("Ports");
        Ports.of(report)
                .forEach(p ->
                        lines.add("  %-30s %-14s %s".formatted(p.port(), p.state(), p.detail())));
        lines.add("");
        lines.add("Verdict: " + verdict.sentence());
        verdict.first().ifPresent(d -> diagnosis(report, d, lines));
        for (Diagnosis more : verdict.causes().stream().skip(1).toList()) {
            lines.add("");
            lines.add("Also:");
            lines.add("Cause: " + cause(more.cause()));
            lines.add("  " + more.finding().detail());
            body(report, more, lines);
        }
        section(lines, "Works:", verdict.works());
        section(lines, "Untested:", verdict.untested());
        notAsked(verdict, lines);
        verdict.first()
                .ifPresent(d -> section(lines, "Message to forward:", Forward.of(report, d)));
        section(lines, "Both connections:", Timeline.of(report.facts().timeline()));
        lines.add("");
        lines.add("Took %.1f s.".formatted(report.facts().took().toMillis() / 1000.0));
        return lines;
    }

    private static void diagnosis(Report report, Diagnosis d, List<String> lines) {
        lines.add("Cause: " + cause(d.cause()));
        body(report, d, lines);
    }

    private static String cause(Cause cause) {
        return cause.id() + "  " + cause.sentence();
    }

    private static void body(Report report, Diagnosis d, List<String> lines) {
        lines.add("Sure: " + d.confidence().name().toLowerCase(Locale.ROOT));
        lines.add("Evidence:");
        d.finding().evidence().forEach(e -> lines.add("  " + e));
        lines.add("Who must act: " + d.actor().words());
        lines.add("Fix:");
        lines.add("  " + d.cause().fix());
        fixes(Prescriptions.of(report, d), lines);
        if (!d.alternatives().isEmpty()) {
            lines.add("Cannot be told apart from:");
            d.alternatives()
                    .forEach(a ->
                            lines.add(
                                    "  %s  %s To settle it: %s."
                                            .formatted(
                                                    a.cause().id(),
                                                    a.cause().sentence(),
                                                    a.settle())));
        }
    }

    /** The first remedy for every product, the others in a sentence and for the server's own. */
    private static void fixes(List<Prescription> all, List<String> lines) {
        Optional<Remedy> first = all.stream().map(Prescription::remedy).findFirst();
        List<Remedy> named = new ArrayList<>();
        for (Prescription each : all) {
            boolean leads = first.filter(f -> f == each.remedy()).isPresent();
            if (!named.contains(each.remedy()) && named.size() < SENTENCES) {
                named.add(each.remedy());
                lines.add("  * " + each.remedy().sentence());
            }
            boolean server =
                    each.product().filter(p -> p.kind() == Product.Kind.SERVER).isPresent();
            if (named.contains(each.remedy()) && (leads || server) && !each.lines().isEmpty()) {
                prescription(each, lines);
            }
        }
    }

    private static void prescription(Prescription each, List<String> lines) {
        String product = each.product().map(Product::label).orElse("");
        String where = each.where().isEmpty() ? "" : " (" + each.where() + ")";
        lines.add("    %s%s:".formatted(product, where));
        each.lines().forEach(l -> lines.add("        " + l));
        if (!each.note().isEmpty()) {
            lines.add("      " + each.note());
        }
    }

    private static void notAsked(Verdict verdict, List<String> lines) {
        if (verdict.notAsked().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not asked for, but good to know:");
        for (Diagnosis d : verdict.notAsked()) {
            lines.add("  %s  %s".formatted(d.cause().id(), d.finding().detail()));
        }
    }

    private static void section(List<String> lines, String head, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(head);
            body.forEach(l -> lines.add("  " + l));
        }
    }
}
