package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Rules;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Classes of published flaws in how servers make connections and begin TLS. */
@Timeout(120)
class CveConnectionsTest {

    private static final Duration SHORT = Duration.ofMillis(600);
    private static final int MOST_THEFTS = 3_000;

    /** Of TLS's alerts (RFC 8446 section 6.2). */
    private static final int PROTOCOL_VERSION = 70;

    /** CVE-1999-0017: every way of writing the address of somebody else, or of one's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT 127,0,0,2,%1$d,%2$d",
                "PORT 0127,0,0,02,%1$d,%2$d",
                "PORT 0177,0,0,2,%1$d,%2$d",
                "PORT 0x7f,0,0,2,%1$d,%2$d",
                "PORT 383,0,0,2,%1$d,%2$d",
                "PORT 127,2,%1$d,%2$d",
                "PORT 2130706434,%1$d,%2$d",
                "PORT 127.0.0.2,%1$d,%2$d",
                "PORT (127,0,0,2,%1$d,%2$d)",
                "PORT 127,0,0,2,0,%3$d",
                "EPRT |1|127.0.0.2|%3$d|",
                "EPRT |1|127.2|%3$d|",
                "EPRT |1|2130706434|%3$d|",
                "EPRT |1|0x7f000002|%3$d|",
                "EPRT |1|0177.0.0.2|%3$d|",
                "EPRT |1|127.0.0.2.|%3$d|",
                "EPRT |1|127.0.0.1@127.0.0.2|%3$d|",
                "EPRT |1|127.0.0.2%%lo|%3$d|",
                "EPRT |2|::ffff:127.0.0.2|%3$d|",
                "EPRT |2|::127.0.0.2|%3$d|",
                "EPRT |2|64:ff9b::127.0.0.2|%3$d|",
                "PORT 0,0,0,0,%1$d,%2$d",
                "EPRT |1|0.0.0.0|%3$d|",
                "PORT 255,255,255,255,%1$d,%2$d",
                "EPRT |1|224.0.0.1|%3$d|"
            })
    void port_bounce_reaches_no_third_host_however_its_address_is_written(String form) {
        try (TestServer server = TestServer.start();
                DataPort victim = DataPort.on(InetAddress.ofLiteral("127.0.0.2"), SHORT)) {
            int port = victim.address().getPort();
            Dialogue dialogue = server.login();
            dialogue.send(form.formatted(port >> 8, port & 255, port));
            dialogue.reply();
            dialogue.ask("LIST", 425);
            assertThat(victim.isUntouched()).isTrue();
        }
    }

    /** A thief who never tires must not keep the session waiting beyond its deadline. */
    @Test
    void passive_port_theft_does_not_prolong_the_wait_for_the_rightful_client() {
        try (TestServer server =
                TestServer.start(TestServer.deadlines(CveConnectionsTest::shortPassive))) {
            Dialogue dialogue = server.login();
            Dialogue thief = server.loginFrom("127.0.0.2");
            int port = HostPort.find227(dialogue.ask("PASV", 227).text()).orElseThrow().port();
            dialogue.send("LIST");
            int thefts = stealUntilClosed(thief, new InetSocketAddress("127.0.0.1", port));
            assertThat(dialogue.expect(425).text()).endsWith("[passive-foreign-peer]");
            assertThat(thefts).isBetween(1, MOST_THEFTS - 1);
        }
    }

    private static Deadlines shortPassive(Deadlines d) {
        return new Deadlines(
                d.login(),
                d.idle(),
                SHORT,
                d.active(),
                d.stall(),
                d.write(),
                d.keepAlive(),
                d.grace());
    }

    private static int stealUntilClosed(Dialogue thief, InetSocketAddress port) {
        for (int i = 0; i < MOST_THEFTS; i++) {
            try (DataSocket stolen = thief.dial(port)) {
                assertThat(stolen.readAll()).isEmpty();
            } catch (DialogueFailure closed) {
                return i;
            } catch (UncheckedIOException reset) {
                // turned away before it could read
            }
            LockSupport.parkNanos(5_000_000);
        }
        return MOST_THEFTS;
    }

    private static UnaryOperator<Rules> tls(TlsPolicy policy, Duration handshake) {
        return rules ->
                rules.with(
                        new TlsRules(
                                Optional.of(TestTls.server()),
                                TlsDemands.DEFAULT.with(policy),
                                List.of(),
                                true,
                                handshake));
    }

    /**
     * CVE-2011-0411 and CVE-2011-1575 at the other border: what came in TLS behind REIN is no
     * command of the next user.
     */
    @Test
    void starttls_injection_behind_rein_ends_the_session() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "text");
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.send("REIN\r\nUSER anna\r\nPASS open sesame\r\nDELE file");
            dialogue.expect(220);
            dialogue.closed();
            assertThat(server.events().of(SessionEvent.LoggedIn.class)).hasSize(1);
            assertThat(server.content("/file")).isPresent();
        }
    }

    /** SSL 3, TLS 1.0 and 1.1, whatever the ciphers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tls_downgrade_to_an_old_version_is_refused_with_an_alert(int minor) throws IOException {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH TLS", 234);
            dialogue.sendRaw(oldHello(minor));
            byte[] alert = dialogue.raw().getInputStream().readNBytes(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(alert[6]).isEqualTo((byte) PROTOCOL_VERSION);
            server.events().await(SessionEvent.TlsFailed.class, _ -> true);
        }
    }

    /** A ClientHello of 2006: no extensions, two ciphers. */
    private static byte[] oldHello(int minor) {
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 4 + 2];
        byte[] head = {22, 3, (byte) minor, 0, 47, 1, 0, 0, 43, 3, (byte) minor};
        System.arraycopy(head, 0, hello, 0, head.length);
        byte[] ciphers = {0, 0, 4, (byte) 0xc0, 0x13, 0, 0x2f, 1, 0};
        System.arraycopy(ciphers, 0, hello, hello.length - ciphers.length, ciphers.length);
        return hello;
    }

    /** CCC ends the protection of commands, not what is asked of the next login. */
    @Test
    void tls_downgrade_by_ccc_opens_no_login_in_clear() {
        try (TestServer server = TestServer.start(tls(TlsPolicy.LOGIN, Dialogue.DEADLINE))) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.ask("CCC", 200);
            dialogue.clear();
            assertThat(dialogue.ask("USER anna", 530).text()).contains("[tls-required]");
            dialogue.ask("PASS open sesame", 503);
            dialogue.ask("PWD", 530);
        }
    }

    /** ALPACA, CVE-2021-3618: a browser whose TLS was led here speaks HTTP in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: bank.example\r\n",
                "POST /upload HTTP/1.1\r\nHost: bank.example\r\n\r\nDELE file",
                "OPTIONS * HTTP/1.1\r\n",
                "DELETE /file HTTP/1.1\r\n",
                "Host: bank.example",
                "host: bank.example"
            })
    void alpaca_requests_inside_tls_are_hung_up_on_without_a_word(String request) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "text");
            for (Dialogue dialogue :
                    List.of(
                            server.connect().authTls(TestTls.END),
                            server.loginWithTls(TestTls.END))) {
                dialogue.send(request);
                dialogue.closed();
            }
            assertThat(server.content("/file")).isPresent();
        }
    }

    /** What a page can make a browser send comes back in no reply, neither of 3xx nor of 5xx. */
    @Test
    void alpaca_input_is_never_reflected_before_the_login() {
        String script = "<script>x</script>";
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.connect();
            for (String verb :
                    List.of("USER", "PASS", "HELP", "SITE", "AUTH", "HOST", "LANG", "")) {
                dialogue.send((verb + " " + script).strip());
                assertThat(dialogue.reply().text()).as(verb).doesNotContain("script");
            }
        }
    }

    /** A ClientHello in single bytes: the deadline is for the whole handshake. */
    @Test
    void slowloris_in_the_handshake_of_the_control_connection_is_cut_at_its_deadline()
            throws IOException {
        byte[] header = {22, 3, 1, 8, 0, 1, 0, 7, (byte) 0xfc};
        try (TestServer server = TestServer.start(tls(TlsPolicy.OFFERED, SHORT))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("AUTH TLS", 234);
            dialogue.sendRaw(header);
            int dripped = dripUntilRefused(server, dialogue.raw().getOutputStream(), 2_000);
            assertThat(dripped).isLessThan(2_000);
            assertThat(server.events().of(SessionEvent.TlsFailed.class))
                    .singleElement()
                    .matches(failed -> failed.finding().cause().id().equals("tls-stalled"));
        }
    }

    private static int dripUntilRefused(TestServer server, OutputStream out, int most) {
        for (int i = 0; i < most; i++) {
            if (!server.events().of(SessionEvent.TlsFailed.class).isEmpty()) {
                return i;
            }
            try {
                out.write(0);
            } catch (IOException cut) {
                server.events().await(SessionEvent.TlsFailed.class, _ -> true);
                return i;
            }
            // The pace of a drip.
            LockSupport.parkNanos(10_000_000);
        }
        return most;
    }

    @Test
    void slowloris_in_the_handshake_of_a_data_connection_is_cut_at_its_deadline() {
        Duration handshake = Duration.ofSeconds(2);
        try (TestServer server = TestServer.start(tls(TlsPolicy.OFFERED, handshake))) {
            Dialogue dialogue = server.loginWithTls(TestTls.END).dataInTls(false);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[] {22, 3, 1, 8, 0, 1, 0, 7, (byte) 0xfc});
                while (dialogue.isSilentNow() && dripped(data)) {
                    LockSupport.parkNanos(10_000_000);
                }
                assertThat(dialogue.reply().code()).isIn(425, 426, 522);
            }
            dialogue.ask("NOOP", 200);
            assertThat(server.content("/file")).isEmpty();
        }
    }

    private static boolean dripped(DataSocket data) {
        try {
            data.write(new byte[1]);
            return true;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }
}
