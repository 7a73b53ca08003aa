package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.diag.ConnectionOutcome;
import org.twinport.protocol.diag.DialView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.DiagRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** SITE DIAG CONNECT on a socket: whom it dials, what it sends, and how often. */
class ConnectBackTest {

    private static void announce(Dialogue dialogue, InetSocketAddress where) {
        HostPort target = new HostPort(where.getAddress(), where.getPort());
        dialogue.ask("PORT " + target.sixNumbers(), 200);
    }

    private static ConnectView test(Dialogue dialogue) {
        return ConnectView.read(dialogue.ask("SITE DIAG CONNECT", 211)).orElseThrow();
    }

    private static void assertArrived(DataPort port, DialView dial) {
        try (DataSocket data = port.accept()) {
            assertThat(new String(data.readAll(), StandardCharsets.US_ASCII))
                    .isEqualTo(dial.nonce() + "\r\n");
            HostPort from = dial.from().orElseThrow();
            assertThat(data.remote()).isEqualTo(new InetSocketAddress(from.address(), from.port()));
        }
    }

    @Test
    void theAnnouncedPortIsDialledFromPort20AndFromAnyAndHearsItsLetters() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            try (DataPort port = dialogue.port()) {
                ConnectView result = test(dialogue);
                assertThat(result.target().port()).isEqualTo(port.address().getPort());
                DialView from20 = result.fromPort20().orElseThrow();
                // Only with the privilege for it; without, the server says so.
                if (from20.outcome() == ConnectionOutcome.CONNECTED) {
                    assertThat(from20.from().orElseThrow().port()).isEqualTo(20);
                    assertArrived(port, from20);
                } else {
                    assertThat(from20.outcome()).isEqualTo(ConnectionOutcome.PORT_DENIED);
                    assertThat(from20.from()).isEmpty();
                }
                DialView fromAny = result.fromAnyPort().orElseThrow();
                assertThat(fromAny.outcome()).isEqualTo(ConnectionOutcome.CONNECTED);
                assertThat(fromAny.nonce()).isNotEqualTo(from20.nonce());
                assertArrived(port, fromAny);
                assertThat(server.events().of(SessionEvent.ConnectedBack.class))
                        .extracting(SessionEvent.ConnectedBack::test)
                        .containsExactly(result);
            }
        }
    }

    @Test
    void aPortWhereNobodyListensIsRefused() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            announce(dialogue, new InetSocketAddress(dialogue.local().getAddress(), 2_999));
            assertThat(test(dialogue).fromAnyPort().orElseThrow().outcome())
                    .isEqualTo(ConnectionOutcome.REFUSED);
        }
    }

    /** A listener whose queue is full lets every further SYN go unanswered. */
    private static final class Deaf implements AutoCloseable {
        private final ServerSocket listener;
        private final Socket[] queued = new Socket[8];

        Deaf(InetAddress address) {
            try {
                listener = new ServerSocket(0, 1, address);
                for (int i = 0; i < queued.length; i++) {
                    queued[i] = new Socket();
                    connect(queued[i]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void connect(Socket socket) {
            try {
                socket.connect(listener.getLocalSocketAddress(), 100);
            } catch (IOException full) {
                // that is what is wanted
            }
        }

        InetSocketAddress address() {
            return (InetSocketAddress) listener.getLocalSocketAddress();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : queued) {
                socket.close();
            }
            listener.close();
        }
    }

    private static DiagRules within(Duration dial) {
        return new DiagRules(true, 60, 10, 3, dial);
    }

    @Test
    void aHostThatDoesNotAnswerHoldsTheSessionNoLongerThanTheTwoDials() throws IOException {
        DiagRules quick = within(Duration.ofMillis(200));
        try (TestServer server = TestServer.start(rules -> rules.with(quick));
                Deaf deaf = new Deaf(InetAddress.ofLiteral("127.0.0.1"))) {
            Dialogue dialogue = server.login();
            announce(dialogue, deaf.address());
            DialView any = test(dialogue).fromAnyPort().orElseThrow();
            assertThat(any.outcome()).isEqualTo(ConnectionOutcome.TIMED_OUT);
            assertThat(any.took()).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        }
    }

    @Test
    void aborEndsTheTest() throws IOException {
        DiagRules slow = within(Duration.ofMinutes(5));
        try (TestServer server = TestServer.start(rules -> rules.with(slow));
                Deaf deaf = new Deaf(InetAddress.ofLiteral("127.0.0.1"))) {
            Dialogue dialogue = server.login();
            announce(dialogue, deaf.address());
            dialogue.send("SITE DIAG CONNECT");
            assertThat(dialogue.ask("STAT", 211).text()).contains("is being dialled");
            dialogue.send("ABOR");
            dialogue.expect(426);
            dialogue.expect(226);
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void aClientThatLeavesEndsTheTest() throws IOException {
        DiagRules slow = within(Duration.ofMinutes(5));
        try (TestServer server = TestServer.start(rules -> rules.with(slow));
                Deaf deaf = new Deaf(InetAddress.ofLiteral("127.0.0.1"))) {
            Dialogue dialogue = server.login();
            announce(dialogue, deaf.address());
            dialogue.send("SITE DIAG CONNECT");
            dialogue.ask("STAT", 211);
            dialogue.cut();
            server.awaitSessions(0);
        }
    }

    @Test
    void withoutAnAcceptedPortNobodyIsDialled() {
        try (TestServer server = TestServer.start();
                DataPort victim =
                        DataPort.on(InetAddress.ofLiteral("127.0.0.2"), Dialogue.DEADLINE)) {
            Dialogue dialogue = server.login();
            dialogue.ask("SITE DIAG CONNECT", 503);
            dialogue.ask("PASV", 227);
            dialogue.ask("SITE DIAG CONNECT", 503);
            int port = victim.address().getPort();
            dialogue.ask("PORT 127,0,0,2,%d,%d".formatted(port >> 8, port & 255), 501);
            dialogue.ask("SITE DIAG CONNECT", 503);
            dialogue.ask("QUIT", 221);
            assertThat(victim.isUntouched()).isTrue();
        }
    }

    @Test
    void aTestUsesThePortUp() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            try (DataPort _ = dialogue.port()) {
                test(dialogue);
                dialogue.ask("SITE DIAG CONNECT", 503);
                assertThat(dialogue.ask("LIST", 425).text()).endsWith("[no-data-setup]");
            }
        }
    }

    @Test
    void thereAreThreeInASessionAndTenAMinuteForAPeer() {
        try (TestServer server = TestServer.start()) {
            for (int i = 0; i < 3; i++) {
                Dialogue dialogue = server.login();
                for (int j = 0; j < 3; j++) {
                    dialogue.ask("PORT 127,0,0,1,11,%d".formatted(j), 200);
                    test(dialogue);
                }
                dialogue.ask("PORT 127,0,0,1,11,3", 200);
                assertThat(dialogue.ask("SITE DIAG CONNECT", 550).text()).contains("3 tests");
            }
            Dialogue last = server.login();
            last.ask("PORT 127,0,0,1,11,1", 200);
            test(last);
            last.ask("PORT 127,0,0,1,11,2", 200);
            assertThat(last.ask("SITE DIAG CONNECT", 450).text()).contains("wait a minute");
        }
    }
}
