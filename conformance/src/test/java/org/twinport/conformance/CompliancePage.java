package org.twinport.conformance;

import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Document;
import org.twinport.protocol.command.RefusedParameter;
import org.twinport.protocol.command.Verb;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the page of RFC compliance from the table of verbs and the list of checks; pure. */
final class CompliancePage {

    private static final String HEAD =
            """
            # RFC compliance

            Which section of which RFC is proved by what. The checks are those of `twinport conformance` and run against our
            own server in every build (`OurConformanceTest`); [conformance.md](conformance.md) has their sentences and how
            other servers do. Every verb is also walked over a real socket with one success and one refusal
            (`VerbWalkTest`). This page is written from the table of verbs (`org.twinport.protocol.command.Verb`, the same that
            the parser, HELP and FEAT read) and the list of checks. Do not edit it; after a change of either run

            ```
            %s
            ```

            ## Sections

            | Document | Section | Verbs | Proved by |
            |---|---|---|---|
            """;

    private static final String VERBS_HEAD =
            """

            ## Verbs

            | Verb | Syntax | Source | Before login | FEAT | Offered | Checks |
            |---|---|---|---|---|---|---|
            """;

    private static final String REFUSED_HEAD =
            """

            ## Parameters that are not offered

            RFC 959 defines them; they are answered with 504.

            | Command | Reason |
            |---|---|
            """;

    private CompliancePage() {}

    /** The page in Markdown; {@code command} is what regenerates it. */
    static String page(String command) {
        StringBuilder out = new StringBuilder(HEAD.formatted(command));
        sections().forEach((_, checks) -> section(out, checks));
        out.append(VERBS_HEAD);
        for (Verb verb : Verb.values()) {
            verb(out, verb);
        }
        out.append(REFUSED_HEAD);
        for (RefusedParameter refused : RefusedParameter.values()) {
            String command504 = refused.verb() + " " + refused.parameter();
            row(out, List.of(code(command504), refused.reason()));
        }
        return out.toString();
    }

    private static Map<String, List<Check>> sections() {
        List<Check> sorted =
                Examination.checks().stream()
                        .sorted((a, b) -> a.document().compareTo(b.document()))
                        .toList();
        Map<String, List<Check>> sections = new LinkedHashMap<>();
        for (Document document : Document.values()) {
            sections.putAll(
                    sorted.stream()
                            .filter(check -> check.document() == document)
                            .sorted((a, b) -> bySection(a).compareTo(bySection(b)))
                            .collect(
                                    Collectors.groupingBy(
                                            Check::source,
                                            LinkedHashMap::new,
                                            Collectors.toList())));
        }
        return sections;
    }

    /** Numbers sort as numbers. */
    private static String bySection(Check check) {
        return Pattern.compile("\\d+")
                .matcher(check.section())
                .replaceAll(number -> "%04d".formatted(Integer.parseInt(number.group())));
    }

    private static void section(StringBuilder out, List<Check> checks) {
        Check first = checks.getFirst();
        String verbs =
                Arrays.stream(Verb.values())
                        .filter(verb -> checks.stream().anyMatch(check -> isAbout(check, verb)))
                        .map(Verb::name)
                        .collect(Collectors.joining(", "));
        row(out, List.of(first.document().label(), first.section(), verbs, ids(checks)));
    }

    private static void verb(StringBuilder out, Verb verb) {
        row(
                out,
                List.of(
                        verb.name(),
                        code(verb.usage()),
                        verb.source(),
                        verb.needsLogin() ? "no" : "yes",
                        String.join(", ", verb.features()),
                        verb.isOffered() ? "yes" : "no (502): " + verb.reasonNotOffered(),
                        ids(about(verb))));
    }

    /** The checks whose sentence names the verb. */
    static List<Check> about(Verb verb) {
        return Examination.checks().stream().filter(check -> isAbout(check, verb)).toList();
    }

    private static boolean isAbout(Check check, Verb verb) {
        return Pattern.compile("\\b" + verb.name() + "\\b").matcher(check.requirement()).find();
    }

    private static String ids(List<Check> checks) {
        return checks.stream().map(check -> code(check.id())).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
