package org.twinport.conformance;

import org.twinport.conformance.check.Document;
import org.twinport.conformance.check.Level;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports as tables by document, with the counts at the end; pure. */
public final class Tables {
    private static final List<String> WORDS = List.of("PASS", "FAIL", "NOT OFFERED", "SKIPPED");

    private Tables() {}

    /** For a terminal; each line ends in a line feed. */
    public static String text(Report report) {
        StringBuilder out = new StringBuilder();
        for (Document document : Document.values()) {
            List<Result> results = of(report, document);
            if (!results.isEmpty()) {
                out.append("%s: %s%n".formatted(document.label(), document.title()));
                results.forEach(result -> textRow(out, result));
                out.append(System.lineSeparator());
            }
        }
        for (Level level : Level.values()) {
            out.append("%-7s %s%n".formatted(word(level), counts(report, level)));
        }
        report.leftBehind().forEach(left -> out.append("left behind: %s%n".formatted(left)));
        return out.toString();
    }

    private static void textRow(StringBuilder out, Result result) {
        out.append(
                "  %-11s  %-7s %-8s %-22s %s%n"
                        .formatted(
                                result.verdict().word(),
                                result.check().section(),
                                word(result.check().level()),
                                result.check().id(),
                                result.check().requirement()));
        if (!result.verdict().detail().isEmpty()) {
            out.append("               %s%n".formatted(result.verdict().detail()));
        }
    }

    /** A page for people, headings from the second level on. */
    public static String markdown(Report report) {
        StringBuilder out = new StringBuilder();
        for (Document document : Document.values()) {
            List<Result> results = of(report, document);
            if (!results.isEmpty()) {
                out.append(
                        """
                        ## %s: %s

                        | Section | Level | Check | What must be true | Verdict | Seen |
                        |---|---|---|---|---|---|
                        """
                                .formatted(document.label(), document.title()));
                results.forEach(result -> markdownRow(out, result));
                out.append('\n');
            }
        }
        out.append("## Counts\n\n");
        for (Level level : Level.values()) {
            out.append("- %s: %s\n".formatted(word(level), counts(report, level)));
        }
        report.leftBehind()
                .forEach(left -> out.append("- left behind: %s\n".formatted(cell(left))));
        return out.toString();
    }

    private static void markdownRow(StringBuilder out, Result result) {
        out.append(
                "| %s | %s | `%s` | %s | %s | %s |\n"
                        .formatted(
                                result.check().section(),
                                word(result.check().level()),
                                result.check().id(),
                                cell(result.check().requirement()),
                                result.verdict().word(),
                                cell(result.verdict().detail())));
    }

    /** {@code 96 pass, 1 fail, 4 not offered, 0 skipped}. */
    public static String counts(Report report, Level level) {
        Map<String, Long> counts = report.counts(level);
        return WORDS.stream()
                .map(word ->
                        "%d %s"
                                .formatted(
                                        counts.getOrDefault(word, 0L),
                                        word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** How a level is written: what documents say in capitals, and what they do not say. */
    public static String word(Level level) {
        return level == Level.HABIT ? "habit" : level.name();
    }

    /** Text that does not end a cell of a table or begin markup. */
    public static String cell(String text) {
        return text.replaceAll("([\\\\|<*_`\\[])", "\\\\$1");
    }

    private static List<Result> of(Report report, Document document) {
        return report.results().stream()
                .filter(result -> result.check().document() == document)
                .toList();
    }
}
