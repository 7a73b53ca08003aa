package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** No configuration file makes the server create objects or run code: tags mean nothing. */
final class YamlTagsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                        + " [\"http://127.0.0.1:1/\"]]]]",
                "root: !!java.io.File [/etc]",
                "listen: !!java.net.Socket [127.0.0.1, 1]",
                "users: !!java.util.ArrayList []"
            })
    void a_tag_of_a_class_is_a_wrong_value(String yaml) {
        assertThat(SettingsFile.problems(folder, yaml + "\n")).isNotEmpty();
    }
}
