package org.twinport.tests.architecture;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;
import java.util.Locale;

/** Every cause whose id a reply or an error may show can be looked up. */
class CausesPageTest {
    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "causes.md",
                    "mvn -pl tests -am test -Dtest=CausesPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dtwinport.regenerate=true");

    private static final String HEAD =
            """
            # Causes

            When something fails, the server's reply ends with the id of the cause in square brackets
            (`425 … [passive-no-connection]`), and the client's errors, the events and the logs carry the same id. Look it up
            here. This page is written from the table of causes (`org.twinport.diagnosis.Cause`). Do not edit it; after a
            change of the table run

            ```
            %s
            ```

            | Id | What happened | Where it shows | Who must act | What to change |
            |---|---|---|---|---|
            """;

    private static String page() {
        StringBuilder out = new StringBuilder(HEAD.formatted(PAGE.command()));
        for (Cause cause : Cause.values()) {
            out.append(
                    "| `%s` | %s | %s | %s | %s |%n"
                            .formatted(
                                    cause.id(),
                                    cause.sentence(),
                                    cause.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    cause.actor().words(),
                                    cause.fix()));
        }
        return out.toString();
    }

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        PAGE.requireSays(page());
    }
}
