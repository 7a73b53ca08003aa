package org.twinport.tests.page;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Remedies;
import org.twinport.diagnosis.remedy.Remedy;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page that people find who cannot connect; one per writing, by one thread. */
final class WhyPage {
    /** What stands for the reader's own values; the head of the page says so. */
    private static final Map<String, String> VALUES =
            Map.of(
                    "host", "ftp.example.com",
                    "address", "203.0.113.10",
                    "range_first", "50000",
                    "range_last", "50100",
                    "user", "alice",
                    "client", "198.51.100.7",
                    "server", "203.0.113.10",
                    "interface", "eth0",
                    "certificate", "/etc/ssl/ftp/fullchain.pem",
                    "key", "/etc/ssl/ftp/privkey.pem");

    private static final List<Case> CASES =
            Stream.of(ConnectingCases.all(), DataCases.all(), TlsCases.all())
                    .flatMap(List::stream)
                    .toList();

    private final StringBuilder out = new StringBuilder();
    private final Set<Remedy> written = EnumSet.noneOf(Remedy.class);

    private WhyPage() {}

    static String text(String head) {
        WhyPage page = new WhyPage();
        page.out.append(head);
        page.contents();
        CASES.forEach(page::section);
        page.causes();
        page.others();
        return page.out.toString();
    }

    private void line(String format, Object... values) {
        out.append(format.formatted(values)).append('\n');
    }

    private void contents() {
        line("| what you see | where to read on |");
        line("|---|---|");
        for (Case each : CASES) {
            String seen = each.symptoms().stream().limit(3).collect(Collectors.joining("<br>"));
            line("| %s | [%s](#%s) |", seen, each.title(), each.anchor());
        }
    }

    private void section(Case each) {
        line("");
        line("## %s", each.title());
        line("");
        line("What people see:");
        line("");
        each.symptoms().forEach(symptom -> line("- %s", symptom));
        line("");
        out.append(each.why());
        line("");
        line("| cause | what happened | who must act |");
        line("|---|---|---|");
        for (Cause cause : each.causes()) {
            line("| `%s` | %s | %s |", cause.id(), cause.sentence(), cause.actor().words());
        }
        each.remedies().forEach(this::remedy);
    }

    private static String who(Remedy remedy) {
        String words = remedy.actor().words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void remedy(Remedy remedy) {
        line("");
        if (!written.add(remedy)) {
            line("**%s:** %s [Lines above](#%s).", who(remedy), remedy.sentence(), remedy.id());
            return;
        }
        line("<a id=\"%s\"></a>**%s:** %s", remedy.id(), who(remedy), remedy.sentence());
        List<Fix> fixes = remedy.products().stream().flatMap(p -> remedy.fix(p).stream()).toList();
        if (fixes.isEmpty()) {
            return;
        }
        line("");
        line("<details><summary>%s</summary>", names(fixes));
        steps(fixes.stream().filter(fix -> !fix.form().isPasteReady()).toList());
        lines(fixes.stream().filter(fix -> fix.form().isPasteReady()).toList());
        line("");
        line("</details>");
    }

    private static String names(List<Fix> fixes) {
        return fixes.stream().map(fix -> fix.product().label()).collect(Collectors.joining(", "));
    }

    private void steps(List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return;
        }
        line("");
        for (Fix fix : fixes) {
            String steps =
                    fix.lines(VALUES).stream()
                            .map(step -> step.replace("|", "\\|"))
                            .collect(Collectors.joining("<br>"));
            line("- %s (%s): %s%s", fix.product().label(), proof(fix), steps, note(fix, ". "));
        }
    }

    private void lines(List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return;
        }
        line("");
        line("```");
        boolean first = true;
        for (Fix fix : fixes) {
            if (!first) {
                line("");
            }
            first = false;
            line("### %s, in %s (%s)", fix.product().label(), fix.where(), proof(fix));
            if (!fix.note().isEmpty()) {
                line("### %s", fix.note());
            }
            fix.lines(VALUES).forEach(each -> line("%s", each));
        }
        line("```");
    }

    private static String proof(Fix fix) {
        return fix.isProved() ? "cured it in a test" : "not run in a test";
    }

    private static String note(Fix fix, String before) {
        return fix.note().isEmpty() ? "" : before + fix.note();
    }

    private void causes() {
        line("");
        line("## All causes, by the stage in which they show");
        line("");
        line(
                "The ids stand in replies, errors, events and logs; [causes.md](causes.md) is the table by id.");
        for (Stage stage : Stage.values()) {
            line("");
            line("### %s", stageTitle(stage));
            line("");
            line("| cause | what happened | who must act | what to do |");
            line("|---|---|---|---|");
            Stream.of(Cause.values()).filter(cause -> cause.stage() == stage).forEach(this::row);
        }
    }

    private void row(Cause cause) {
        String remedies =
                Remedies.of(cause).stream()
                        .map(remedy -> "[%s](#%s)".formatted(remedy.id(), remedy.id()))
                        .collect(Collectors.joining(", "));
        line(
                "| `%s` | %s | %s | %s |",
                cause.id(), cause.sentence(), cause.actor().words(), remedies);
    }

    private static String stageTitle(Stage stage) {
        return switch (stage) {
            case NAME -> "The host name";
            case CONNECT -> "The connection to the control port";
            case GREETING -> "The greeting";
            case TLS -> "TLS";
            case LOGIN -> "The login";
            case DATA_SETUP -> "PASV, EPSV, PORT, EPRT";
            case DATA_CONNECTION -> "The data connection";
            case TRANSFER -> "The transfer";
            case FINAL_REPLY -> "The last reply";
        };
    }

    private void others() {
        line("");
        line("## What else can be done");
        Stream.of(Remedy.values())
                .filter(remedy -> !written.contains(remedy))
                .toList()
                .forEach(this::remedy);
    }
}
