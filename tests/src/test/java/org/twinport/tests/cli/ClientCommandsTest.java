package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every client command against one server, as a script would call it. */
class ClientCommandsTest {
    private static Served served;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        served = Served.start();
    }

    @AfterAll
    static void stop() {
        if (served != null) {
            served.close();
        }
    }

    @BeforeEach
    void fill() throws IOException {
        try (Stream<Path> old = Files.walk(served.root())) {
            for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(served.root())) {
                    Files.delete(each);
                }
            }
        }
        served.file("a.txt", "one\n");
        served.file("b.txt", "three\n");
        served.file("c.log", "log\n");
        served.file("sub/deep/x.txt", "deep\n");
    }

    private static String output(String... arguments) {
        ToolResult result = Cli.expect(0, Cli.of(arguments));
        assertThat(result.errors()).isEqualTo(served.inClear());
        return result.output();
    }

    @Test
    void ls_lists_a_directory_a_file_a_pattern_and_a_tree() {
        assertThat(names(output("ls", served.url(""))))
                .containsExactly("a.txt", "b.txt", "c.log", "sub");
        assertThat(names(output("ls", served.url("a.txt")))).containsExactly("a.txt");
        assertThat(names(output("ls", served.url("*.txt")))).containsExactly("a.txt", "b.txt");
        assertThat(names(output("ls", "-r", served.url(""))))
                .containsExactly("a.txt", "b.txt", "c.log", "sub", "sub/deep", "sub/deep/x.txt");
        assertThat(output("ls", served.url(""))).contains("-rw").doesNotContain("\u001b");
    }

    private static List<String> names(String listing) {
        return listing.lines().map(line -> line.replaceFirst(".* ", "")).toList();
    }

    @Test
    @NeedsTool("python3")
    void json_is_read_by_other_programs() throws IOException {
        ToolResult list = Cli.expect(0, Cli.of("ls", "--json", "-r", served.url("")));
        assertThat(Cli.json(list, "[(e['path'],e['kind'],e.get('size')) for e in v]"))
                .contains("('a.txt', 'file', 4)")
                .contains("('sub/deep/x.txt', 'file', 5)")
                .contains("('sub', 'directory'");
        ToolResult stat = Cli.expect(0, Cli.of("stat", "--json", served.url("b.txt")));
        assertThat(Cli.json(stat, "v['name'], v['size'], len(v['modify'])"))
                .isEqualTo("b.txt 6 14");
        ToolResult missing = Cli.expect(7, Cli.of("stat", "--json", served.url("none")));
        assertThat(Cli.json(missing, "v['error']['exitCode'], v['error']['cause']"))
                .isEqualTo("7 command-refused");
        ToolResult got = Cli.expect(0, Cli.of("get", "--json", served.url("*.txt"), folder + "/"));
        assertThat(Cli.json(got, "v['files'], v['bytes'], v['failed']")).isEqualTo("2 10 []");
        Path local = Files.writeString(folder.resolve("up"), "12345");
        ToolResult put = Cli.expect(0, Cli.of("put", "--json", "" + local, served.url("up")));
        assertThat(Cli.json(put, "v['files'], v['bytes']")).isEqualTo("1 5");
    }

    @Test
    @NeedsTool("python3")
    void one_missing_file_of_several_stops_nothing_and_json_stays_one_document() {
        Path here = folder.resolve("several");
        List<String> urls = List.of(served.url("a.txt"), served.url("none"), served.url("b.txt"));
        List<String> words = new ArrayList<>(List.of("get", "--json", "--retries", "0"));
        words.addAll(urls);
        words.add(here + "/");
        ToolResult got = Cli.expect(12, Cli.of(words.toArray(String[]::new)));
        assertThat(Cli.json(got, "v['files'], [(f['remote'], f['exitCode']) for f in v['failed']]"))
                .isEqualTo("2 [('none', 7)]");
        assertThat(here.resolve("a.txt")).exists();
        assertThat(here.resolve("b.txt")).exists();
        ToolResult made = Cli.expect(0, Cli.of("mkdir", "--json", served.url("new")));
        assertThat(Cli.json(made, "v['done']")).isEqualTo("['new']");
        ToolResult moved =
                Cli.expect(0, Cli.of("mv", "--json", served.url("new"), served.url("old")));
        assertThat(Cli.json(moved, "v['done']")).isEqualTo("['old']");
        ToolResult removed = Cli.expect(0, Cli.of("rm", "-r", "--json", served.url("old")));
        assertThat(Cli.json(removed, "v['done']")).isEqualTo("['old']");
    }

    @Test
    void the_login_directory_is_not_removed_and_a_pattern_without_match_is_said() {
        assertThat(Cli.expect(2, Cli.of("rm", "-r", served.url(""))).errors())
                .contains("login directory");
        assertThat(output("ls", served.url(""))).contains("a.txt");
        assertThat(Cli.expect(7, Cli.of("ls", served.url("*.none"))).errors())
                .contains("nothing matches");
    }

    @Test
    void cat_writes_files_and_patterns_to_standard_output() {
        assertThat(output("cat", served.url("a.txt"))).isEqualTo("one\n");
        assertThat(output("cat", served.url("*.txt"), served.url("c.log")))
                .isEqualTo("one\nthree\nlog\n");
    }

    @Test
    void a_url_that_ends_in_dots_is_the_directory_it_means() {
        Path here = folder.resolve("dots");
        output("get", "-r", served.url("sub/."), here + "/");
        output("get", "-r", served.url("sub/.."), here + "/up/");
        assertThat(here.resolve("deep/x.txt")).exists();
        assertThat(here.resolve("up/sub/deep/x.txt")).exists();
    }

    @Test
    void an_output_that_takes_nothing_is_a_failure() {
        List<String> intoFullDisk = List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh");
        for (String command : List.of("cat", "stat", "ls")) {
            Tool tool = Cli.of(command, served.url("a.txt")).through(intoFullDisk);
            assertThat(Cli.expect(10, tool).errors())
                    .containsOnlyOnce("standard output cannot be written");
        }
    }

    @Test
    void stat_shows_what_is_known() {
        assertThat(output("stat", served.url("a.txt")))
                .containsPattern("kind +file")
                .containsPattern("size +4 bytes");
        assertThat(output("stat", served.url("sub"))).containsPattern("kind +directory");
    }

    @Test
    void mkdir_makes_one_or_all_above_and_rm_removes() {
        output("mkdir", served.url("new"));
        assertThat(served.root().resolve("new")).isDirectory();
        Cli.expect(8, Cli.of("mkdir", served.url("new")));
        Cli.expect(7, Cli.of("mkdir", served.url("no/such/above")));
        output("mkdir", "-p", served.url("p/q/r"));
        output("mkdir", "-p", served.url("p/q/r"));
        assertThat(served.root().resolve("p/q/r")).isDirectory();
        output("rm", served.url("*.txt"));
        assertThat(served.root().resolve("a.txt")).doesNotExist();
        assertThat(served.root().resolve("c.log")).exists();
        Cli.expect(8, Cli.of("rm", served.url("p")));
        output("rm", "-r", served.url("p"), served.url("sub"));
        assertThat(served.root().toFile().list()).containsExactlyInAnyOrder("c.log", "new");
    }

    @Test
    void mv_renames_and_moves_into_a_directory() {
        output("mv", served.url("a.txt"), served.url("z.txt"));
        output("mv", served.url("z.txt"), served.url("sub/"));
        assertThat(served.root().resolve("sub/z.txt")).hasContent("one");
        ToolResult two = Cli.expect(2, Cli.of("mv", served.url("b.txt"), "ftp://joe@other/b.txt"));
        assertThat(two.errors()).contains("mv renames on one server");
    }

    @Test
    void get_fetches_to_a_name_a_directory_and_a_tree() throws IOException {
        Tool here = Cli.of("get", served.url("a.txt")).in(folder);
        assertThat(Cli.expect(0, here).output()).contains("a.txt  4 B in ");
        assertThat(folder.resolve("a.txt")).hasContent("one");
        output("get", served.url("b.txt"), folder.resolve("other").toString());
        assertThat(folder.resolve("other")).hasContent("three");
        output("get", served.url("*.txt"), folder.resolve("into") + "/");
        assertThat(folder.resolve("into").toFile().list())
                .containsExactlyInAnyOrder("a.txt", "b.txt");
        output("get", "-r", "--parallel", "2", served.url(""), folder.resolve("all").toString());
        assertThat(folder.resolve("all/sub/deep/x.txt")).hasContent("deep");
        assertThat(folder.resolve("all/a.txt")).hasContent("one");
        ToolResult directory = Cli.expect(2, Cli.of("get", served.url("sub/")));
        assertThat(directory.errors()).contains("get -r fetches directories");
    }

    @Test
    void put_stores_files_patterns_and_trees() throws IOException {
        Files.createDirectories(folder.resolve("site/css"));
        Files.writeString(folder.resolve("site/index.html"), "<html>");
        Files.writeString(folder.resolve("site/css/a.css"), "a{}");
        String site = folder.resolve("site").toString();
        output("put", "-r", site + "/", served.url("www/"));
        assertThat(served.root().resolve("www/css/a.css")).hasContent("a{}");
        output("put", "-r", site, served.url("www/"));
        assertThat(served.root().resolve("www/site/index.html")).hasContent("<html>");
        output("put", site + "/*.html", served.url("sub/"));
        assertThat(served.root().resolve("sub/index.html")).hasContent("<html>");
        ToolResult directory = Cli.expect(2, Cli.of("put", site, served.url("www/")));
        assertThat(directory.errors()).contains("put -r stores directories");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--passive", "--passive=pasv", "--active"})
    void the_trace_shows_both_connections_and_no_secret(String mode) {
        ToolResult result = Cli.expect(0, Cli.of("cat", "--trace", mode, served.url("a.txt")));
        assertThat(result.output()).isEqualTo("one\n");
        String dialled =
                mode.equals("--active")
                        ? "data +127\\.0\\.0\\.1:\\d+ <- 127\\.0\\.0\\.1:\\d+ .*the server dialled"
                        : "data +127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:\\d+ .*we dialled";
        String command =
                switch (mode) {
                    case "--passive" -> "> EPSV\n";
                    case "--active" -> "> PORT 127,0,0,1,";
                    default -> "> PASV\n";
                };
        assertThat(result.errors())
                .containsPattern(
                        "control +127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:" + served.port())
                .contains("> PASS ****")
                .contains(command)
                .containsPattern(dialled)
                .contains("< 226 ")
                .doesNotContain(Served.PASSWORD);
    }
}
