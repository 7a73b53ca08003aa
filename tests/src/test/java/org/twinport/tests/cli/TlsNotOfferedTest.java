package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The client commands at servers that have no TLS. */
class TlsNotOfferedTest {
    private static final String NOTE =
            "twinport: 127.0.0.1:%d offers no TLS: user, password and files go over the network in clear\n";

    @TempDir Path folder;

    private static String url(ScriptedServer server, String path) {
        return "ftp://joe@127.0.0.1:%d/%s".formatted(server.port(), path);
    }

    @Test
    @NeedsTool("python3")
    void whoever_insists_gets_an_exit_code_of_its_own_and_sends_no_password() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            ToolResult refused = Cli.expect(17, Cli.of("ls", "--tls", url(server, "")));
            assertThat(refused.errors()).contains("refuses AUTH TLS", "[tls-not-offered]");
            ToolResult json = Cli.expect(17, Cli.of("ls", "--json", "--tls", url(server, "")));
            assertThat(Cli.json(json, "v['error']['cause'], v['error']['stage']"))
                    .isEqualTo("tls-not-offered tls");
            String implicit = url(server, "").replace("ftp:", "ftps:");
            ToolResult clear = Cli.expect(17, Cli.of("ls", "--timeout", "5", implicit));
            assertThat(clear.errors()).contains("does not speak TLS there", "[tls-refused]");
            assertThat(server.commands()).noneMatch(command -> command.startsWith("PASS"));
        }
    }

    @Test
    void others_go_on_with_one_line_however_many_connections_there_are() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.files().directory("in");
            for (String name : List.of("a", "b", "c", "d")) {
                server.files().put("in/" + name, new byte[100_000]);
            }
            ToolResult got =
                    Cli.expect(0, Cli.of("get", "-r", url(server, "in"), folder.toString()));
            assertThat(got.errors()).isEqualTo(NOTE.formatted(server.port()));
            assertThat(server.connections()).isGreaterThan(1);
            ToolResult asked = Cli.expect(0, Cli.of("cat", "--no-tls", url(server, "in/a")));
            assertThat(asked.errors()).isEmpty();
        }
    }

    @Test
    void a_server_that_hangs_up_at_auth_is_used_in_clear_with_one_line() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(new Misbehaviour.HangsUpAt("AUTH"))) {
            server.files().put("a", "one\n".getBytes());
            ToolResult got = Cli.expect(0, Cli.of("cat", url(server, "a")));
            assertThat(got.output()).isEqualTo("one\n");
            assertThat(got.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("twinport: TLS with 127.0.0.1:" + server.port() + " fails")
                    .endsWith(
                            "connecting again, and user, password and files go over the network in clear");
        }
    }
}
