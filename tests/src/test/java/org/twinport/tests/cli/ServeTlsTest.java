package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.TlsEnd;
import org.twinport.testkit.tls.TestAuthority;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tls.TestCredential;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve} with TLS as a process, and curl that checks its certificate. */
@LeavesNothing
class ServeTlsTest {

    private static final String[] HERE = {"localhost", "127.0.0.1"};
    private static final int CURL_CERTIFICATE_REFUSED = 60;

    @TempDir Path folder;

    private static String panel(Served served) {
        return String.join("\n", served.panel());
    }

    private static Tool curl(String... arguments) {
        return Tool.of(Tools.require("curl"), "-sS", "-u", Served.USER + ":" + Served.PASSWORD)
                .with(arguments)
                .within(Cli.PATIENCE);
    }

    private static String at(Served served) {
        return "ftp://127.0.0.1:" + served.port() + "/";
    }

    private String certificateIn(Served served) {
        Matcher kept = Pattern.compile("kept in (\\S+)").matcher(panel(served));
        assertThat(kept.find()).as(panel(served)).isTrue();
        return kept.group(1) + "/self-signed-cert.pem";
    }

    @Test
    @NeedsTool("curl")
    void tls_alone_makes_a_certificate_that_curl_can_check() throws IOException {
        try (Served served = Served.start("--tls", "--implicit", "127.0.0.1:0")) {
            served.file("there.txt", "content");
            String certificate = certificateIn(served);
            Tool fetch = curl("--ssl-reqd", "--cacert", certificate, at(served) + "there.txt");
            assertThat(fetch.run().orFail().output()).isEqualTo("content");
            Matcher implicit =
                    Pattern.compile("URL +(ftps://127\\.0\\.0\\.1:\\d+/)").matcher(panel(served));
            assertThat(implicit.find()).as(panel(served)).isTrue();
            Tool fetchAtOnce = curl("--cacert", certificate, implicit.group(1) + "there.txt");
            assertThat(fetchAtOnce.run().orFail().output()).isEqualTo("content");
            assertThat(curl("--ssl-reqd", at(served)).run().exitCode())
                    .as("a certificate that nobody vouches for")
                    .isEqualTo(CURL_CERTIFICATE_REFUSED);
            assertThat(panel(served))
                    .contains("URL       ftpes://127.0.0.1:" + served.port() + "/")
                    .contains("Demands   everybody: TLS if the client wants it; else in clear")
                    .doesNotContain("FTP without TLS")
                    .doesNotContain("this Java:");
            served.awaitLog(" certificate names=");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(keyOf(certificate))))
                    .isEqualTo("rw-------");
        }
    }

    private static Path keyOf(String certificate) {
        return Path.of(certificate.replace("-cert.pem", "-key.pem"));
    }

    @Test
    @NeedsTool("curl")
    void what_the_panel_says_to_try_works_as_it_stands() {
        try (Served served = Served.start("--tls")) {
            served.file("there.txt", "content");
            String line =
                    served.panel().stream()
                            .filter(l -> l.startsWith("  curl "))
                            .findFirst()
                            .orElseThrow();
            String withPassword = line.strip().replace("-u joe", "-sS -u joe:" + Served.PASSWORD);
            ToolResult listed = Tool.of("sh", "-c", withPassword).within(Cli.PATIENCE).run();
            assertThat(listed.orFail().output()).contains("there.txt");
        }
    }

    @Test
    void a_policy_is_demanded_from_everybody() {
        try (Served served = Served.start("--tls", "--tls-policy", "data");
                Dialogue clear = Dialogue.connect(address(served))) {
            clear.ask("USER " + Served.USER, 530);
            assertThat(panel(served))
                    .contains("Demands   everybody: TLS for the login and for files");
        }
    }

    private static InetSocketAddress address(Served served) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), served.port());
    }

    @Test
    @NeedsTool("curl")
    void a_new_certificate_serves_new_sessions_while_an_open_one_goes_on() throws IOException {
        TestAuthority first = TestAuthority.create("First authority");
        TestAuthority second = TestAuthority.create("Second authority");
        first.server(HERE).writeTo(folder, "server");
        String[] pair = {
            "--tls-cert", folder + "/server-cert.pem", "--tls-key", folder + "/server-key.pem"
        };
        TlsEnd end = TlsEnd.trusting(TestCredential.trustIn(first.certificate()), "TLSv1.3");
        try (Served served = Served.start(pair);
                Dialogue open = Dialogue.connect(address(served))) {
            open.authTls(end);
            open.login(Served.USER, Served.PASSWORD);
            second.server(HERE).writeTo(folder, "server");
            Cli.expect(0, Cli.bare("reload").env(served.environment()));
            open.ask("NOOP", 200);
            assertThat(open.list("LIST")).isEmpty();
            // The chain ends with the second authority's own certificate.
            Tool fetch = curl("--ssl-reqd", "--cacert", folder + "/server-cert.pem", at(served));
            assertThat(fetch.run().orFail().exitCode()).isZero();
        }
    }

    @Test
    void a_key_store_with_its_password_in_a_file_is_a_certificate_too() throws Exception {
        TestCertificates shared = TestCertificates.shared();
        Path store = folder.resolve("it's.p12");
        try (var out = Files.newOutputStream(store)) {
            shared.server().keyStore().store(out, TestCredential.PASSWORD.toCharArray());
        }
        Path word = Files.writeString(folder.resolve("word"), TestCredential.PASSWORD + "\n");
        TlsEnd end = TlsEnd.trusting(shared.trust(), "TLSv1.2");
        String[] options = {"--tls-cert", store.toString(), "--tls-password-file", word.toString()};
        try (Served served = Served.start(options);
                Dialogue dialogue = Dialogue.connect(address(served))) {
            dialogue.authTls(end).login(Served.USER, Served.PASSWORD);
            assertThat(panel(served)).contains("from " + store);
            served.awaitLog("version=TLSv1.2");
        }
    }

    @Test
    void options_that_do_nothing_or_cannot_be_used_stop_the_start() {
        assertThat(Cli.expect(2, Cli.bare("serve", "--tls-key", "/k")).errors())
                .contains("--tls-key belongs to a certificate; name it with --tls-cert FILE");
        assertThat(Cli.expect(13, Cli.bare("serve", "--implicit", "990")).errors())
                .startsWith("twinport: --implicit: has no effect without a certificate;");
        String none = folder.resolve("none.pem").toString();
        String[] serve = {"serve", "--listen", "127.0.0.1:0", "--tls-cert", none};
        assertThat(Cli.expect(13, Cli.bare(serve)).errors())
                .isEqualTo(
                        "twinport: --tls-cert: "
                                + none
                                + ": there is no such file; check the path\n");
        String[] policy = Arrays.copyOf(serve, serve.length + 1);
        policy[serve.length] = "--tls-policy=always";
        assertThat(Cli.expect(13, Cli.bare(policy)).errors())
                .startsWith(
                        "twinport: --tls-policy: \"always\" is not allowed; allowed: off, offered,"
                                + " login, data");
    }
}
