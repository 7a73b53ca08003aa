package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Names that are not ASCII, in a locale that knows nothing else. */
class LocaleTest {
    private static final String NAME = "Käse & Öl €.txt";
    private static final Map<String, String> PLAIN_C = Map.of("LANG", "C", "LC_ALL", "C");

    @TempDir Path folder;

    @Test
    void files_in_folders_keep_their_names_in_both_directions() throws IOException {
        Files.createDirectory(folder.resolve("up"));
        Files.writeString(folder.resolve("up").resolve(NAME), "content");
        try (Served served = Served.start()) {
            Tool put = Cli.of("put", "-r", folder.resolve("up") + "/", served.url("there/"));
            assertThat(Cli.expect(0, put.env(PLAIN_C)).output()).contains(NAME);
            assertThat(served.root().resolve("there").resolve(NAME)).hasContent("content");
            Tool list = Cli.of("ls", served.url("there/"));
            assertThat(Cli.expect(0, list.env(PLAIN_C)).output()).contains(NAME);
            Path down = folder.resolve("down");
            Tool get = Cli.of("get", "-r", served.url("there/"), down.toString());
            assertThat(Cli.expect(0, get.env(PLAIN_C)).output()).contains(NAME);
            assertThat(down.resolve(NAME)).hasContent("content");
            Tool cat = Cli.of("cat", served.url("there/K%C3%A4se%20%26%20%C3%96l%20%E2%82%AC.txt"));
            assertThat(Cli.expect(0, cat.env(PLAIN_C)).output()).isEqualTo("content");
        }
    }

    @Test
    void names_as_arguments_need_a_locale_and_the_message_says_so() throws IOException {
        Path local = Files.writeString(folder.resolve(NAME), "content");
        try (Served served = Served.start()) {
            Tool put = Cli.of("put", local.toString(), served.url(""));
            Cli.expect(0, put);
            assertThat(served.root().resolve(NAME)).hasContent("content");
            ToolResult lost = Cli.expect(10, put.env(PLAIN_C));
            assertThat(lost.errors()).contains("LC_ALL=C.UTF-8");
        }
    }

    @Test
    void the_start_script_sees_to_the_locale() throws IOException {
        Path start = startScript();
        Path local = Files.writeString(folder.resolve(NAME), "content");
        try (Served served = Served.start()) {
            Map<String, String> environment =
                    Map.of("FTP_PASSWORD", Served.PASSWORD, "TWINPORT_BUILD", "never");
            Tool put = Tool.of(start, "put", local.toString(), served.url("")).within(Cli.PATIENCE);
            Cli.expect(0, put.env(environment).env(PLAIN_C));
            assertThat(served.root().resolve(NAME)).hasContent("content");
        }
    }

    /** Of this tree, if it is built so far. */
    private static Path startScript() {
        Path here = Path.of("").toAbsolutePath();
        Path start =
                Stream.iterate(here, path -> path != null, Path::getParent)
                        .map(path -> path.resolve("twinport"))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
        Path app = start.resolveSibling("cli/target/app");
        Assumptions.assumeTrue(Files.isDirectory(app), () -> app + " is not built");
        return start;
    }
}
