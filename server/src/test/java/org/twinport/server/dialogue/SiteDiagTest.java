package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.protocol.diag.ActiveView;
import org.twinport.protocol.diag.ConnectionOutcome;
import org.twinport.protocol.diag.DataView;
import org.twinport.protocol.diag.PassiveView;
import org.twinport.protocol.diag.SessionView;
import org.twinport.protocol.diag.TlsView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.auth.Account;
import org.twinport.server.auth.Authenticator;
import org.twinport.server.config.DiagRules;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.Rules;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** SITE DIAG on a socket: what it tells, and to whom it tells nothing. */
class SiteDiagTest {

    private static SessionView ask(Dialogue dialogue) {
        return SessionView.read(dialogue.ask("SITE DIAG", 211)).orElseThrow();
    }

    private static DataView lastData(Dialogue dialogue) {
        return ask(dialogue).data().orElseThrow();
    }

    private static HostPort endpoint(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort());
    }

    @Test
    void aFreshSessionIsTwoEndsAndATime() {
        try (TestServer server = TestServer.start()) {
            Instant before = Instant.now().minusSeconds(1);
            Dialogue dialogue = server.login();
            SessionView seen = ask(dialogue);
            assertThat(seen.time()).isBetween(before, Instant.now());
            assertThat(seen.peer()).isEqualTo(endpoint(dialogue.local()));
            assertThat(seen.local()).isEqualTo(endpoint(server.address()));
            assertThat(seen.tls()).isEmpty();
            assertThat(seen.dataProtected()).isFalse();
            assertThat(seen.passive()).isEmpty();
            assertThat(seen.active()).isEmpty();
            assertThat(seen.data()).isEmpty();
        }
    }

    @Test
    void theReplyIsShortLinesOfLetters() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.fetch("LIST");
            Reply reply = dialogue.ask("SITE DIAG", 211);
            assertThat(reply.lines()).allMatch(line -> line.length() <= 68);
            assertThat(reply.text()).doesNotContainPattern("[0-9.,|]");
        }
    }

    @Test
    void whatWasAnnouncedIsToldAsItWasSent() {
        Announced fixed = new Announced.Fixed(InetAddress.ofLiteral("198.51.100.7"));
        try (TestServer server = TestServer.start(Rule.announcing(fixed))) {
            Dialogue dialogue = server.login();
            String sent = dialogue.ask("PASV", 227).text();
            assertThat(ask(dialogue).passive())
                    .contains(new PassiveView(false, HostPort.find227(sent).orElseThrow()));
            int port = HostPort.find229(dialogue.ask("EPSV", 229).text()).orElseThrow();
            assertThat(ask(dialogue).passive())
                    .contains(
                            new PassiveView(
                                    true, new HostPort(server.address().getAddress(), port)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PORT 127,0,0,1,200,010; 200",
                "PORT 192,168,7,9,200,10; 501",
                "PORT 127,0,0,1,256,0; 501",
                "PORT nonsense % \u00ff; 501",
                "EPRT |1|127.0.0.1|51210|; 200",
                "EPRT !1!203.0.113.9!51210!; 501",
                "EPRT |2|::1|51210|; 522",
                "EPRT |9|; 501"
            })
    void whatCameIsToldAsItWasReceivedAndWhetherItIsDialled(String line, int code) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask(line, code);
            assertThat(ask(dialogue).active())
                    .contains(
                            new ActiveView(
                                    line.startsWith("EPRT"), line.substring(5), code == 200));
        }
    }

    @Test
    void aTransferThatWentWellIsToldWithItsEndsAndBytes() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            assertThat(dialogue.fetch("RETR file")).hasSize(5);
            DataView data = lastData(dialogue);
            assertThat(data.direction()).isEqualTo(DataView.Direction.PASSIVE);
            assertThat(data.outcome()).isEqualTo(ConnectionOutcome.CONNECTED);
            assertThat(data.announced()).isEqualTo(ask(dialogue).passive().map(p -> p.endpoint()));
            assertThat(data.connected().orElseThrow().address())
                    .isEqualTo(dialogue.local().getAddress());
            assertThat(data.dialledFrom()).isEmpty();
            assertThat(data.cause()).isEmpty();
            assertThat(data.bytes()).isEqualTo(5);
            assertThat(data.tls()).isEqualTo(DataView.Tls.NONE);
            assertThat(data.lasted()).isGreaterThanOrEqualTo(data.waited());
        }
    }

    @Test
    void aConnectionThatNeverCameIsToldWithItsCause() {
        Duration passive = Duration.ofMillis(300);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(passive)))) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            dialogue.ask("LIST", 425);
            DataView data = lastData(dialogue);
            assertThat(data.outcome()).isEqualTo(ConnectionOutcome.TIMED_OUT);
            assertThat(data.cause()).contains("passive-no-connection");
            assertThat(data.waited()).isGreaterThanOrEqualTo(passive.minusMillis(5));
            assertThat(data.connected()).isEmpty();
        }
    }

    @Test
    void anotherAddressIsCountedAndNeverNamed() {
        Duration passive = Duration.ofMillis(300);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(passive)))) {
            Dialogue dialogue = server.login();
            Dialogue thief = server.loginFrom("127.0.0.2");
            int port = HostPort.find227(dialogue.ask("PASV", 227).text()).orElseThrow().port();
            try (DataSocket stolen = thief.dial(new InetSocketAddress("127.0.0.1", port))) {
                dialogue.send("LIST");
                assertThat(stolen.endsEarly()).isTrue();
                dialogue.expect(425);
            }
            SessionView seen = ask(dialogue);
            assertThat(seen.data().orElseThrow().strangers()).isEqualTo(1);
            assertThat(seen.data().orElseThrow().cause()).contains("passive-foreign-peer");
            assertThat(seen.toString()).doesNotContain("127.0.0.2");
        }
    }

    @Test
    void anActiveAttemptIsToldWithWhereTheServerDialledFrom() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            try (DataPort port = dialogue.port()) {
                dialogue.send("LIST");
                try (DataSocket data = port.accept()) {
                    dialogue.expect(150);
                    data.readAll();
                    dialogue.expect(226);
                    DataView told = lastData(dialogue);
                    assertThat(told.direction()).isEqualTo(DataView.Direction.ACTIVE);
                    assertThat(told.dialledFrom()).contains(endpoint(data.remote()));
                    assertThat(told.connected()).contains(endpoint(port.address()));
                    assertThat(told.isFromPort20()).isFalse();
                }
            }
            dialogue.ask(
                    "PORT " + new HostPort(dialogue.local().getAddress(), 2_999).sixNumbers(), 200);
            dialogue.ask("LIST", 425);
            assertThat(lastData(dialogue).outcome()).isEqualTo(ConnectionOutcome.REFUSED);
            assertThat(lastData(dialogue).cause()).contains("active-refused");
        }
    }

    @Test
    void withoutASetUpThereIsNoConnection() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("LIST", 425);
            assertThat(lastData(dialogue).direction()).isEqualTo(DataView.Direction.NONE);
            assertThat(lastData(dialogue).outcome()).isEqualTo(ConnectionOutcome.NOT_SET_UP);
            assertThat(lastData(dialogue).cause()).contains("no-data-setup");
        }
    }

    @Test
    void tlsIsToldOfBothConnections() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            assertThat(ask(dialogue).tls()).contains(new TlsView("TLSv1.3", false));
            assertThat(ask(dialogue).dataProtected()).isTrue();
            dialogue.list("NLST");
            assertThat(lastData(dialogue).tls()).isEqualTo(DataView.Tls.RESUMED);
            dialogue.forgetTlsSession();
            dialogue.list("NLST");
            assertThat(lastData(dialogue).tls()).isEqualTo(DataView.Tls.NEW);
        }
    }

    @Test
    void theNextUserOfASessionIsToldNothingOfTheLast() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("PORT 127,0,0,1,200,10", 200);
            dialogue.ask("PASV", 227);
            dialogue.ask("LIST x", 550);
            dialogue.ask("REIN", 220);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            SessionView seen = ask(dialogue);
            assertThat(seen.passive()).isEmpty();
            assertThat(seen.active()).isEmpty();
            assertThat(seen.data()).isEmpty();
        }
    }

    @Test
    void whatIsPendingStaysPending() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            dialogue.ask("REST 3", 350);
            ask(dialogue);
            assertThat(dialogue.fetch("RETR file")).hasSize(2);
        }
    }

    @Test
    void featShowsItWithItsVersionToWhomItIsOpen() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.connect().ask("FEAT", 211).lines()).contains(" diag 1");
            assertThat(server.login().ask("FEAT", 211).lines()).contains(" diag 1");
        }
    }

    @Test
    void nobodyIsToldBeforeTheLogin() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("SITE DIAG", 530);
            dialogue.ask("SITE DIAG CONNECT", 530);
        }
    }

    @Test
    void anonymousUsersAreNotTold() {
        UnaryOperator<Rules> anonymous =
                rules -> {
                    Authenticator users = rules.authenticator();
                    return rules.with(
                            (Authenticator)
                                    (name, password, peer) ->
                                            users.logIn(name, password, peer)
                                                    .map(Account::asAnonymous));
                };
        try (TestServer server = TestServer.start(anonymous)) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("SITE DIAG", 550).text()).contains("anonymous");
            dialogue.ask("PORT 127,0,0,1,200,10", 200);
            dialogue.ask("SITE DIAG CONNECT", 550);
            assertThat(dialogue.ask("FEAT", 211).text()).doesNotContain("diag");
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        try (TestServer server =
                TestServer.start(rules -> rules.with(DiagRules.DEFAULT.offered(false)))) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("SITE DIAG", 502).text()).contains("switched off");
            dialogue.ask("SITE DIAG CONNECT", 502);
            assertThat(dialogue.ask("FEAT", 211).text()).doesNotContain("diag");
        }
    }

    @Test
    void onePeerAsksSoManyTimesAMinuteInAllItsSessions() {
        DiagRules few = new DiagRules(true, 3, 10, 3, Duration.ofSeconds(1));
        try (TestServer server = TestServer.start(rules -> rules.with(few))) {
            Dialogue dialogue = server.login();
            ask(dialogue);
            ask(dialogue);
            ask(server.login());
            assertThat(dialogue.ask("SITE DIAG", 450).text()).contains("wait a minute");
            ask(server.loginFrom("127.0.0.2"));
        }
    }

    @Test
    void otherArgumentsAreRefused() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("SITE DIAG EVERYBODY", 504);
            dialogue.ask("SITE DIAG CONNECT 127.0.0.1 25", 504);
        }
    }
}
