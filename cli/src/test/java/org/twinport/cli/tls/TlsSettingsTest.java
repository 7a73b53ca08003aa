package org.twinport.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.client.tls.Trust;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Protection;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the options mean, alone and together. */
class TlsSettingsTest {

    private static final String FINGERPRINT = "Ab".repeat(32);

    @TempDir Path folder;

    @Command(name = "any")
    private static final class Any {
        @Mixin private TlsSettings tls = new TlsSettings();
    }

    private static TlsSettings parsed(String line) {
        Any any = new Any();
        new CommandLine(any).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return any.tls;
    }

    private static TlsOptions options(String line) throws IOException {
        return parsed(line).toClient();
    }

    @ParameterizedTest
    @CsvSource({
        "'', IF_OFFERED",
        "--tls, REQUIRED",
        "--no-tls, OFF",
        "--tls-first-use, REQUIRED",
        "--tls-min 1.2, REQUIRED",
        "--tls-max 1.2, IF_OFFERED",
        "--prot p, REQUIRED",
        "--prot C, IF_OFFERED",
        "--ccc, IF_OFFERED",
    })
    void ftp_urls_get_as_much_tls_as_the_options_say(String line, TlsMode mode) {
        assertThat(parsed(line).mode(FtpScheme.FTP)).isEqualTo(mode);
    }

    @Test
    void other_urls_insist_in_any_case() {
        assertThat(parsed("").mode(FtpScheme.FTPES)).isEqualTo(TlsMode.REQUIRED);
        assertThat(parsed("--tls").mode(FtpScheme.FTPS)).isEqualTo(TlsMode.IMPLICIT);
        assertThatThrownBy(() -> parsed("--no-tls").mode(FtpScheme.FTPS))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("contradicts ftps://");
    }

    @Test
    void whom_to_believe_is_the_system_unless_told_otherwise() throws IOException {
        assertThat(options("").trust()).isEqualTo(new Trust.OfSystem());
        assertThat(options("--tls-fingerprint " + FINGERPRINT).trust())
                .isEqualTo(new Trust.OfFingerprint(FINGERPRINT));
        assertThat(options("--tls-first-use").trust()).isInstanceOf(Trust.OnFirstUse.class);
    }

    @Test
    void versions_and_protection_are_both_and_private_unless_told_otherwise() throws IOException {
        assertThat(options("").versions()).isEqualTo(TlsVersions.BOTH);
        assertThat(options("--tls-min 1.2 --tls-max 1.3").versions()).isEqualTo(TlsVersions.BOTH);
        assertThat(options("--tls-min 1.3").versions()).isEqualTo(TlsVersions.ONLY_1_3);
        assertThat(options("--tls-max 1.2").versions()).isEqualTo(TlsVersions.ONLY_1_2);
        assertThat(options("").data()).isEqualTo(Protection.PRIVATE);
        assertThat(options("--prot c").data()).isEqualTo(Protection.CLEAR);
        assertThat(options("").ccc()).isFalse();
        assertThat(options("--ccc").ccc()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--no-tls --tls | --no-tls and --tls exclude each other",
                "--no-tls --tls-first-use | --no-tls and --tls-first-use exclude each other",
                "--no-tls --prot C | --no-tls and --prot exclude each other",
                "--no-tls --ccc | --no-tls and --ccc exclude each other",
                "--no-tls --tls-max 1.2 | --no-tls and --tls-max exclude each other",
                "--tls-ca a --tls-first-use | each says whom to believe",
                "--tls-fingerprint a --tls-ca b | each says whom to believe",
                "--tls-key a | need --tls-cert",
                "--tls-password-file a | need --tls-cert",
                "--tls-min 1.3 --tls-max 1.2 | leave no version",
                "--tls-min 1.1 | --tls-min takes 1.2 or 1.3",
                "--tls-max TLSv1.2 | --tls-max takes 1.2 or 1.3",
                "--prot S | --prot takes P",
                "--tls-fingerprint AA:BB | 64 hexadecimal digits",
            })
    void what_makes_no_sense_is_a_usage_error_with_a_sentence(String line, String sentence) {
        assertThatThrownBy(() -> options(line))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void files_that_cannot_be_used_are_named_with_the_reason() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no certificate\n");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path none = folder.resolve("none");
        for (Path file : new Path[] {text, empty}) {
            assertThatThrownBy(() -> options("--tls-ca " + file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file + ": holds no certificate");
        }
        assertThatThrownBy(() -> options("--tls-ca " + none))
                .hasMessage("--tls-ca " + none + ": there is no such file");
        assertThatThrownBy(() -> options("--tls-cert " + none))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(none + ": there is no such file");
    }
}
