package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Limits;
import org.twinport.server.config.PassiveRules;
import org.twinport.storage.local.LocalRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of the table with values that it takes and values that it refuses. */
final class KeysTest {

    /**
     * Values of a key.
     *
     * @param good pairs of what is written and what is understood
     */
    private record Samples(Map<String, String> good, List<String> bad) {
        static Samples of(Map<String, String> good, String... bad) {
            return new Samples(good, List.of(bad));
        }
    }

    private static final Samples DURATION =
            Samples.of(
                    Map.of("30s", "30s", "5m", "5m", "1500ms", "1500ms", "2h", "2h", "90s", "90s"),
                    "30",
                    "-1s",
                    "1 fortnight",
                    "366d");

    private static final Samples LIMIT =
            Samples.of(Map.of("0", "0", "7", "7"), "-1", "many", "1000001", "1.5");

    private static final Samples YES_NO =
            Samples.of(
                    Map.of("yes", "yes", "true", "yes", "no", "no", "false", "no"), "maybe", "1");

    private static final Samples MODE =
            Samples.of(Map.of("umask", "umask", "0640", "640", "755", "755"), "888", "64", "rw-r");

    private static final Samples PERMISSIONS =
            Samples.of(
                    Map.of(
                            "full", "full",
                            "read-only", "read-only",
                            "upload-only", "upload-only",
                            "none", "none",
                            "[read, write]", "[read, write]",
                            "{/: read-only, /in: [write]}", "{/in: [write], /: read-only}"),
                    "everything",
                    "[read, fly]",
                    "{in: full}",
                    "{/: sometimes}");

    private static final Map<String, Samples> SAMPLES = samples();

    @TempDir Path folder;

    private static Map<String, Samples> samples() {
        Map<String, Samples> samples = new TreeMap<>();
        samples.put("root", Samples.of(Map.of("/srv/ftp", "/srv/ftp"), "\"\"", "[a]"));
        samples.put(
                "listen",
                Samples.of(
                        Map.of(
                                "2121", "*:2121",
                                "'*:21'", "*:21",
                                "127.0.0.1:0", "127.0.0.1:0",
                                "'[2001:db8:1:2:3:4:5:6]:2121'", "[2001:db8:1:2:3:4:5:6]:2121",
                                "[127.0.0.1:1, '[2001:db8:1:2:3:4:5:6]:2']",
                                        "127.0.0.1:1, [2001:db8:1:2:3:4:5:6]:2"),
                        "70000",
                        "300.1.1.1:21",
                        "127.0.0.1",
                        "[]"));
        samples.put("greeting", Samples.of(Map.of("Hello you", "Hello you"), "\"a\\nb\"", "\"\""));
        samples.put("read-only", YES_NO);
        samples.put(
                "passive.ports",
                Samples.of(
                        Map.of(
                                "61000-61999",
                                "61000-61999",
                                "1024-65535",
                                "1024-65535",
                                "5000",
                                "5000"),
                        "80",
                        "6000-5000",
                        "1-70000",
                        "all"));
        samples.put(
                "passive.address",
                Samples.of(
                        Map.of(
                                "as-dialled",
                                "as-dialled",
                                "203.0.113.5",
                                "203.0.113.5",
                                "ftp.example.org",
                                "ftp.example.org"),
                        "300.1.1.1",
                        "0.0.0.0",
                        "two words"));
        samples.put(
                "passive.networks",
                Samples.of(
                        Map.of(
                                "[{clients: 10.0.0.0/8, address: 10.0.0.1}]",
                                "[{clients: 10.0.0.0/8, address: 10.0.0.1}]"),
                        "10.0.0.0/8",
                        "[{clients: 10.0.0.0/33, address: 10.0.0.1}]",
                        "[{clients: 10.0.0.0/8}]",
                        "[{clients: 10.0.0.0/8, adress: 10.0.0.1}]"));
        samples.put(
                "active.source-port",
                Samples.of(Map.of("20", "20", "any", "any", "auto", "auto"), "21", "0"));
        samples.put(
                "active.private-address",
                Samples.of(Map.of("refuse", "refuse", "dial-peer", "dial-peer"), "dial-anybody"));
        Stream.of("sessions", "max-per-address", "before-login", "login-attempts")
                .forEach(key -> samples.put("limits." + key, LIMIT));
        samples.put("limits.failure-delay", DURATION);
        samples.put("limits.line-length", Samples.of(Map.of("512", "512"), "511", "0", "1048577"));
        Stream.of("login", "idle", "passive", "active", "stall", "write", "keep-alive", "grace")
                .forEach(key -> samples.put("deadlines." + key, DURATION));
        addFiles(samples);
        return samples;
    }

    private static void addFiles(Map<String, Samples> samples) {
        samples.put(
                "uploads",
                Samples.of(
                        Map.of(
                                "resumable",
                                "resumable",
                                "atomic",
                                "atomic",
                                "in-place",
                                "in-place"),
                        "inplace"));
        samples.put("keep-parts", DURATION);
        samples.put("fsync", YES_NO);
        samples.put("file-mode", MODE);
        samples.put("dir-mode", MODE);
        samples.put("group", Samples.of(Map.of("system", "system", "www", "www"), "\"a\\tb\""));
        samples.put("server-id", Samples.of(Map.of("auto", "auto", "one", "one"), "\"\""));
        samples.put("log.format", Samples.of(Map.of("text", "text", "json", "json"), "xml"));
        samples.put(
                "log.file", Samples.of(Map.of("stderr", "stderr", "/a/b", "/a/b"), "\"\"", "{}"));
        samples.put("log.level", Samples.of(Map.of("warn", "warn", "debug", "debug"), "loud"));
        samples.put("log.transfers", Samples.of(Map.of("none", "none", "/x", "/x"), "\"\""));
        samples.put("anonymous.enabled", YES_NO);
        samples.put("anonymous.home", Samples.of(Map.of("root", "root", "/p", "/p"), "[a, b]"));
        samples.put("anonymous.permissions", PERMISSIONS);
        samples.put(
                "users",
                Samples.of(
                        Map.of(
                                "{anna: {password-hash: '!'}}", "anna",
                                "[{name: bob, password-hash: '!'}]", "bob"),
                        "anna",
                        "[{password-hash: '!'}]",
                        "{anna: {}}",
                        "{anna: {password: secret}}",
                        "[{name: a, password-hash: '!'}, {name: a, password-hash: '!'}]"));
    }

    @Test
    void every_key_has_samples() {
        assertThat(SAMPLES.keySet())
                .isEqualTo(Keys.ALL.stream().map(Key::path).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> a_good_value_is_understood() {
        return Keys.ALL.stream()
                .flatMap(key ->
                        SAMPLES.get(key.path()).good().entrySet().stream()
                                .map(sample -> good(key, sample)));
    }

    private <T> DynamicTest good(Key<T> key, Map.Entry<String, String> sample) {
        return DynamicTest.dynamicTest(
                key.path() + ": " + sample.getKey(),
                () -> {
                    Settings settings =
                            SettingsFile.good(folder, key.path() + ": " + sample.getKey() + "\n");
                    assertThat(key.kind().show(settings.values().get(key)))
                            .isEqualTo(sample.getValue());
                });
    }

    @TestFactory
    Stream<DynamicTest> a_bad_value_names_its_place_and_what_is_allowed() {
        return Keys.ALL.stream()
                .flatMap(key -> SAMPLES.get(key.path()).bad().stream().map(bad -> bad(key, bad)));
    }

    private DynamicTest bad(Key<?> key, String value) {
        return DynamicTest.dynamicTest(
                key.path() + ": " + value,
                () ->
                        assertThat(SettingsFile.problems(folder, key.path() + ": " + value + "\n"))
                                .isNotEmpty()
                                .allSatisfy(problem ->
                                        assertThat(problem)
                                                .matches("twinport\\.yaml:1:\\d+: .+")
                                                .doesNotContain("secret")));
    }

    @TestFactory
    Stream<DynamicTest> a_variable_and_a_flag_are_read_like_the_file() {
        return Keys.ALL.stream().map(this::asText);
    }

    private <T> DynamicTest asText(Key<T> key) {
        Map.Entry<String, String> sample =
                SAMPLES.get(key.path()).good().entrySet().iterator().next();
        String text = sample.getKey().replace("'", key.path().equals("users") ? "'" : "");
        String value = key.path().equals("listen") ? text.replaceAll("^\\[(1.*)]$", "$1") : text;
        return DynamicTest.dynamicTest(
                key.variable(),
                () -> {
                    Sources byVariable =
                            new Sources(
                                    Optional.empty(),
                                    Map.of(key.variable(), value),
                                    Map.of(),
                                    List.of());
                    Sources byFlag = Sources.ofFlags(Map.of(key.path(), value));
                    for (Sources sources : Set.of(byVariable, byFlag)) {
                        Loaded loaded = Settings.load(sources);
                        assertThat(loaded).isInstanceOf(Loaded.Good.class);
                        Settings settings = ((Loaded.Good) loaded).settings();
                        assertThat(key.kind().show(settings.values().get(key)))
                                .isEqualTo(sample.getValue());
                    }
                });
    }

    @Test
    void the_defaults_are_those_of_the_code() {
        Settings settings = SettingsFile.good(folder, "{}\n");

        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.deadlines()).isEqualTo(Deadlines.DEFAULT);
        assertThat(settings.passive()).isEqualTo(PassiveRules.DEFAULT);
        assertThat(settings.withUser("u", "p", "test").users().getFirst().rules("id"))
                .isEqualTo(LocalRules.of("u", "id"));
    }

    @Test
    void every_default_can_be_written_down() {
        for (Key<?> key : Keys.ALL) {
            if (key.fallbackText().equals(shown(key)) && !shown(key).isEmpty()) {
                SettingsFile.good(folder, key.path() + ": " + shown(key) + "\n");
            }
        }
    }

    private static <T> String shown(Key<T> key) {
        return key.kind().show(key.fallback());
    }
}
