package org.twinport.lab.verify;

import org.twinport.diagnosis.Cause;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.stand.DoctorReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was verified, as text: a line for each scenario and the sums; pure. */
public final class Table {
    private static final String FORMAT = "%-38s %-15s %-8s %-32s %-32s %-6s %6s%n";

    private Table() {}

    public static String head() {
        return FORMAT.formatted("SCENARIO", "STAGE", "GENUINE", "USER", "ROOT", "CURED", "TIME");
    }

    public static String line(Row row) {
        if (row.skipped().isPresent()) {
            return "%-38s skipped: %s%n".formatted(row.scenario().name(), row.skipped().get());
        }
        return FORMAT.formatted(
                row.scenario().name(),
                row.scenario().isHealthy()
                        ? "healthy"
                        : row.scenario().stage().name().toLowerCase(java.util.Locale.ROOT),
                row.isGenuine() ? "yes" : "NO",
                said(row, false),
                said(row, true),
                row.cure().map(cure -> cure.cured() ? "yes" : "NO").orElse("-"),
                seconds(row.time()));
    }

    private static String said(Row row, boolean root) {
        Optional<DoctorReport> report = root ? row.root() : row.user();
        if (report.isEmpty()) {
            return "-";
        }
        String mark = row.isNamed(root).orElse(false) ? "" : "!! ";
        String what =
                report.get().healthy() ? "healthy" : report.get().cause().orElse("no verdict");
        return mark + what + " " + seconds(report.get().time());
    }

    /** What is wrong with a row, in full; empty if nothing is. */
    public static String complaints(Row row) {
        StringBuilder text = new StringBuilder();
        row.plain().ifPresent(why -> text.append("  not genuine: ").append(why).append('\n'));
        for (boolean root : new boolean[] {false, true}) {
            if (!row.isNamed(root).orElse(true)) {
                text.append(wrong(row, root));
            }
        }
        row.cure()
                .filter(cure -> !cure.cured())
                .ifPresent(cure -> text.append("  not cured: ").append(cure.words()).append('\n'));
        return text.isEmpty() ? "" : row.scenario().name() + "\n" + text;
    }

    private static String wrong(Row row, boolean root) {
        DoctorReport report = (root ? row.root() : row.user()).orElseThrow();
        Scenario scenario = row.scenario();
        String expected =
                scenario.isHealthy()
                        ? "healthy"
                        : ids(root ? scenario.forRoot() : scenario.forUser());
        return "  %s: expected %s, the doctor says %s %s: %s%s%n"
                .formatted(
                        root ? "root" : "user",
                        expected,
                        report.cause().orElse(report.healthy() ? "healthy" : "nothing"),
                        report.causes(),
                        report.verdict(),
                        report.complaint().map(why -> "\n" + why).orElse(""));
    }

    /** Ids in the order of the table of causes. */
    public static String ids(Collection<Cause> causes) {
        return causes.stream().sorted().map(Cause::id).collect(Collectors.joining(" or "));
    }

    /** The sums, one a line. */
    public static String sums(List<Row> rows) {
        List<Row> tried = rows.stream().filter(row -> row.skipped().isEmpty()).toList();
        List<Row> faults = tried.stream().filter(row -> !row.scenario().isHealthy()).toList();
        List<Row> healthy = tried.stream().filter(row -> row.scenario().isHealthy()).toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                "scenarios: %d tried, %d skipped"
                        .formatted(tried.size(), rows.size() - tried.size()));
        lines.add("genuine: " + share(tried.stream().map(Row::isGenuine)));
        for (boolean root : new boolean[] {false, true}) {
            String who = root ? "root" : "an ordinary user";
            lines.add("faults named to %s: %s".formatted(who, share(named(faults, root))));
            lines.add(
                    "healthy ones called so to %s: %s".formatted(who, share(named(healthy, root))));
        }
        lines.add(
                "cured by the printed fix: "
                        + share(
                                faults.stream()
                                        .flatMap(r -> r.cure().stream())
                                        .map(Row.CureResult::cured)));
        lines.add("time to a verdict on faults: " + times(faults));
        lines.add("time to a verdict on healthy ones: " + times(healthy));
        return String.join("\n", lines) + "\n";
    }

    private static Stream<Boolean> named(List<Row> rows, boolean root) {
        return rows.stream().flatMap(row -> row.isNamed(root).stream());
    }

    private static String share(Stream<Boolean> results) {
        List<Boolean> all = results.toList();
        long good = all.stream().filter(each -> each).count();
        return all.isEmpty() ? "not asked" : "%d of %d".formatted(good, all.size());
    }

    private static String times(List<Row> rows) {
        List<Duration> sorted =
                rows.stream()
                        .flatMap(row -> Stream.concat(row.user().stream(), row.root().stream()))
                        .map(DoctorReport::time)
                        .sorted()
                        .toList();
        return sorted.isEmpty()
                ? "not asked"
                : "median %s, longest %s"
                        .formatted(
                                seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
