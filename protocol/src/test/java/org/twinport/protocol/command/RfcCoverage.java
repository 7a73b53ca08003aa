package org.twinport.protocol.command;

import java.util.List;

/** Writes the page of RFC coverage from the table of verbs; pure. */
final class RfcCoverage {

    private static final String HEAD =
            """
            # RFC coverage

            This page is written from the table of verbs (`org.twinport.protocol.command.Verb`), the same table that
            the parser, HELP and FEAT read. Do not edit it; after a change of the table run

            ```
            %s
            ```

            ## Verbs

            | Verb | Syntax | Source | Before login | FEAT | Offered |
            |---|---|---|---|---|---|
            """;

    private static final String REFUSED_HEAD =
            """

            ## Parameters that are not offered

            RFC 959 defines them; they are answered with 504.

            | Command | Reason |
            |---|---|
            """;

    private RfcCoverage() {}

    /** The page in Markdown; {@code command} is what regenerates it. */
    static String page(String command) {
        StringBuilder out = new StringBuilder(HEAD.formatted(command));
        for (Verb verb : Verb.values()) {
            row(
                    out,
                    List.of(
                            verb.name(),
                            code(verb.usage()),
                            verb.source(),
                            verb.needsLogin() ? "no" : "yes",
                            String.join(", ", verb.features()),
                            verb.isOffered() ? "yes" : "no (502): " + verb.reasonNotOffered()));
        }
        out.append(REFUSED_HEAD);
        for (RefusedParameter refused : RefusedParameter.values()) {
            String command504 = refused.verb() + " " + refused.parameter();
            row(out, List.of(code(command504), refused.reason()));
        }
        return out.toString();
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
