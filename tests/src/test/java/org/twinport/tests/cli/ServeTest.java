package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@LeavesNothing
class ServeTest {
    @TempDir Path folder;

    @Test
    void the_panel_says_all_that_a_person_needs() {
        try (Served served = Served.start("--passive-ports", "62000-62010", "--active-port=any")) {
            assertThat(String.join("\n", served.panel()))
                    .contains("serves " + served.root())
                    .contains("URL       ftp://127.0.0.1:" + served.port() + "/")
                    .contains("User      joe  (full, " + served.root() + ")")
                    .contains("the server dials from any port (as configured)")
                    .contains("ports 62000-62010, announced address:")
                    .contains("passwords and files travel in clear")
                    .contains("curl -u joe ftp://127.0.0.1:" + served.port() + "/")
                    .contains("lftp -u joe ftp://127.0.0.1:" + served.port() + "/")
                    .doesNotContain("Ctrl-C")
                    .containsPattern("twinport.* ls ftp://joe@127.0.0.1:" + served.port() + "/")
                    .doesNotContain(Served.PASSWORD);
        }
    }

    @Test
    void without_a_terminal_the_generated_password_goes_to_a_file_for_this_user_only()
            throws IOException {
        Path file;
        try (Served served = Served.startBare()) {
            String panel = String.join("\n", served.panel());
            Matcher named = Pattern.compile("Password  in the file (\\S+)").matcher(panel);
            assertThat(named.find()).as(panel).isTrue();
            file = Path.of(named.group(1));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String password = Files.readString(file).strip();
            assertThat(password).hasSizeGreaterThanOrEqualTo(12);
            assertThat(panel + served.log()).doesNotContain(password);
            served.file("there.txt", "content");
            String url = "ftp://twinport@127.0.0.1:%d/there.txt".formatted(served.port());
            Tool cat = Cli.bare("cat", url).env(Map.of("FTP_PASSWORD", password));
            assertThat(Cli.expect(0, cat).output()).isEqualTo("content");
        }
        assertThat(file).as("of no use any more").doesNotExist();
    }

    @Test
    @NeedsTool("script")
    void on_a_terminal_the_generated_password_is_shown_and_stands_in_no_file() throws IOException {
        Tool serve = Cli.bare("serve", "--listen", "127.0.0.1:0", "--root", folder.toString());
        Tool terminal = Cli.onTerminal(serve, folder).env(Served.environment(folder));
        try (Child child = terminal.start()) {
            String panel = child.awaitOutput(text -> text.contains("Ctrl-C stops"), Cli.PATIENCE);
            Matcher shown = Pattern.compile("Password  (\\S{12,}) +\\(made up").matcher(panel);
            assertThat(shown.find()).as(panel).isTrue();
            assertThat(folder.resolve("twinport").toFile().list())
                    .noneMatch(name -> name.endsWith(".password"));
            Matcher url = Pattern.compile("ftp://127\\.0\\.0\\.1:\\d+/").matcher(panel);
            assertThat(url.find()).isTrue();
            String there = url.group().replace("//", "//twinport@");
            Tool list = Cli.bare("ls", there).env(Map.of("FTP_PASSWORD", shown.group(1)));
            assertThat(Cli.expect(0, list).output()).contains("call.sh");
        }
    }

    @Test
    void a_second_server_on_the_same_port_says_that_it_is_in_use() {
        try (Served served = Served.start()) {
            String port = "127.0.0.1:" + served.port();
            ToolResult second = Cli.expect(14, Cli.bare("serve", "--listen", port));
            assertThat(second.errors())
                    .isEqualTo(
                            "twinport: listen: cannot listen on port %d of 127.0.0.1: something else listens there; use --listen HOST:PORT with another port\n"
                                    .formatted(served.port()));
            assertThat(second.output()).isEmpty();
            assertThat(Cli.expect(0, Cli.of("ls", served.url(""))).errors())
                    .isEqualTo(served.inClear());
        }
    }

    @Test
    void an_option_that_serve_does_not_have_but_others_do_names_the_right_one() {
        ToolResult result = Cli.expect(2, Cli.bare("serve", "--port", "2121"));
        assertThat(result.errors()).contains("no option --port").contains("--listen HOST:PORT");
    }

    @Test
    void a_wrong_option_is_a_wrong_setting_and_no_password_is_repeated() {
        assertThat(Cli.expect(13, Cli.bare("serve", "--passive-ports", "x")).errors())
                .startsWith("twinport: --passive-ports: \"x\" is not allowed; allowed: ");
        String none = folder.resolve("none").toString();
        assertThat(Cli.expect(13, Cli.bare("serve", "--root", none)).errors())
                .isEqualTo(
                        "twinport: --root: the folder "
                                + none
                                + " does not exist; create it, or name another\n");
        assertThat(Cli.expect(13, Cli.bare("serve", "--user", "geheim")).errors())
                .startsWith("twinport: --user: a user is given as NAME:PASSWORD")
                .doesNotContain("geheim");
    }

    @Test
    void a_variable_without_effect_is_told_in_the_panel() {
        Tool serve = Cli.bare("serve", "--listen", "127.0.0.1:0", "--root", folder.toString());
        Map<String, String> variables =
                Map.of("TWINPORT_RUN_AS", "ftp", "XDG_RUNTIME_DIR", folder.toString());
        try (Child child = serve.env(variables).start()) {
            assertThat(child.awaitOutput(text -> text.contains("SIGTERM stops"), Cli.PATIENCE))
                    .contains("Warning   TWINPORT_RUN_AS has no effect");
            child.terminate();
            child.await(Cli.PATIENCE);
        }
    }

    @Test
    void read_only_means_that_nobody_changes_anything() throws IOException {
        Path local = Files.writeString(folder.resolve("new.txt"), "x");
        try (Served served = Served.start("--read-only")) {
            served.file("there.txt", "content");
            Cli.expect(8, Cli.of("put", local.toString(), served.url("new.txt")));
            Cli.expect(8, Cli.of("rm", served.url("there.txt")));
            Cli.expect(8, Cli.of("mkdir", served.url("dir")));
            assertThat(served.root().toFile().list()).containsExactly("there.txt");
        }
    }

    @Test
    void one_connection_per_address_is_one() {
        try (Served served = Served.start("--max-per-address", "1");
                var _ = served.login()) {
            ToolResult refused = Cli.expect(4, Cli.of("ls", served.url("")));
            assertThat(refused.errors()).contains("421").contains("[server-full]");
        }
    }

    @Test
    void run_as_without_the_start_script_is_refused() {
        ToolResult result = Cli.expect(14, Cli.bare("serve", "--run-as", "no-such-user"));
        assertThat(result.errors()).contains("--run-as needs the launcher");
    }
}
