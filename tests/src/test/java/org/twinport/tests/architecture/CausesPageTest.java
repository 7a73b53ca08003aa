package org.twinport.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Every cause whose id a reply or an error may show can be looked up. */
class CausesPageTest {
    private static final String COMMAND =
            "mvn -pl tests -am test -Dtest=CausesPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dtwinport.regenerate=true";

    /** Tests run in the folder of their module. */
    private static final Path PAGE = Path.of("..", "docs", "causes.md");

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
        StringBuilder out = new StringBuilder(HEAD.formatted(COMMAND));
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
        if (Boolean.getBoolean("twinport.regenerate")) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("regenerate with: %s", COMMAND).exists();
        assertThat(Files.readString(PAGE)).as("regenerate with: %s", COMMAND).isEqualTo(page());
    }
}
