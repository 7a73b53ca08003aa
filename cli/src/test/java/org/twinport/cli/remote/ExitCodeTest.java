package org.twinport.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExitCodeTest {

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void the_readme_names_every_exit_code(ExitCode code) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        assertThat(readme).contains("| " + code.number() + " | " + code.meaning() + " |");
    }
}
