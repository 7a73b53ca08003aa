package org.twinport.tests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;
import org.twinport.tests.junit.NeedsRoot;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class LauncherTest {
    private static final int NO_JAVA = 120;
    private static final int NO_MAVEN = 121;
    private static final int BUILD_FAILED = 122;
    private static final int NO_RUN_AS = 123;

    /** Root's right to bind ports below 1024, alone. */
    private static final String ONLY_PORTS = "CapEff: 0000000000000400";

    @TempDir Path folder;
    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        tree = Tree.built(folder);
    }

    @Test
    @NeedsRoot
    void arguments_arrive_unchanged_also_through_links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("twinport"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        ToolResult result = Tool.of(second, "ls", "a b", "*", "", "$x").run().orFail();
        assertThat(result.output()).contains("arguments ls|a b|*||$x\n");
        assertThat(result.errors()).isEmpty();
    }

    @Test
    @NeedsRoot
    void tls_has_what_it_needs_of_the_jvm_before_its_first_use_and_people_can_overrule_it() {
        Tool start = tree.start("ls");
        assertThat(start.run().output())
                .contains("jdk.tls.server.newSessionTicketCount=10\n")
                .contains("jdk.tls.client.enableSessionTicketExtension=false\n")
                .contains("jdk.tls.ephemeralDHKeySize=2048\n")
                .contains("jdk.tls.rejectClientInitiatedRenegotiation=true\n");
        String fewer = "-Djdk.tls.server.newSessionTicketCount=2";
        assertThat(start.env(Map.of("TWINPORT_JAVA_OPTS", fewer)).run().output())
                .contains("jdk.tls.server.newSessionTicketCount=2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --run-as nobody",
                "serve --read-only --run-as=nobody",
                "--trace serve --run-as nobody"
            })
    @NeedsRoot
    @NeedsTool("setpriv")
    void another_user_binds_21_and_20_and_can_do_nothing_else_of_root(String line) {
        ToolResult result = tree.start(line.split(" ", -1)).run().orFail();
        assertThat(result.output())
                .contains("arguments " + line.replace(' ', '|'))
                .contains("Uid: 65534 65534 65534 65534")
                .contains(ONLY_PORTS)
                .contains("NoNewPrivs: 1")
                .contains("bound 21\nbound 20\n");
    }

    @Test
    @NeedsRoot
    void an_unknown_user_is_named() {
        ToolResult result = tree.start("serve", "--run-as", "no-such-user").run();
        assertThat(result.exitCode()).isEqualTo(NO_RUN_AS);
        assertThat(result.errors()).contains("there is no user 'no-such-user'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--run-as", "--run-as="})
    void a_missing_name_is_an_error(String option) {
        ToolResult result = tree.start("serve", option).run();
        assertThat(result.exitCode()).isEqualTo(NO_RUN_AS);
        assertThat(result.errors()).contains("the name of a user is missing");
    }

    @Test
    @NeedsRoot
    void only_root_can_become_another_user() {
        ToolResult result = tree.startAsNobody("serve", "--run-as", "daemon").run();
        assertThat(result.exitCode()).isEqualTo(NO_RUN_AS);
        assertThat(result.errors()).contains("only root");
    }

    @Test
    @NeedsRoot
    void a_tree_that_the_user_cannot_read_is_named() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        ToolResult result = tree.start("serve", "--run-as", "nobody").run();
        assertThat(result.exitCode()).isEqualTo(NO_RUN_AS);
        assertThat(result.errors()).contains("cannot read").contains("/opt");
    }

    @Test
    @NeedsRoot
    void another_users_tree_is_run_as_it_was_built() throws IOException {
        tree.changeSources();
        ToolResult result = tree.startAsNobody("ls").run();
        assertThat(result.output()).contains("arguments ls\n").contains("Uid: 65534");
    }

    @Test
    @NeedsRoot
    void a_tree_that_was_never_built_and_cannot_be_written_says_so() throws IOException {
        Files.delete(folder.resolve("target/twinport.built"));
        ToolResult result = tree.startAsNobody("ls").run();
        assertThat(result.exitCode()).isEqualTo(BUILD_FAILED);
        assertThat(result.errors()).contains("not built yet").contains("as its owner");
    }

    @Test
    @NeedsTool("mvn")
    void a_failed_build_shows_its_errors_and_its_log() throws IOException {
        tree.changeSources();
        ToolResult result = tree.start("ls").run();
        assertThat(result.exitCode()).isEqualTo(BUILD_FAILED);
        assertThat(result.errors()).contains("pom.xml").contains("the whole log: " + folder);
        assertThat(result.output()).isEmpty();
    }

    @Test
    void the_progress_of_a_build_is_shown_while_it_goes_on() {
        String build =
                """
                home=$PWD; . support/build.sh
                {
                    echo '[INFO] Building Twinport net 0.1 [2/9]'
                    left=300
                    until grep -q 'building .2/9. net' shown || [ $left -eq 0 ]; do sleep 0.1; left=$((left - 1)); done
                    if [ $left -gt 0 ]; then echo seen >&3; fi
                } | build_progress 2>shown
                """;
        ToolResult result = Tool.of("sh", "-c", "exec 3>&1\n" + build).in(folder).run().orFail();
        assertThat(result.output()).isEqualTo("seen\n");
    }

    @Test
    void a_missing_maven_is_named_with_the_way_out() throws IOException {
        tree.changeSources();
        String java = System.getProperty("java.home");
        ToolResult result =
                tree.start("ls")
                        .env(Map.of("PATH", withoutMaven().toString(), "JAVA_HOME", java))
                        .run();
        assertThat(result.exitCode()).isEqualTo(NO_MAVEN);
        assertThat(result.errors()).contains("apt-get install maven");
    }

    @Test
    @NeedsRoot
    @NeedsTool("unshare")
    void without_a_new_java_it_says_where_it_looked() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String hide =
                """
                for place in "$1" /usr/lib/jvm /usr/java /opt; do
                    if [ -d "$place" ]; then mount --bind "$JAVA_HOME" "$place"; fi
                done
                shift
                exec "$@"
                """;
        String java = System.getProperty("java.home");
        ToolResult result =
                tree.start("ls")
                        .through(List.of("unshare", "--mount", "sh", "-c", hide, "sh", java))
                        .env(Map.of("JAVA_HOME", empty.toString()))
                        .run();
        assertThat(result.exitCode()).isEqualTo(NO_JAVA);
        assertThat(result.errors())
                .contains("JDK 25")
                .contains("/usr/lib/jvm")
                .contains(empty.toString());
    }

    /** The programs of the script without Maven. */
    private Path withoutMaven() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        String names =
                "sh dirname readlink sed id find head awk tee cat grep rm touch mkdir flock mv ls";
        for (String name : names.split(" ", -1)) {
            String call = "#!/bin/sh\nexec %s \"$@\"\n".formatted(Tools.require(name));
            Path wrapper = Files.writeString(programs.resolve(name), call);
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        return programs;
    }
}
