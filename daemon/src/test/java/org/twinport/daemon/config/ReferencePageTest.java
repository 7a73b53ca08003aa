package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReferencePageTest {

    private static final String COMMAND =
            "mvn -pl daemon -am test -Dtest=ReferencePageTest -Dtwinport.regenerate=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    /** Tests run in the folder of their module. */
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        String page = ReferencePage.of(COMMAND);
        if (Boolean.getBoolean("twinport.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("regenerate with: %s", COMMAND).exists();
        assertThat(Files.readString(PAGE)).as("regenerate with: %s", COMMAND).isEqualTo(page);
    }
}
