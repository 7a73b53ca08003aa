package org.twinport.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SECURITY.md claims nothing that no test proves: every test that it names is there. */
class SecurityPageTest {

    /** Tests run in the folder of their module. */
    private static final Path PROJECT = Path.of("..");

    private static final int CLASSES = 28;
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
    private static final Pattern TEST_METHOD =
            Pattern.compile(
                    "@(?:Test|ParameterizedTest|RepeatedTest)\\b[^{;]*?\\bvoid (\\w+)\\(",
                    Pattern.DOTALL);

    private static List<String> page() throws IOException {
        return Files.readAllLines(PROJECT.resolve("SECURITY.md"));
    }

    private static List<String> classesOfFlaws() throws IOException {
        List<String> lines = page();
        return lines.subList(lines.indexOf("## Classes of published flaws"), lines.size()).stream()
                .takeWhile(line -> !line.equals("## What is not protected yet"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| class |"))
                .toList();
    }

    /** The text of every test class by its simple name; two may share one. */
    private static Map<String, String> testClasses() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path folder : testFolders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    found.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return found;
    }

    private static List<Path> testFolders() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(m -> m.resolve("src/test/java")).filter(Files::isDirectory).toList();
        }
    }

    private static List<String> methodsOf(String source) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TEST_METHOD.matcher(withoutLiterals(source));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The values of a parameterized test may hold any character. */
    private static String withoutLiterals(String source) {
        return source.replaceAll("\"(?:\\\\.|[^\"\\\\\\n])*\"", "\"\"")
                .replaceAll("@\\w+Source\\([^()]*\\)", "");
    }

    @Test
    void every_test_that_the_page_names_exists() throws IOException {
        Map<String, String> tests = testClasses();
        List<String> missing = new ArrayList<>();
        for (MatchResult named : NAMED.matcher(String.join("\n", page())).results().toList()) {
            String source = tests.getOrDefault(named.group(1), "");
            String method = named.group(2);
            if (source.isEmpty() || (method != null && !methodsOf(source).contains(method))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).as("named in SECURITY.md and not there").isEmpty();
    }

    @Test
    void every_class_of_flaws_has_a_test() throws IOException {
        assertThat(classesOfFlaws())
                .hasSize(CLASSES)
                .allMatch(row -> row.split(" \\| ").length == 4)
                .allMatch(row -> row.matches(".*`\\w+Test#\\w+`.*"));
    }

    @Test
    void every_test_of_a_class_of_flaws_is_in_the_table() throws IOException {
        String table = String.join("\n", classesOfFlaws());
        List<String> forgotten = new ArrayList<>();
        testClasses()
                .forEach((name, source) -> {
                    if (name.startsWith("Cve")) {
                        methodsOf(source).stream()
                                .map(method -> name + "#" + method)
                                .filter(test -> !table.contains("`" + test + "`"))
                                .forEach(forgotten::add);
                    }
                });
        assertThat(forgotten).as("not named in SECURITY.md").isEmpty();
    }

    /** A name that the owner of an address chooses must not reach a log or a decision. */
    @Test
    void no_name_of_a_peer_is_looked_up() {
        noClasses()
                .that()
                .resideInAnyPackage(Code.packagesOf(List.of("net", "storage", "server")))
                .should()
                .callMethod(InetAddress.class, "getHostName")
                .orShould()
                .callMethod(InetAddress.class, "getCanonicalHostName")
                .orShould()
                .callMethod(InetSocketAddress.class, "getHostName")
                .check(Code.ALL);
    }
}
