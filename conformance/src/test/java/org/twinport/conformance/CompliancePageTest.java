package org.twinport.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.command.Verb;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;

final class CompliancePageTest {

    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "rfc-compliance.md",
                    "mvn -pl conformance -am test -Dtest=CompliancePageTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtwinport.regenerate=true");

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        PAGE.requireSays(CompliancePage.page(PAGE.command()));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void a_verb_that_is_offered_is_checked(Verb verb) {
        if (verb.isOffered()) {
            assertThat(CompliancePage.about(verb)).as("checks about %s", verb).isNotEmpty();
        }
    }
}
