package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Transfers that break and go on, and what a person sees of them. */
class TransferTest {
    private static final int SIZE = 1_000_000;
    private static final int CUT = 400_000;

    private static Served served;
    private static byte[] content;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
        content = new byte[SIZE];
        new Random(7).nextBytes(content);
        Files.write(served.root().resolve("big.bin"), content);
    }

    @AfterAll
    static void stop() {
        if (served != null) {
            served.close();
        }
    }

    private Path local(String name) {
        return folder.resolve(name);
    }

    @Test
    void get_resume_fetches_only_the_rest() throws IOException {
        Path local = local("big.bin");
        Files.write(local("big.bin.twinport-part"), Arrays.copyOf(content, CUT));
        ToolResult result =
                Cli.expect(
                        0, Cli.of("get", "--resume", "--trace", served.url("big.bin"), "" + local));
        assertThat(result.errors())
                .contains("> REST 400000\n")
                .contains("closed after 600000 bytes");
        assertThat(result.output()).contains("resumed at 400 kB");
        assertThat(local).hasBinaryContent(content);
        assertThat(local("big.bin.twinport-part")).doesNotExist();
        ToolResult again =
                Cli.expect(0, Cli.of("get", "--resume", served.url("big.bin"), "" + local));
        assertThat(again.output()).contains("already complete");
    }

    @Test
    void one_file_takes_one_login() throws IOException {
        Path local = local("once.bin");
        ToolResult fetched =
                Cli.expect(0, Cli.of("get", "--trace", served.url("big.bin"), "" + local));
        assertThat(fetched.errors()).containsOnlyOnce("> USER ");
        ToolResult stored =
                Cli.expect(0, Cli.of("put", "--trace", "" + local, served.url("once.bin")));
        assertThat(stored.errors()).containsOnlyOnce("> USER ");
        assertThat(served.root().resolve("once.bin")).hasBinaryContent(content);
    }

    @Test
    void put_resume_sends_only_the_rest_of_an_upload_that_broke() throws IOException {
        Path local = Files.write(local("up.bin"), content);
        try (Dialogue dialogue = served.login()) {
            dialogue.ask("TYPE I", 200);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("STOR up.bin");
                dialogue.expect(150);
                data.write(Arrays.copyOf(content, CUT));
                awaitSize(CUT);
                data.cut();
            }
            dialogue.expect(426);
        }
        assertThat(served.root().resolve("up.bin")).doesNotExist();
        ToolResult result =
                Cli.expect(
                        0, Cli.of("put", "--resume", "--trace", "" + local, served.url("up.bin")));
        assertThat(result.errors()).contains("closed after 600000 bytes");
        assertThat(served.root().resolve("up.bin")).hasBinaryContent(content);
    }

    @Test
    void verify_says_by_which_means_and_keep_times_keeps_them() throws IOException {
        Path local = local("back.bin");
        ToolResult get =
                Cli.expect(0, Cli.of("get", "--verify", served.url("big.bin"), "" + local));
        assertThat(get.output()).contains("verified by SHA-256 (HASH)");
        FileTime then = FileTime.from(Instant.parse("2020-01-02T03:04:05Z"));
        Files.setLastModifiedTime(local, then);
        ToolResult put =
                Cli.expect(
                        0,
                        Cli.of(
                                "put",
                                "--verify",
                                "--keep-times",
                                "--json",
                                "" + local,
                                served.url("dated.bin")));
        assertThat(put.output()).contains("\"verifiedBy\":[\"SHA-256 (HASH)\"]");
        assertThat(served.root().resolve("dated.bin")).hasBinaryContent(content);
        assertThat(Files.getLastModifiedTime(served.root().resolve("dated.bin"))).isEqualTo(then);
    }

    @Test
    void a_file_that_differs_is_a_failure_of_its_own() throws IOException {
        Misbehaviour offers = new Misbehaviour.Offers(List.of("XCRC", "SIZE"));
        Misbehaviour lies = new Misbehaviour.Answers("XCRC", "250 DEADBEEF");
        try (ScriptedServer server = ScriptedServer.start(offers, lies)) {
            server.files().put("file.bin", content);
            server.files().put("other.bin", content);
            String url = "ftp://joe@127.0.0.1:%d/".formatted(server.port());
            ToolResult one =
                    Cli.expect(
                            15,
                            Cli.of(
                                    "get",
                                    "--verify",
                                    "--retries",
                                    "0",
                                    url + "file.bin",
                                    "" + local("x")));
            assertThat(one.errors())
                    .contains("CRC32 (XCRC)", "deadbeef")
                    .contains("[content-differs]");
            ToolResult several =
                    Cli.expect(
                            12,
                            Cli.of(
                                    "get",
                                    "--verify",
                                    "--json",
                                    "--retries",
                                    "0",
                                    url + "file.bin",
                                    url + "other.bin",
                                    "" + folder));
            assertThat(several.output()).contains("\"exitCode\":15", "content-differs");
        }
    }

    /** A reset overtakes what has not been read yet. */
    private static void awaitSize(long size) {
        try (Dialogue other = served.login()) {
            other.ask("TYPE I", 200);
            long end = System.nanoTime() + Cli.PATIENCE.toNanos();
            while (true) {
                other.send("SIZE up.bin");
                if (other.reply().toString().startsWith("213 " + size)) {
                    return;
                }
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void a_transfer_that_breaks_leaves_nothing_under_the_files_name() throws IOException {
        Misbehaviour broken = new Misbehaviour.MovesOnly(CUT, Misbehaviour.Then.RESETS);
        Path local = local("file.bin");
        try (ScriptedServer server = ScriptedServer.start(broken)) {
            server.files().put("/file.bin", content);
            String url = "ftp://joe@127.0.0.1:%d/file.bin".formatted(server.port());
            ToolResult result =
                    Cli.expect(9, Cli.of("get", "--retries", "0", url, local.toString()));
            assertThat(result.errors()).contains("[data-");
        }
        assertThat(local).doesNotExist();
        assertThat(local("file.bin.twinport-part")).exists();
    }

    @Test
    void a_transfer_that_breaks_once_is_repeated_from_where_it_broke() throws IOException {
        Misbehaviour broken = new Misbehaviour.MovesOnly(CUT, Misbehaviour.Then.CLOSES);
        Path local = local("file.bin");
        try (ScriptedServer server = ScriptedServer.start(new Misbehaviour.AtFirst(1, broken))) {
            server.files().put("/file.bin", content);
            String url = "ftp://joe@127.0.0.1:%d/file.bin".formatted(server.port());
            ToolResult result = Cli.expect(0, Cli.of("get", url, local.toString()));
            assertThat(result.errors()).contains("trying again");
        }
        assertThat(local).hasBinaryContent(content);
    }

    @Test
    @NeedsTool("script")
    void a_bar_is_drawn_on_a_terminal_and_nowhere_else() {
        Path local = local("big.bin");
        var get = Cli.of("get", served.url("big.bin"), local.toString());
        ToolResult terminal = Cli.onTerminal(get, folder).run().orFail();
        assertThat(terminal.output()).contains("\r").contains("big.bin").contains("100%");
        assertThat(local).hasBinaryContent(content);
        ToolResult pipe = Cli.expect(0, get);
        assertThat(pipe.output()).containsPattern("big\\.bin  1\\.00 MB in \\d+\\.\\d s, .*/s\n");
        assertThat(pipe.output() + pipe.errors()).doesNotContain("\r").doesNotContain("100%");
    }

    @Test
    void of_several_files_the_failed_ones_are_named_and_the_others_done() throws IOException {
        for (String name : new String[] {"one", "two", "three"}) {
            Files.writeString(local(name), name);
        }
        Files.createDirectories(served.root().resolve("in/two"));
        ToolResult result =
                Cli.expect(12, Cli.of("put", "--retries", "0", folder + "/*", served.url("in/")));
        assertThat(result.errors()).contains("1 failed").contains("in/two: STOR in/two");
        assertThat(served.root().resolve("in/one")).hasContent("one");
        assertThat(served.root().resolve("in/three")).hasContent("three");
    }
}
