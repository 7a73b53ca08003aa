package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class RfcCoverageTest {

    private static final String COMMAND =
            "mvn -pl protocol test -Dtest=RfcCoverageTest -Dtwinport.regenerate=true";

    /** Tests run in the folder of their module. */
    private static final Path PAGE = Path.of("..", "docs", "rfc-coverage.md");

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        String page = RfcCoverage.page(COMMAND);
        if (Boolean.getBoolean("twinport.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("regenerate with: %s", COMMAND).exists();
        assertThat(Files.readString(PAGE)).as("regenerate with: %s", COMMAND).isEqualTo(page);
    }
}
