package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.testkit.tool.ToolResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help is complete, and the README speaks of nothing that is not there. */
class HelpTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern CODE_ROW =
            Pattern.compile("(?m)^\\| (\\d[\\d, –]*) \\| (.*) \\|$");

    /** Of ./verify and of curl. */
    private static final Set<String> ELSEWHERE = Set.of("--full", "--ssl-reqd", "--cacert");

    private static String help(String... command) {
        String[] all =
                Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
        ToolResult result = Cli.expect(0, Cli.bare(all));
        assertThat(result.errors()).isEmpty();
        return result.output();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "reload",
                "hash-password",
                "ls",
                "cat",
                "get",
                "put",
                "stat",
                "mkdir",
                "rm",
                "mv",
                "doctor",
                "conformance"
            })
    void every_command_has_examples_of_itself(String command) {
        String text = help(command);
        assertThat(text).startsWith("Usage: twinport " + command).containsPattern("Examples?:\n");
        assertThat(text.substring(text.indexOf("Example"))).contains("twinport " + command);
        assertThat(help()).containsPattern("\n  " + command + " ");
    }

    @Test
    void every_option_in_the_readme_exists() throws IOException {
        String readme = Files.readString(repository().resolve("README.md"));
        Set<String> there = new TreeSet<>(ELSEWHERE);
        for (String command :
                new String[] {
                    "serve", "hash-password", "reload", "get", "put", "ls", "doctor", "conformance"
                }) {
            there.addAll(options(help(command)));
        }
        assertThat(there).containsAll(options(readme));
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_readme_has_the_exit_codes_of_the_help() throws IOException {
        String readme = Files.readString(repository().resolve("README.md"));
        Map<String, String> rows = new TreeMap<>();
        CODE_ROW.matcher(readme)
                .results()
                .forEach(row -> rows.put(row.group(1).replace('–', '-'), row.group(2)));
        assertThat(rows).hasSize(21);
        String text = help();
        rows.forEach((code, meaning) ->
                assertThat(text)
                        .containsPattern(
                                "(?m)^ +" + code + " +" + meaning.replace(" ", "\\s+") + "$"));
    }

    @Test
    void the_version_names_the_program_and_its_java() {
        assertThat(Cli.expect(0, Cli.bare("--version")).output())
                .containsPattern("Twinport \\d+\\.\\d+\\.\\d+")
                .contains("Java " + Runtime.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "ls", "ls --nonsense ftp://h/", "get --parallel x ftp://h/a"})
    void wrong_arguments_say_what_is_wrong_and_where_help_is(String line) {
        ToolResult result = Cli.expect(2, Cli.bare(line.split(" ", -1)));
        assertThat(result.errors()).startsWith("twinport: ").contains("--help'");
        assertThat(result.output()).isEmpty();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("twinport")))
                .findFirst()
                .orElseThrow();
    }
}
