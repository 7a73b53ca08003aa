package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.net.tls.Fingerprint;
import org.twinport.protocol.command.Verb;
import org.twinport.server.event.SessionEvent.CommandRead;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tls.TestCertificates.Named;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Certificates that are not accepted, what is said about them, and how to accept them. */
class RefusedCertificatesTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.shared();
    private static final String CA = CERTIFICATES.authorityFile().toString();
    private static final String FTPES = "ftpes://joe@127.0.0.1";

    @TempDir Path folder;

    private TlsServed serve(Named certificate) throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(root.resolve("a.txt"), "one\n");
        return new TlsServed(root, certificate);
    }

    private static String print(Named certificate) {
        return Fingerprint.of(certificate.credential().certificate());
    }

    private ToolResult run(int code, String... words) {
        return Cli.expect(code, atHome(words));
    }

    private Tool atHome(String... words) {
        return Cli.of(words).env(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
    }

    private Path known() {
        return folder.resolve("config/twinport/known-certificates");
    }

    private static void assertNoPassword(TlsServed served) {
        assertThat(served.heard(CommandRead.class))
                .noneMatch(read -> read.command().verb() == Verb.USER)
                .noneMatch(read -> read.command().verb() == Verb.PASS);
    }

    @Test
    void an_expired_one_is_described_with_the_option_that_accepts_it() throws IOException {
        try (TlsServed served = serve(CERTIFICATES.expired())) {
            String url = served.url(FTPES, "a.txt");
            ToolResult refused = run(17, "cat", "--tls-ca", CA, url);
            assertNoPassword(served);
            assertThat(refused.errors().lines())
                    .anyMatch(l -> l.matches("twinport: The certificate of .* it expired on .*"))
                    .contains("  Subject  CN=localhost")
                    .anyMatch(l -> l.startsWith("  Names    localhost 127.0.0.1"))
                    .contains("  Issuer   CN=Twinport tests")
                    .anyMatch(l -> l.matches("  Valid    \\d{4}-\\d\\d-\\d\\d to .*"))
                    .contains("  SHA-256  " + print(CERTIFICATES.expired()).substring(0, 48))
                    .contains("           " + print(CERTIFICATES.expired()).substring(48))
                    .contains("    --tls-fingerprint " + print(CERTIFICATES.expired()))
                    .noneMatch(l -> l.contains("--tls-ca"))
                    .anyMatch(l -> l.endsWith("[certificate-untrusted]"));
            run(0, "cat", "--tls-fingerprint", print(CERTIFICATES.expired()), url);
        }
    }

    @Test
    void a_wrong_name_an_unknown_authority_and_a_wrong_fingerprint_say_so() throws IOException {
        try (TlsServed served = serve(CERTIFICATES.wrongName())) {
            String url = served.url(FTPES, "a.txt");
            assertThat(run(17, "cat", "--tls-ca", CA, url).errors())
                    .contains("it is not for 127.0.0.1", "Names    wrong.example.org");
            served.show(CERTIFICATES.stranger());
            assertThat(run(17, "cat", "--tls-ca", CA, url).errors())
                    .contains("no known authority has signed it", "--tls-ca FILE");
            assertThat(run(17, "cat", url).errors()).contains("no known authority has signed it");
            String other = print(CERTIFICATES.server());
            // A wrong certificate must not lead to a password in clear, whatever the URL.
            String opportunistic = served.url("ftp://joe@127.0.0.1", "a.txt");
            assertThat(run(17, "cat", "--tls-fingerprint", other, opportunistic).errors())
                    .contains("does not have the fingerprint that was asked for")
                    .contains("--tls-fingerprint " + print(CERTIFICATES.stranger()));
            assertNoPassword(served);
            String digits = print(CERTIFICATES.stranger()).replace(":", "").toLowerCase();
            assertThat(run(0, "cat", "--tls-fingerprint", digits, url).errors()).isEmpty();
        }
    }

    @Test
    @NeedsTool("python3")
    void programs_get_cause_stage_and_evidence() throws IOException {
        try (TlsServed served = serve(CERTIFICATES.expired())) {
            ToolResult refused = run(17, "ls", "--json", "--tls-ca", CA, served.url(FTPES, ""));
            String error = "v['error']";
            assertThat(
                            Cli.json(
                                    refused,
                                    "[%s[k] for k in ('exitCode', 'cause', 'stage')]"
                                            .formatted(error)))
                    .isEqualTo("[17, 'certificate-untrusted', 'tls']");
            assertThat(Cli.json(refused, error + "['evidence']"))
                    .contains("SHA-256 " + print(CERTIFICATES.expired()));
            assertThat(refused.errors()).isEmpty();
        }
    }

    @Test
    void the_first_use_is_remembered_and_a_change_refused() throws IOException {
        try (TlsServed served = serve(CERTIFICATES.stranger())) {
            String url = served.url(FTPES, "a.txt");
            ToolResult first = run(0, "cat", "--tls-first-use", url);
            assertThat(first.errors())
                    .contains("accepted on first use and remembered: SHA-256 ")
                    .contains(print(CERTIFICATES.stranger()));
            assertThat(run(0, "cat", "--tls-first-use", url).errors()).isEmpty();
            served.show(CERTIFICATES.server());
            served.forget();
            ToolResult changed = run(17, "cat", "--tls-first-use", url);
            assertNoPassword(served);
            assertThat(changed.errors())
                    .contains("it has changed since it was accepted on first use")
                    .contains("SHA-256  " + print(CERTIFICATES.server()).substring(0, 48))
                    .contains("Before   " + print(CERTIFICATES.stranger()).substring(0, 48))
                    .contains("or delete line 1 of " + known() + " and connect again.");
            Files.writeString(known(), "");
            run(0, "cat", "--tls-first-use", url);
            assertThat(Files.readString(known()))
                    .matches("127\\.0\\.0\\.1:\\d+ " + print(CERTIFICATES.server()) + "\n");
        }
    }

    @Test
    void several_processes_remember_at_once() throws IOException {
        try (TlsServed served = serve(CERTIFICATES.stranger())) {
            List<Child> children = new ArrayList<>();
            try {
                for (String host : List.of("127.0.0.1", "localhost", "127.0.0.1", "localhost")) {
                    String url = served.url("ftpes://joe@" + host, "a.txt");
                    children.add(atHome("cat", "--tls-first-use", url).start());
                }
                for (Child child : children) {
                    ToolResult result = child.await(Cli.PATIENCE);
                    assertThat(result.exitCode()).as(result.errors()).isZero();
                }
            } finally {
                children.forEach(Child::close);
            }
            assertThat(Files.readAllLines(known()))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(" " + print(CERTIFICATES.stranger())));
        }
    }
}
