package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.script.DeadEnd;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each way to fail has its own exit code, and a message that says what to do. */
@LeavesNothing
class ExitCodesTest {
    @TempDir Path folder;

    private static String url(int port, String path) {
        return "ftp://joe@127.0.0.1:%d/%s".formatted(port, path);
    }

    @Test
    void a_name_without_an_address() {
        ToolResult result = Cli.expect(3, Cli.of("ls", "ftp://joe@no-such-host.invalid/"));
        assertThat(result.errors())
                .contains("no-such-host.invalid")
                .contains("Check the spelling")
                .contains("[name-unknown]");
    }

    @Test
    void a_port_that_refuses_or_is_silent_or_speaks_something_else() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (DeadEnd refusing = DeadEnd.refusing(loopback);
                DeadEnd silent = DeadEnd.silent(loopback);
                ScriptedServer web =
                        ScriptedServer.start(
                                Misbehaviour.Greets.with("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(Cli.expect(4, Cli.of("ls", url(refusing.port(), ""))).errors())
                    .contains("[control-refused]");
            assertThat(
                            Cli.expect(4, Cli.of("ls", "--timeout", "2", url(silent.port(), "")))
                                    .errors())
                    .contains("within 2 s")
                    .contains("[control-dropped]");
            assertThat(Cli.expect(4, Cli.of("ls", url(web.port(), ""))).errors())
                    .contains("[not-ftp]");
        }
    }

    @Test
    void a_wrong_password_and_none_at_all() {
        try (Served served = Served.start()) {
            String list = served.url("");
            String wrong = list.replace("joe@", "joe:wrong-one@");
            ToolResult refused = Cli.expect(5, Cli.bare("ls", "--trace", wrong));
            assertThat(refused.errors())
                    .contains("530")
                    .contains("[login-refused]")
                    .doesNotContain("wrong-one");
            assertThat(Cli.expect(5, Cli.bare("ls", list)).errors())
                    .contains("set FTP_PASSWORD, write it into ~/.netrc");
        }
    }

    @Test
    void no_data_connection() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start(
                        new Misbehaviour.DeadPort("EPSV", false),
                        new Misbehaviour.DeadPort("PASV", false))) {
            ToolResult result = Cli.expect(6, Cli.of("ls", "--passive", url(server.port(), "")));
            assertThat(result.errors())
                    .contains("tried EPSV: ")
                    .contains("tried PASV: ")
                    .contains("[passive-refused]");
        }
    }

    @Test
    void nothing_there_and_not_permitted() throws IOException {
        Path local = Files.writeString(folder.resolve("x"), "x");
        try (Served served = Served.start()) {
            String target = folder.resolve("got").toString();
            Cli.expect(7, Cli.of("get", served.url("none"), target));
            Cli.expect(7, Cli.of("get", served.url("*.none"), target));
            Cli.expect(7, Cli.of("cat", served.url("none")));
            Cli.expect(7, Cli.of("rm", served.url("none")));
            Cli.expect(7, Cli.of("stat", served.url("none")));
            Cli.expect(7, Cli.of("mv", served.url("none"), served.url("other")));
            Cli.expect(7, Cli.of("put", local.toString(), served.url("none/x")));
            served.file("dir/x", "x");
            Cli.expect(8, Cli.of("rm", served.url("dir")));
            Cli.expect(8, Cli.of("cat", served.url("dir")));
            assertThat(folder.resolve("got")).doesNotExist();
        }
    }

    @Test
    void a_local_file_that_cannot_be_read_or_written() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        try (Served served = Served.start()) {
            served.file("a.txt", "content");
            String below = file.resolve("below").toString();
            ToolResult get = Cli.expect(10, Cli.of("get", served.url("a.txt"), below));
            assertThat(get.errors()).contains("below");
            String none = folder.resolve("none").toString();
            ToolResult put = Cli.expect(10, Cli.of("put", none, served.url("")));
            assertThat(put.errors()).contains("there is no local file '" + none + "'");
        }
    }

    @Test
    void a_control_connection_that_ends() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(new Misbehaviour.HangsUpAt("DELE"))) {
            server.files().put("/a.txt", new byte[1]);
            ToolResult result = Cli.expect(11, Cli.of("rm", url(server.port(), "a.txt")));
            assertThat(result.errors()).contains("[control-lost]");
        }
    }
}
