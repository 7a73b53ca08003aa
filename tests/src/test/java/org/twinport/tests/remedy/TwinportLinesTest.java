package org.twinport.tests.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.cli.Main;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Form;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own server and client take the lines. */
class TwinportLinesTest {
    @TempDir Path folder;

    static Stream<Fix> configuration() {
        return Lines.of(Product.TWINPORT, Form.CONFIG);
    }

    @ParameterizedTest
    @MethodSource("configuration")
    void the_server_accepts_the_configuration(Fix fix) throws IOException {
        String lines = Lines.text(fix);
        var files = TestCertificates.shared().server().files();
        String certificate =
                lines.startsWith("tls.") && !lines.contains("tls.certificates")
                        ? "tls.certificates: {certificate: %s, key: %s}\n"
                                .formatted(files.certificate(), files.key())
                        : "";
        String authorities =
                lines.contains("tls.client-certificates")
                        ? "tls.client-authorities: %s\n".formatted(files.certificate())
                        : "";
        Path file =
                Files.writeString(
                        folder.resolve("twinport.yaml"),
                        "root: %s\n%s%s%s".formatted(folder, certificate, authorities, lines));
        Loaded loaded = Settings.load(Sources.ofFile(file));
        assertThat(loaded).as("%s", loaded).isInstanceOf(Loaded.Good.class);
    }

    @Test
    void the_client_knows_every_option() {
        List<List<String>> calls =
                Lines.of(Product.TWINPORT_CLIENT, Form.SHELL)
                        .map(fix -> Lines.text(fix).replace("\\\n", " ").strip())
                        .map(call -> List.of(call.split("\\s+", -1)))
                        .toList();
        Map<String, String> help =
                calls.stream()
                        .map(call -> call.get(1))
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), TwinportLinesTest::help));
        for (List<String> call : calls) {
            assertThat(call.getFirst()).isEqualTo("twinport");
            for (String word : call) {
                if (word.startsWith("--")) {
                    assertThat(help.get(call.get(1)))
                            .as("%s", call)
                            .contains(word.replaceAll("=.*", ""));
                }
            }
        }
        assertThat(help).containsKeys("ls", "get", "stat");
    }

    private static String help(String command) {
        return Tool.java(Main.class, command, "--help").run().orFail().output();
    }
}
