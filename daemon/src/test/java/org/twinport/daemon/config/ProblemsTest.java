package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ProblemsTest {

    @TempDir Path folder;

    private List<String> problems(String yaml) {
        return SettingsFile.problems(folder, yaml);
    }

    @Test
    void an_unknown_key_names_its_place_the_nearest_and_the_allowed_ones() {
        assertThat(problems("root: /srv\npassive:\n  prots: 5000\n"))
                .containsExactly(
                        "twinport.yaml:3:3: unknown key \"prots\" in passive; did you mean"
                                + " \"ports\"?; allowed: ports, address, networks");
    }

    @Test
    void a_wrong_word_names_the_nearest_and_the_allowed_ones() {
        assertThat(problems("uploads: atmic\n"))
                .containsExactly(
                        "twinport.yaml:1:10: uploads: \"atmic\" is not allowed; did you mean"
                                + " \"atomic\"?; allowed: resumable, atomic, in-place");
    }

    @Test
    void all_errors_are_told_at_once() {
        assertThat(problems("rot: x\nfsync: perhaps\nlimits:\n  sessions: -1\n  sesions: 1\n"))
                .hasSize(4)
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("twinport.yaml:1:1: unknown key \"rot\""),
                        p -> assertThat(p).startsWith("twinport.yaml:2:8: fsync: \"perhaps\""),
                        p -> assertThat(p).startsWith("twinport.yaml:4:13: limits.sessions"),
                        p ->
                                assertThat(p)
                                        .startsWith("twinport.yaml:5:3: unknown key \"sesions\""));
    }

    @Test
    void a_key_may_stand_only_once() {
        assertThat(problems("passive.ports: 5000\npassive:\n  ports: 5001\n"))
                .containsExactly("twinport.yaml:3:3: passive.ports: stands here a second time");
    }

    @Test
    void a_key_without_a_value_is_wrong() {
        assertThat(problems("root:\n").getFirst())
                .startsWith("twinport.yaml:1:6: root: has no value");
    }

    @Test
    void broken_yaml_names_its_place_and_quotes_nothing_of_the_file() {
        assertThat(problems("users:\n  anna: {password-hash: secret\nroot: /srv\n"))
                .singleElement()
                .asString()
                .matches("(?s)twinport\\.yaml:\\d+:\\d+: not YAML: .+")
                .doesNotContain("secret");
    }

    @Test
    void a_file_that_is_not_utf8_or_missing_is_told() throws IOException {
        Path file = folder.resolve("twinport.yaml");
        Files.write(file, "greeting: h\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Settings.load(Sources.ofFile(file)))
                .isEqualTo(
                        new Loaded.Bad(
                                List.of(new Problem(file.toString(), "the file is not in UTF-8"))));
        Files.delete(file);
        assertThat(Settings.load(Sources.ofFile(file)))
                .isEqualTo(
                        new Loaded.Bad(
                                List.of(new Problem(file.toString(), "there is no such file"))));
    }

    @Test
    void a_list_where_keys_are_wanted_is_wrong_and_an_empty_file_is_right() {
        assertThat(problems("- root\n").getFirst())
                .startsWith("twinport.yaml:1:1: the file: takes");
        assertThat(SettingsFile.good(folder, "# nothing\n").users()).isEmpty();
    }

    @Test
    void anchors_that_contain_themselves_are_no_trap() {
        assertThat(problems("root: &a [*a]\n")).hasSize(1);
        assertThat(problems("users: &u {anna: *u}\n")).isNotEmpty();
    }

    @Test
    void a_wrong_hash_is_not_repeated() {
        assertThat(problems("users:\n  anna:\n    password-hash: my secret\n"))
                .singleElement()
                .asString()
                .startsWith("twinport.yaml:3:20: password-hash: the value is not allowed")
                .contains("twinport hash-password")
                .doesNotContain("my secret");
    }

    @Test
    void an_unknown_key_of_a_user_is_told_with_the_users_name() {
        assertThat(problems("users:\n  anna:\n    password-hash: '!'\n    hom: /x\n"))
                .singleElement()
                .asString()
                .startsWith("twinport.yaml:4:5: unknown key \"hom\"; did you mean \"home\"?");
    }

    @Test
    void a_user_of_the_anonymous_name_clashes_with_the_anonymous_user() {
        assertThat(problems("anonymous.enabled: yes\nusers:\n  ftp:\n    password-hash: '!'\n"))
                .singleElement()
                .asString()
                .startsWith("twinport.yaml:3:3: user \"ftp\"");
    }

    @Test
    void a_wrong_variable_and_a_wrong_flag_name_themselves() {
        Sources sources =
                new Sources(
                        Optional.empty(),
                        Map.of("TWINPORT_PASSIVE_PORTS", "9"),
                        Map.of("limits.max-per-adress", "3"),
                        List.of("no colon and secret", "anna:"));
        assertThat(((Loaded.Bad) Settings.load(sources)).problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        p ->
                                assertThat(p)
                                        .startsWith(
                                                "environment, TWINPORT_PASSIVE_PORTS:"
                                                        + " passive.ports: \"9\" is not allowed"),
                        p ->
                                assertThat(p)
                                        .startsWith("command line: unknown key")
                                        .contains("did you mean \"limits.max-per-address\""),
                        p ->
                                assertThat(p)
                                        .startsWith("--user: a user is given as NAME:PASSWORD")
                                        .doesNotContain("secret\"", "no colon"),
                        p -> assertThat(p).doesNotContain("anna"));
    }

    private static List<String> problemsOf(Sources sources) {
        return ((Loaded.Bad) Settings.load(sources))
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void a_wrong_option_is_named_as_it_was_typed() {
        assertThat(problemsOf(Sources.ofFlags(Map.of("passive.ports", "x"))))
                .containsExactly(
                        "--passive-ports: \"x\" is not allowed; allowed: a range such as 61000-61999,"
                                + " or a single port, within 1024-65535");
        assertThat(problemsOf(Sources.ofFlags(Map.of("active.source-port", "21"))))
                .singleElement()
                .asString()
                .startsWith("--active-port: \"21\" is not allowed");
    }

    @Test
    void a_name_to_listen_on_that_has_no_address_is_told_as_such() {
        assertThat(problemsOf(Sources.ofFlags(Map.of("listen", "no-such-host.invalid:2121"))))
                .containsExactly(
                        "--listen: \"no-such-host.invalid:2121\": the name no-such-host.invalid has"
                                + " no address; check the spelling");
        assertThat(problems("listen: foo:99999\n").getFirst())
                .endsWith("is not allowed; allowed: PORT, HOST:PORT, [IPV6]:PORT or *:PORT");
    }

    @Test
    void a_user_may_stand_on_the_command_line_only_once() {
        assertThat(problemsOf(Sources.ofFlags(Map.of(), "anna:geheim1", "anna:geheim2")))
                .containsExactly("--user: user \"anna\" stands here a second time");
    }

    @Test
    void a_file_that_cannot_be_read_has_its_reason() {
        assertThat(problemsOf(Sources.ofFile(folder)))
                .singleElement()
                .asString()
                .startsWith(folder + ": cannot be read: ")
                .doesNotContain("Exception");
        assertThat(SystemReason.of(new AccessDeniedException("/x")))
                .startsWith("permission denied; this process runs as ");
    }

    @Test
    void variables_that_do_nothing_are_noted() {
        Map<String, String> variables =
                Map.of(
                        "TWINPORT_RUN_AS", "ftp",
                        "TWINPORT_PORT", "2121",
                        "TWINPORT_CONFG", "/etc/x.yaml",
                        "TWINPORT_BUILD", "never",
                        "TWINPORT_JAVA_OPTS", "");
        Sources sources = new Sources(Optional.empty(), variables, Map.of(), List.of());
        assertThat(((Loaded.Good) Settings.load(sources)).settings().notes())
                .containsExactly(
                        "TWINPORT_CONFG is no setting; did you mean TWINPORT_CONFIG?",
                        "TWINPORT_PORT is no setting; did you mean TWINPORT_LISTEN?",
                        "TWINPORT_RUN_AS has no effect; only the option --run-as USER does that");
    }

    @Test
    void a_variable_that_looks_mistyped_is_noted_and_one_of_a_platform_is_not() {
        Sources sources =
                new Sources(
                        Optional.empty(),
                        Map.of(
                                "TWINPORT_PASIVE_PORTS",
                                "9",
                                "TWINPORT_SERVICE_HOST",
                                "10.0.0.1",
                                "TWINPORT_PORT",
                                "tcp://10.0.0.1:21"),
                        Map.of(),
                        List.of());
        assertThat(((Loaded.Good) Settings.load(sources)).settings().notes())
                .containsExactly(
                        "TWINPORT_PASIVE_PORTS is no setting; did you mean TWINPORT_PASSIVE_PORTS?");
    }
}
