package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.net.tls.ClientCertificates;
import org.twinport.net.tls.TlsServer;
import org.twinport.net.tls.TlsVersions;
import org.twinport.server.config.Network;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;
import org.twinport.testkit.tls.TestCertificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;

/** TLS on the control connection: how it begins, what it is asked for, how it ends. */
@Timeout(120)
class TlsControlTest {

    private static TestServer offering() {
        return TestServer.start(TestTls::everything);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS", "tls", "TLS-C", "SSL", "TLS-P"})
    void the_old_names_of_tls_are_understood(String mechanism) {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH " + mechanism, 234);
            dialogue.secure(TestTls.END);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            boolean implied = mechanism.equals("SSL") || mechanism.equals("TLS-P");
            dialogue.dataInTls(implied);
            assertThat(dialogue.list("NLST")).isEmpty();
        }
    }

    @Test
    void feat_names_tls_only_where_it_is_offered() {
        try (TestServer server = offering()) {
            assertThat(server.connect().ask("FEAT", 211).lines())
                    .contains(" AUTH TLS", " PBSZ", " PROT", " CCC", " HOST");
        }
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            assertThat(dialogue.ask("FEAT", 211).text())
                    .doesNotContain("AUTH")
                    .doesNotContain("CCC");
            dialogue.ask("AUTH TLS", 502);
        }
    }

    @Test
    void the_order_of_the_commands_is_enforced() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("PBSZ 0", 503);
            dialogue.ask("PROT P", 503);
            dialogue.ask("CCC", 503);
            dialogue.ask("AUTH TLS", 234);
            dialogue.secure(TestTls.END);
            dialogue.ask("AUTH TLS", 503);
            dialogue.ask("PROT P", 503);
            dialogue.ask("PBSZ 4096", 200);
            dialogue.ask("PROT S", 536);
            dialogue.ask("PROT X", 504);
            dialogue.ask("CCC", 503);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            dialogue.ask("HOST localhost", 503);
        }
    }

    /** CVE-2011-0411 and its kin: commands that somebody in between sent ahead of the handshake. */
    @Test
    void bytes_in_clear_behind_auth_end_the_session() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.connect();
            dialogue.sendRaw("AUTH TLS\r\nUSER anna\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(dialogue.expect(421).text()).contains("[bytes-before-tls]");
            dialogue.closed();
        }
    }

    @Test
    void a_user_who_was_named_before_auth_is_forgotten() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER anna", 331);
            dialogue.ask("AUTH TLS", 234);
            dialogue.secure(TestTls.END);
            dialogue.ask("PASS open sesame", 503);
        }
    }

    @Test
    void auth_after_a_login_in_clear_is_refused() {
        try (TestServer server = offering()) {
            server.login().ask("AUTH TLS", 503);
        }
    }

    @Test
    void what_is_not_tls_ends_the_session_and_the_log_tells() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH TLS", 234);
            dialogue.send("USER anna");
            dialogue.closed();
            SessionEvent.TlsFailed failed =
                    server.events().await(SessionEvent.TlsFailed.class, _ -> true);
            assertThat(failed.finding().cause().id()).isEqualTo("tls-refused");
        }
    }

    @Test
    void a_client_that_never_begins_is_dropped_at_the_deadline() {
        try (TestServer server =
                TestServer.start(rules ->
                        rules.with(
                                new TlsRules(
                                        Optional.of(TestTls.server()),
                                        TlsDemands.DEFAULT,
                                        List.of(),
                                        false,
                                        Duration.ofMillis(200))))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH TLS", 234);
            dialogue.closed();
            assertThat(
                            server.events()
                                    .await(SessionEvent.TlsFailed.class, _ -> true)
                                    .finding()
                                    .cause()
                                    .id())
                    .isEqualTo("tls-stalled");
        }
    }

    @Test
    void quit_and_the_end_of_patience_say_close_notify() throws IOException {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.ask("QUIT", 221);
            assertThat(lastRecordOf(dialogue)).isPositive();
        }
        try (TestServer server =
                TestServer.start(
                        Rule.both(
                                TestTls::everything,
                                Rule.deadlines(clock -> clock.idle(Duration.ofSeconds(3)))))) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.expect(421);
            assertThat(lastRecordOf(dialogue)).isPositive();
        }
    }

    /** What comes below TLS up to the end: with a reply read, that is close_notify. */
    private static int lastRecordOf(Dialogue dialogue) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        dialogue.raw().getInputStream().transferTo(rest);
        return rest.size();
    }

    @Test
    void ccc_goes_on_in_clear_and_data_stay_protected() {
        try (TestServer server = offering()) {
            server.put("/file", "text");
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.ask("CCC", 200);
            dialogue.clear();
            dialogue.ask("PWD", 257);
            assertThat(dialogue.fetch("RETR file")).hasSize(4);
            dialogue.ask("PROT C", 503);
            assertThat(dialogue.ask("STAT", 211).text()).contains("in clear, data in TLS");
        }
    }

    @Test
    void encrypted_bytes_behind_ccc_end_the_session() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.send("CCC\r\nDELE file");
            assertThat(dialogue.expect(421).text()).contains("[bytes-before-tls]");
        }
    }

    @Test
    void ccc_is_a_switch() {
        try (TestServer server = TestServer.start(TestTls.demanding(d -> d))) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            assertThat(dialogue.ask("FEAT", 211).text()).doesNotContain("CCC");
            dialogue.ask("CCC", 534);
            dialogue.ask("PWD", 257);
        }
    }

    @Test
    void rein_ends_tls_and_forgets_what_was_agreed_on() {
        try (TestServer server = offering()) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.ask("REIN", 220);
            dialogue.clear();
            dialogue.ask("PBSZ 0", 503);
            dialogue.dataInTls(false).login(TestServer.USER, TestServer.PASSWORD);
            assertThat(dialogue.list("NLST")).isEmpty();
        }
    }

    @Test
    void a_login_without_tls_is_refused_where_it_is_required() {
        try (TestServer server =
                TestServer.start(TestTls.demanding(d -> d.with(TlsPolicy.LOGIN)))) {
            Dialogue dialogue = server.connect();
            assertThat(dialogue.ask("USER anna", 530).text()).contains("[tls-required]");
            dialogue.ask("PASS open sesame", 503);
            dialogue.authTls(TestTls.END).login(TestServer.USER, TestServer.PASSWORD);
            dialogue.ask("PROT C", 200);
        }
    }

    @Test
    void data_without_tls_are_refused_where_it_is_required() {
        try (TestServer server = TestServer.start(TestTls.demanding(d -> d.with(TlsPolicy.DATA)))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH TLS", 234);
            dialogue.secure(TestTls.END);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            try (DataSocket _ = dialogue.pasv()) {
                assertThat(dialogue.ask("NLST", 521).text()).contains("PROT P");
            }
            dialogue.ask("PBSZ 0", 200);
            dialogue.ask("PROT C", 534);
            dialogue.ask("PROT P", 200);
            assertThat(dialogue.dataInTls(true).list("NLST")).isEmpty();
        }
    }

    @Test
    void a_network_may_be_without_tls() {
        try (TestServer server =
                TestServer.start(rules ->
                        rules.with(
                                new TlsRules(
                                        Optional.of(TestTls.server()),
                                        TlsDemands.DEFAULT.with(TlsPolicy.DATA),
                                        List.of(
                                                new TlsRules.ByNetwork(
                                                        Network.parse("127.0.0.2").orElseThrow(),
                                                        TlsDemands.DEFAULT.with(TlsPolicy.OFF))),
                                        false,
                                        Duration.ofSeconds(30))))) {
            assertThat(server.loginFrom("127.0.0.2").list("NLST")).isEmpty();
            server.loginFrom("127.0.0.2").ask("AUTH TLS", 534);
            server.connect().ask("USER anna", 530);
        }
    }

    /** ALPACA, CVE-2021-3618: a client that was led here from another protocol says so by ALPN. */
    @Test
    void another_application_protocol_is_refused() {
        try (TestServer server = offering()) {
            Dialogue browser = server.connect();
            browser.ask("AUTH TLS", 234);
            assertThatThrownBy(() -> browser.secure(TestTls.END.asking("http/1.1", "h2")))
                    .isInstanceOf(DialogueFailure.class);
            Dialogue client = server.connect();
            client.ask("AUTH TLS", 234);
            client.secure(TestTls.END.asking("ftp"));
            client.ask("NOOP", 200);
        }
    }

    @Test
    void host_chooses_the_certificate() throws SSLPeerUnverifiedException {
        TestCertificates certificates = TestCertificates.shared();
        TlsServer both =
                new TlsServer(
                        List.of(
                                TestTls.identity(certificates.server().credential()),
                                TestTls.identity(certificates.otherHosts().credential())),
                        ClientCertificates.NONE,
                        Optional.empty(),
                        TlsVersions.BOTH);
        try (TestServer server = TestServer.start(rules -> rules.with(TlsRules.offered(both)))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("HOST nobody.example.org", 504);
            dialogue.ask("HOST one.example.org", 220);
            dialogue.ask("AUTH TLS", 234);
            assertThat(dialogue.secure(TestTls.END).getPeerCertificates()[0])
                    .isEqualTo(certificates.otherHosts().credential().certificate());
            dialogue.ask("NOOP", 200);
        }
    }
}
