package org.twinport.lab.show;

import org.junit.jupiter.api.Test;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;

/** The page of the lab says what the table of scenarios says. */
class LabPageTest {
    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "lab.md",
                    "mvn -pl lab -am test -Dtest=LabPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dtwinport.regenerate=true");

    @Test
    void it_lists_every_scenario() throws IOException {
        PAGE.requireSays(LabPage.text(PAGE.command()));
    }
}
