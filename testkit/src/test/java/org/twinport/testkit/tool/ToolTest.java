package org.twinport.testkit.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ToolTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void output_errors_and_exit_code_are_kept_apart() {
        ToolResult result = Tool.of("sh", "-c", "echo said; echo wrong >&2; exit 3").run();
        assertThat(result.output()).isEqualTo("said\n");
        assertThat(result.errors()).isEqualTo("wrong\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThatThrownBy(result::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wrong");
    }

    @Test
    void input_environment_and_directory_reach_the_program(@TempDir Path folder) {
        ToolResult result =
                Tool.of("sh", "-c", "cat; echo $GREETING; pwd")
                        .input("typed\n")
                        .env(Map.of("GREETING", "hello"))
                        .in(folder)
                        .run();
        assertThat(result.output()).isEqualTo("typed\nhello\n" + folder + "\n");
    }

    @Test
    void a_program_that_hangs_is_killed_with_its_children() {
        Tool hanging =
                Tool.of("sh", "-c", "sleep 600 & echo $!; wait").within(Duration.ofMillis(300));
        long children = ProcessHandle.current().children().count();
        assertThatThrownBy(hanging::run)
                .isInstanceOf(DeadlineExceeded.class)
                .hasMessageContaining("still running after");
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
    }

    @Test
    void closing_kills_grandchildren() {
        long grandchild;
        try (Child child = Tool.of("sh", "-c", "sleep 600 & echo $!; wait").start()) {
            String pid = child.awaitOutput(text -> text.endsWith("\n"), LONG).strip();
            grandchild = Long.parseLong(pid);
            assertThat(ProcessHandle.of(grandchild)).isPresent();
        }
        assertThat(ProcessHandle.of(grandchild).filter(Tools::isRunning)).isEmpty();
    }

    @Test
    void waiting_for_output_of_a_program_that_ended_says_so() {
        try (Child child = Tool.of("sh", "-c", "echo other").start()) {
            assertThatThrownBy(() -> child.awaitOutput(text -> text.contains("ready"), LONG))
                    .isInstanceOf(DeadlineExceeded.class)
                    .hasMessageContaining("ended")
                    .hasMessageContaining("other");
        }
    }

    @Test
    void a_missing_program_is_named_with_its_package() {
        assertThat(Tools.missing("no-such-program"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no-such-program"));
        assertThatThrownBy(() -> Tool.of("no-such-program")).isInstanceOf(ToolMissing.class);
        assertThat(Tools.missing("sh")).isEmpty();
    }

    @Test
    void the_home_folder_is_an_empty_one() {
        String home = Tool.of("sh", "-c", "echo $HOME; ls -A $HOME").run().output().strip();
        assertThat(home).isNotEqualTo(System.getProperty("user.home")).doesNotContain("\n");
        assertThat(Path.of(home)).satisfies(path -> assertThat(Files.exists(path)).isFalse());
    }

    @Test
    void a_prefix_command_comes_first() {
        Tool tool = Tool.of("echo", "a").through(List.of("env", "X=1"));
        assertThat(tool.argv()).startsWith("env", "X=1").endsWith("a");
        assertThat(tool.run().output()).isEqualTo("a\n");
    }
}
