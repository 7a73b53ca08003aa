package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            assertThat(runtime).doesNotExist();
        }
    }

    @Test
    void a_second_signal_ends_the_grace_at_once() throws IOException {
        try (Served served = serve("1h");
                Dialogue dialogue = served.login()) {
            dialogue.ask("TYPE I", 200);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("RETR big");
                dialogue.expect(150);
                assertThat(data.read(BEGINNING)).hasSize(BEGINNING);
                served.askToEnd();
                served.awaitLog("stopping transfers=1 grace-seconds=3600");
                served.askToEnd();
                assertThat(served.awaitEnd().exitCode()).isEqualTo(SIGTERM);
                assertThat(dialogue.expect(426).toString()).contains("[shutdown]");
                assertThat(served.panel()).noneMatch(line -> line.contains("Ctrl-C"));
            }
        }
    }

    @Test
    @NeedsTool("script")
    void on_a_terminal_the_person_reads_what_the_end_waits_for() throws IOException {
        Path big = Files.write(folder.resolve("big"), new byte[SIZE]);
        Tool serve =
                Cli.bare("serve", "--listen", "127.0.0.1:0", "--user", "joe:x")
                        .with("--root", folder.toString());
        Tool terminal = Cli.onTerminal(serve, folder).env(Served.environment(folder));
        try (Child child = terminal.start()) {
            String panel = child.awaitOutput(text -> text.contains("Ctrl-C stops"), Cli.PATIENCE);
            assertThat(panel.substring(0, panel.indexOf("Ctrl-C stops")))
                    .as("the panel comes first")
                    .doesNotContain(" started ");
            Matcher port = Pattern.compile("ftp://127\\.0\\.0\\.1:(\\d+)/").matcher(panel);
            assertThat(port.find()).isTrue();
            try (Dialogue dialogue = dialogue(Integer.parseInt(port.group(1)));
                    DataSocket data = dialogue.pasv()) {
                dialogue.send("RETR " + big.getFileName());
                dialogue.expect(150);
                assertThat(data.read(BEGINNING)).hasSize(BEGINNING);
                signalServer(child);
                String waits = "1 transfer still runs; waiting up to 30 s, Ctrl-C again ends it";
                child.awaitOutput(text -> text.contains(waits), Cli.PATIENCE);
                signalServer(child);
                dialogue.expect(426);
            }
            child.await(Cli.PATIENCE);
        }
    }

    private static Dialogue dialogue(int port) {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        Dialogue dialogue =
                Dialogue.connect(new InetSocketAddress(loopback, port)).login("joe", "x");
        dialogue.ask("TYPE I", 200);
        return dialogue;
    }

    /** The server is the last of the programs between it and the terminal. */
    private static void signalServer(Child terminal) {
        ProcessHandle server =
                ProcessHandle.of(terminal.pid())
                        .orElseThrow()
                        .descendants()
                        .filter(process -> process.children().findAny().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(server.destroy()).isTrue();
    }
}
