package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

@LeavesNothing
class ConfigurationTest {
    @TempDir Path folder;

    private static String hash(String password, String... options) {
        return Cli.expect(0, Cli.bare("hash-password").with(options).input(password + "\n"))
                .output()
                .strip();
    }

    private Path config(String... lines) throws IOException {
        return Files.writeString(folder.resolve("twinport.yaml"), String.join("\n", lines) + "\n");
    }

    private static Tool reload(Served served) {
        return Cli.bare("reload", "--port", Integer.toString(served.port()))
                .env(served.environment());
    }

    private static Tool listAs(Served served, String user, String password) {
        return Cli.bare("ls", "ftp://%s@127.0.0.1:%d/".formatted(user, served.port()))
                .env(Map.of("FTP_PASSWORD", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--bcrypt"})
    void a_hash_made_by_hash_password_lets_the_user_in_and_nobody_else(String scheme)
            throws IOException {
        String password = "Käse & Brot 7";
        String hash = scheme.isEmpty() ? hash(password) : hash(password, scheme);
        assertThat(hash).startsWith(scheme.isEmpty() ? "$argon2id$" : "$2").doesNotContain("Brot");
        Path file = config("users:", "  alice: {password-hash: '" + hash + "'}");
        try (Served served = Served.startBare("--config", file.toString())) {
            Cli.expect(0, listAs(served, "alice", password));
            Cli.expect(5, listAs(served, "alice", password + "x"));
            Cli.expect(5, listAs(served, "bob", password));
            assertThat(served.log()).doesNotContain("Brot").doesNotContain(hash);
        }
    }

    @Test
    @NeedsTool("script")
    void on_a_terminal_hash_password_asks_twice() {
        Tool terminal = Cli.onTerminal(Cli.bare("hash-password"), folder);
        ToolResult result = terminal.input("first secret\nother secret\n").run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("Password: ").contains("Again: ").contains("differ");
    }

    @Test
    void an_empty_password_is_refused() {
        assertThat(Cli.expect(2, Cli.bare("hash-password").input("\n")).errors())
                .contains("an empty password protects nothing");
    }

    @Test
    void every_problem_of_a_file_is_named_on_a_line_with_its_place() throws IOException {
        Path file = config("listen: nonsense", "rooot: x", "passive:", "  ports: 99-70000");
        ToolResult result = Cli.expect(13, Cli.bare("serve", "--config", file.toString()));
        assertThat(result.output()).isEmpty();
        List<String> lines = result.errors().lines().toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains(file + ":1:").contains("nonsense"))
                .anySatisfy(line -> assertThat(line).contains(file + ":2:").contains("\"root\""))
                .anySatisfy(line -> assertThat(line).contains(file + ":4:").contains("1024-65535"))
                .allMatch(line -> line.startsWith("twinport: "));
    }

    @Test
    void flags_win_over_variables_and_variables_over_the_file() throws IOException {
        Path file = config("passive: {ports: 62000-62001}", "greeting: from the file");
        Tool serve = Cli.bare("serve", "--listen", "127.0.0.1:0", "--config", file.toString());
        Map<String, String> variables =
                Map.of("TWINPORT_PASSIVE_PORTS", "62002-62003", "XDG_RUNTIME_DIR", "" + folder);
        String user = Served.USER + ":" + Served.PASSWORD;
        Tool byVariable = serve.with("--user", user).env(variables);
        Tool byFlag = byVariable.with("--passive-ports", "62004-62005");
        Predicate<String> started = text -> text.contains("SIGTERM stops");
        try (var variable = byVariable.start();
                var flag = byFlag.start()) {
            assertThat(variable.awaitOutput(started, Cli.PATIENCE)).contains("ports 62002-62003");
            assertThat(flag.awaitOutput(started, Cli.PATIENCE)).contains("ports 62004-62005");
        }
    }

    @Test
    void a_reload_changes_new_sessions_and_leaves_running_ones_alone() throws IOException {
        String hash = hash("one");
        Path file = config("users:", "  alice: {password-hash: '" + hash + "'}");
        try (Served served = Served.start("--config", file.toString());
                Dialogue running = served.login()) {
            Cli.expect(5, listAs(served, "bob", "one"));
            config(
                    "read-only: true",
                    "users:",
                    "  alice: {password-hash: '" + hash + "'}",
                    "  bob: {password-hash: '" + hash + "'}");
            assertThat(Cli.expect(0, reload(served)).output()).contains("users");
            Cli.expect(0, listAs(served, "bob", "one"));
            running.ask("MKD still-mine", 257);
            try (Dialogue fresh = served.login()) {
                fresh.ask("MKD refused", 550);
            }
        }
    }

    @Test
    void an_invalid_file_changes_nothing_and_the_reason_is_printed() throws IOException {
        Path file = config("passive: {ports: 62000-62010}");
        try (Served served = Served.start("--config", file.toString());
                Dialogue running = served.login()) {
            config("passive: {ports: 1-2}", "users: 7");
            ToolResult refused = Cli.expect(13, reload(served));
            assertThat(refused.errors()).contains(file + ":1:").contains("passive.ports");
            running.ask("NOOP", 200);
            Cli.expect(0, Cli.of("ls", served.url("")));
        }
    }

    @Test
    void a_hangup_signal_reloads_and_the_log_tells_the_result() throws IOException {
        Path file = config("greeting: before");
        try (Served served = Served.start("--config", file.toString())) {
            config("read-only: true");
            Tool.of("kill", "-HUP", Long.toString(served.pid())).run().orFail();
            served.awaitLog("reload success=true");
            try (Dialogue fresh = served.login()) {
                fresh.ask("MKD refused", 550);
            }
            config("nonsense: 1");
            Tool.of("kill", "-HUP", Long.toString(served.pid())).run().orFail();
            served.awaitLog("reload success=false");
            assertThat(served.log()).contains("nonsense");
            Cli.expect(0, Cli.of("ls", served.url("")));
        }
    }

    @Test
    void without_a_server_reload_says_so() {
        ToolResult result =
                Cli.expect(14, Cli.bare("reload", "--port", "1").env(Served.environment(folder)));
        assertThat(result.errors()).contains("no server with port 1");
    }
}
