package org.twinport.daemon.config;

import org.junit.jupiter.api.Test;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;

final class ReferencePageTest {

    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "configuration.md",
                    "mvn -pl daemon -am test -Dtest=ReferencePageTest -Dtwinport.regenerate=true"
                            + " -Dsurefire.failIfNoSpecifiedTests=false");

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        PAGE.requireSays(ReferencePage.of(PAGE.command()));
    }
}
