package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
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
                "root: !!java.lang.ProcessBuilder {command: [reboot]}"
            })
    void a_tag_of_a_class_is_a_wrong_value(String yaml) {
        assertThat(SettingsFile.problems(folder, yaml + "\n")).isNotEmpty();
    }

    @Test
    void a_tag_of_a_class_makes_no_object() throws IOException {
        try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String socket = "!!java.net.Socket [127.0.0.1, %d]".formatted(canary.getLocalPort());
            SettingsFile.load(folder, "passive.ports: " + socket + "\n" + socket + ": x\n");
            canary.setSoTimeout(1);
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
