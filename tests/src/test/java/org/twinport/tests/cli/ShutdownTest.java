package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SIGTERM while files move: a grace, then the end. */
@LeavesNothing
class ShutdownTest {
    private static final int SIZE = 30_000_000;
    private static final int BEGINNING = 1000;
    private static final int SIGTERM = 128 + 15;

    @TempDir Path folder;

    private Served serve(String grace) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("twinport.yaml"), "deadlines: {grace: " + grace + "}\n");
        Served served = Served.start("--config", config.toString());
        Files.write(served.root().resolve("big"), new byte[SIZE]);
        return served;
    }

    @Test
    void a_running_download_is_finished_within_the_grace_and_nobody_else_gets_in()
            throws IOException {
        try (Served served = serve("60s");
                Dialogue dialogue = served.login()) {
            dialogue.ask("TYPE I", 200);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("RETR big");
                dialogue.expect(150);
                assertThat(data.read(BEGINNING)).hasSize(BEGINNING);
                served.askToEnd();
                served.awaitLog("stopping");
                assertThat(Cli.expect(4, Cli.of("ls", served.url(""))).errors())
                        .containsPattern("control-refused|server-full|not-ftp");
                assertThat(data.readAll()).hasSize(SIZE - BEGINNING);
            }
            dialogue.expect(226);
            dialogue.expect(421);
            assertThat(served.awaitEnd().exitCode()).isEqualTo(SIGTERM);
            assertThat(served.log()).contains("complete=true");
        }
    }

    @Test
    void a_download_that_does_not_move_is_ended_after_the_grace() throws IOException {
        try (Served served = serve("1s");
                Dialogue dialogue = served.login()) {
            dialogue.ask("TYPE I", 200);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("RETR big");
                dialogue.expect(150);
                assertThat(data.read(BEGINNING)).hasSize(BEGINNING);
                ToolResult end = served.terminate();
                assertThat(end.exitCode()).isEqualTo(SIGTERM);
                assertThat(dialogue.expect(426).toString()).contains("[shutdown]");
            }
        }
    }

    @Test
    void an_idle_session_is_told_and_nothing_is_left() throws IOException {
        Path runtime;
        try (Served served = serve("1s");
                Dialogue dialogue = served.login()) {
            runtime = served.root().resolveSibling("twinport");
            assertThat(runtime.toFile().list()).isNotEmpty();
            served.askToEnd();
            dialogue.expect(421);
            assertThat(served.awaitEnd().exitCode()).isEqualTo(SIGTERM);
            assertThat(runtime.toFile().list()).isEmpty();
        }
    }
}
