package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Limits;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.RepresentationRules;
import org.twinport.storage.local.LocalRules;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of the table with values that it takes and values that it refuses. */
final class KeysTest {

    private static final Map<String, Samples> SAMPLES = Samples.byKey();

    @TempDir Path folder;

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
                            SettingsFile.good(
                                    folder,
                                    beside(key) + key.path() + ": " + sample.getKey() + "\n");
                    assertThat(key.kind().show(settings.values().get(key)))
                            .isEqualTo(sample.getValue());
                });
    }

    private static String beside(Key<?> key) {
        return SAMPLES.get(key.path()).beside().entrySet().stream()
                .map(other -> other.getKey() + ": " + other.getValue() + "\n")
                .collect(Collectors.joining());
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
        boolean list = key.kind() instanceof ListOf<?> || key.kind() instanceof ListenKind;
        String value = list ? text.replaceAll("^\\[(.*)]$", "$1") : text;
        return DynamicTest.dynamicTest(
                key.variable(),
                () -> {
                    Sources byVariable =
                            new Sources(
                                    Optional.empty(),
                                    Map.of(key.variable(), value),
                                    SAMPLES.get(key.path()).beside(),
                                    List.of());
                    Sources byFlag = Sources.ofFlags(withOthers(key, value));
                    for (Sources sources : Set.of(byVariable, byFlag)) {
                        Loaded loaded = Settings.load(sources);
                        assertThat(loaded).isInstanceOf(Loaded.Good.class);
                        Settings settings = ((Loaded.Good) loaded).settings();
                        assertThat(key.kind().show(settings.values().get(key)))
                                .isEqualTo(sample.getValue());
                    }
                });
    }

    private static Map<String, String> withOthers(Key<?> key, String value) {
        Map<String, String> flags = new HashMap<>(SAMPLES.get(key.path()).beside());
        flags.put(key.path(), value);
        return flags;
    }

    @Test
    void the_defaults_are_those_of_the_code() {
        Settings settings = SettingsFile.good(folder, "{}\n");

        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.deadlines()).isEqualTo(Deadlines.DEFAULT);
        assertThat(settings.passive()).isEqualTo(PassiveRules.DEFAULT);
        assertThat(settings.representation()).isEqualTo(RepresentationRules.DEFAULT);
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
