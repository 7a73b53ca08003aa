package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.net.tls.Fingerprint;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Verb;
import org.twinport.server.event.SessionEvent.CommandRead;
import org.twinport.server.event.SessionEvent.DataSecured;
import org.twinport.server.event.SessionEvent.Secured;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The client commands over TLS with good certificates, against our server. */
class TlsCommandsTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.shared();
    private static final String CA = CERTIFICATES.authorityFile().toString();
    private static final String FTPES = "ftpes://joe@127.0.0.1";
    private static final String FTP = "ftp://joe@127.0.0.1";

    @TempDir Path folder;

    private Path root;
    private TlsServed served;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("a.txt"), "one\n");
        served = new TlsServed(root, CERTIFICATES.server());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static ToolResult run(int code, String... words) {
        return Cli.expect(code, Cli.of(words));
    }

    private long commands(Verb verb) {
        return served.heard(CommandRead.class).stream()
                .filter(read -> read.command().verb() == verb)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftpes://joe@localhost", "ftps://joe@127.0.0.1"})
    void files_go_both_ways_through_tls_and_the_trace_shows_it(String begin) throws IOException {
        Path local = Files.writeString(folder.resolve("b.txt"), "two\n");
        run(0, "put", "--tls-ca", CA, local.toString(), served.url(begin, "b.txt"));
        assertThat(root.resolve("b.txt")).hasContent("two\n");
        ToolResult quiet = run(0, "cat", "--tls-ca", CA, served.url(begin, "b.txt"));
        assertThat(quiet.output()).isEqualTo("two\n");
        assertThat(quiet.errors()).isEmpty();
        ToolResult traced = run(0, "cat", "--trace", "--tls-ca", CA, served.url(begin, "b.txt"));
        assertThat(traced.errors())
                .containsPattern("control  in TLS now: TLSv1\\.3, TLS_AES\\w+\n")
                .contains("> PASS ****", "> PBSZ 0", "> PROT P")
                .contains("data     in TLS now: TLSv1.3, the session of the control connection")
                .doesNotContain(Served.PASSWORD);
        assertThat(commands(Verb.AUTH)).isEqualTo(begin.startsWith("ftps:") ? 0 : 3);
    }

    @Test
    void ftp_urls_insist_as_soon_as_somebody_is_to_be_believed() {
        String print = Fingerprint.of(CERTIFICATES.server().credential().certificate());
        run(0, "cat", "--tls", "--tls-ca", CA, served.url(FTP, "a.txt"));
        run(0, "cat", "--tls-fingerprint", print, served.url(FTP, "a.txt"));
        assertThat(served.heard(Secured.class)).hasSize(2);
        ToolResult clear = run(17, "cat", "--no-tls", served.url(FTP, "a.txt"));
        assertThat(clear.errors()).contains("[tls-required]");
    }

    @Test
    @NeedsTool("python3")
    void without_options_tls_is_used_where_offered_and_a_doubt_is_one_line() {
        ToolResult list = run(0, "ls", "--json", "-r", served.url(FTP, ""));
        assertThat(Cli.json(list, "[e['name'] for e in v]")).isEqualTo("['a.txt']");
        assertThat(list.errors())
                .containsOnlyOnce("\n")
                .startsWith("twinport: 127.0.0.1:")
                .contains("certificate that is not verified (no known authority has signed it")
                .contains("somebody could pretend to be the server");
        assertThat(served.heard(DataSecured.class)).isNotEmpty();
    }

    @Test
    void versions_can_be_narrowed_on_both_ends() {
        served.accept(TlsVersions.ONLY_1_2);
        ToolResult refused =
                run(17, "cat", "--tls-min", "1.3", "--tls-ca", CA, served.url(FTPES, "a.txt"));
        assertThat(refused.errors()).contains("[tls-refused]");
        run(0, "cat", "--tls-ca", CA, served.url(FTPES, "a.txt"));
        served.show(CERTIFICATES.server());
        run(0, "cat", "--tls-max", "1.2", "--tls-ca", CA, served.url(FTPES, "a.txt"));
        assertThat(served.heard(Secured.class))
                .extracting(Secured::version)
                .containsExactly("TLSv1.2", "TLSv1.2");
    }

    @Test
    void data_go_in_clear_only_if_asked_for() {
        served.demand(TlsPolicy.LOGIN);
        ToolResult clear =
                run(0, "cat", "--trace", "--prot", "C", "--tls-ca", CA, served.url(FTPES, "a.txt"));
        assertThat(clear.errors()).contains("> PROT C").doesNotContain("data     in TLS");
        assertThat(served.heard(Secured.class)).hasSize(1);
        assertThat(served.heard(DataSecured.class)).isEmpty();
    }

    @Test
    void ccc_sends_the_commands_after_the_login_in_clear() {
        ToolResult result =
                run(0, "cat", "--trace", "--ccc", "--tls-ca", CA, served.url(FTPES, "a.txt"));
        assertThat(result.output()).isEqualTo("one\n");
        List<String> lines = result.errors().lines().toList();
        assertThat(lines).contains("note     Commands go on in clear after CCC");
        assertThat(lines.indexOf("control  > PASS ****"))
                .isLessThan(lines.indexOf("control  > CCC"));
        assertThat(served.heard(DataSecured.class)).hasSize(1);
    }

    @Test
    void a_server_that_wants_a_certificate_gets_it() throws Exception {
        served.askForCertificates();
        var client = CERTIFICATES.client().files();
        String url = served.url(FTPES, "a.txt");
        run(
                0,
                "cat",
                "--tls-ca",
                CA,
                "--tls-cert",
                client.certificate().toString(),
                "--tls-key",
                client.key().toString(),
                url);
        run(0, "cat", "--tls-ca", CA, "--tls-cert", client.both().toString(), url);
        assertThat(served.heard(Secured.class))
                .hasSize(2)
                .allMatch(s -> String.valueOf(s.client()).contains("joe"));
        // With TLS 1.3 the alert comes after the handshake, and a reset may overtake it.
        ToolResult without = run(17, "cat", "--tls-max", "1.2", "--tls-ca", CA, url);
        assertThat(without.errors()).contains("handshake_failure", "[tls-refused]");
    }

    @Test
    void contradictions_are_usage_errors_with_a_sentence() {
        String secure = served.url(FTPES, "a.txt");
        assertThat(run(2, "cat", "--no-tls", secure).errors())
                .contains("--no-tls contradicts ftpes://");
        assertThat(run(2, "cat", "--no-tls", "--ccc", served.url(FTP, "a.txt")).errors())
                .contains("--no-tls and --ccc exclude each other");
        assertThat(run(10, "cat", "--tls-ca", folder + "/none", secure).errors())
                .contains("there is no such file");
        assertThat(run(2, "conformance", secure).errors()).contains("conformance takes ftp://");
        assertThat(served.heard(Secured.class)).isEmpty();
    }
}
