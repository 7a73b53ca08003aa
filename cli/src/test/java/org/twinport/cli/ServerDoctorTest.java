package org.twinport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ServerDoctorTest {

    @TempDir Path folder;

    private int code;

    private String run(String yaml, boolean json) throws IOException, CommandFailed {
        Path config = Files.writeString(folder.resolve("twinport.yaml"), yaml);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        code = new ServerDoctor(Map.of()).run(Optional.of(config), json, stream);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_error_of_the_host_has_an_exit_code_of_its_own() throws Exception {
        String said = run("root: /no/such/folder\nlisten: 127.0.0.1:2199\n", false);
        assertThat(code).isEqualTo(ExitCode.HOST.number());
        assertThat(said)
                .startsWith("This host, before users come: 1 error, ")
                .contains("  There is no folder /no/such/folder to serve. [folder]")
                .contains("      fix   sudo install -d -o ");
    }

    @Test
    void without_an_error_all_is_done() throws Exception {
        String said = run("root: .\nlisten: 127.0.0.1:2199\n", false);
        assertThat(code).isEqualTo(ExitCode.OK.number());
        assertThat(said).contains("[control-reach]").contains("      fix   listen: 2199");
    }

    @Test
    void programs_get_the_same_as_one_document() throws Exception {
        String said = run("root: /no/such/folder\nlisten: 127.0.0.1:2199\n", true);
        assertThat(said)
                .startsWith("{\"error\":1,\"warning\":")
                .contains(
                        "{\"id\":\"folder\",\"severity\":\"error\",\"what\":\"There is no folder /no/such/folder to serve.\",\"evidence\":[],\"fix\":[\"sudo install ");
    }

    @Test
    void wrong_settings_are_told_as_serve_does() {
        assertThatThrownBy(() -> run("rot: /srv\n", false))
                .isInstanceOfSatisfying(
                        CommandFailed.class,
                        failed -> assertThat(failed.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("rot");
    }
}
