package org.twinport.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.command.Verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class CompliancePageTest {

    private static final String COMMAND =
            "mvn -pl conformance -am test -Dtest=CompliancePageTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dtwinport.regenerate=true";

    /** Tests run in the folder of their module. */
    private static final Path PAGE = Path.of("..", "docs", "rfc-compliance.md");

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        String page = CompliancePage.page(COMMAND);
        if (Boolean.getBoolean("twinport.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("regenerate with: %s", COMMAND).exists();
        assertThat(Files.readString(PAGE)).as("regenerate with: %s", COMMAND).isEqualTo(page);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void a_verb_that_is_offered_is_checked(Verb verb) {
        if (verb.isOffered()) {
            assertThat(CompliancePage.about(verb)).as("checks about %s", verb).isNotEmpty();
        }
    }
}
