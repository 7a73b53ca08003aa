package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a password may come from; it is never needed on the command line. */
class PasswordsTest {
    private static Served served;

    @TempDir Path home;

    @BeforeAll
    static void start() {
        served = Served.start();
        served.file("a.txt", "content");
    }

    @AfterAll
    static void stop() {
        if (served != null) {
            served.close();
        }
    }

    private static String url(String user) {
        return "ftp://%s127.0.0.1:%d/a.txt".formatted(user, served.port());
    }

    private void netrc(String text) throws IOException {
        Files.writeString(home.resolve(".netrc"), text);
    }

    private Tool atHome(Tool tool) {
        return tool.env(Map.of("HOME", home.toString()));
    }

    @Test
    void from_the_environment_and_from_the_url() {
        assertThat(Cli.expect(0, Cli.of("cat", url("joe@"))).output()).isEqualTo("content");
        String withPassword = url("joe:" + Served.PASSWORD + "@");
        assertThat(Cli.expect(0, Cli.bare("cat", withPassword)).output()).isEqualTo("content");
    }

    @Test
    void from_the_netrc_file_of_the_home_directory() throws IOException {
        netrc(
                "machine elsewhere login joe password wrong\nmachine 127.0.0.1\n  login joe\n  password %s\n"
                        .formatted(Served.PASSWORD));
        for (String user : new String[] {"joe@", ""}) {
            Tool cat = atHome(Cli.bare("cat", url(user)));
            assertThat(Cli.expect(0, cat).output()).isEqualTo("content");
        }
    }

    @Test
    void the_environment_wins_over_the_netrc_file_and_the_url_over_both() throws IOException {
        netrc("machine 127.0.0.1 login joe password wrong\n");
        Cli.expect(0, atHome(Cli.of("cat", url("joe@"))));
        Cli.expect(5, atHome(Cli.bare("cat", url("joe@"))));
        Cli.expect(5, atHome(Cli.of("cat", url("joe:wrong@"))));
    }

    @Test
    @NeedsTool("script")
    void asked_for_on_a_terminal() {
        Tool cat = Cli.onTerminal(Cli.bare("cat", url("joe@")), home);
        ToolResult result = cat.input("wrong-by-hand\n").run();
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.output()).contains("Password for joe at 127.0.0.1: ");
        ToolResult right = cat.input(Served.PASSWORD + "\n").run().orFail();
        assertThat(right.output()).contains("content");
    }
}
