package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Deadlines for which no timer is set: the server looks at them once a second. */
class LongDeadlineTest {

    private static final Duration LONG = Duration.ofMillis(2_300);

    @Test
    void anIdleSessionIsToldAndClosedInClearAndInTls() {
        try (TestServer server =
                TestServer.start(
                        Rule.both(TestTls::everything, Rule.deadlines(d -> d.idle(LONG))))) {
            Dialogue clear = server.login();
            Dialogue secure = server.loginWithTls(TestTls.END);
            for (Dialogue dialogue : new Dialogue[] {clear, secure}) {
                assertThat(dialogue.expect(421).text()).contains("No command for too long");
                dialogue.closed();
                assertThat(
                                server.events()
                                        .await(SessionEvent.Disconnected.class, _ -> true)
                                        .reason())
                        .isEqualTo("No command for too long");
            }
            server.awaitSessions(0);
        }
    }

    @Test
    void whoDoesNotLogInIsSentAwayAlsoWhoDripsBytes() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.login(LONG)))) {
            Dialogue silent = server.connect();
            Dialogue dripping = server.connect();
            while (dripping.isSilentNow()) {
                dripping.sendRaw(new byte[] {'N'});
                // The pace of a drip, slow enough not to fill a line.
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(dripping.expect(421).text()).contains("No login");
            assertThat(silent.expect(421).text()).contains("No login");
            server.awaitSessions(0);
        }
    }

    @Test
    void aPortThatNobodyUsesIsClosedAndTheSessionGoesOn() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(LONG)))) {
            Dialogue dialogue = server.login();
            int port = HostPort.find227(dialogue.ask("PASV", 227).text()).orElseThrow().port();
            long end = System.nanoTime() + Dialogue.DEADLINE.toNanos();
            while (isOpen(dialogue, port)) {
                assertThat(System.nanoTime() - end).as("the port stays open").isNegative();
                // Few enough connections for the backlog of a passive port.
                LockSupport.parkNanos(300_000_000);
            }
            assertThat(dialogue.ask("LIST", 425).text()).endsWith("[no-data-setup]");
            dialogue.ask("NOOP", 200);
            server.put("/file", "hello");
            assertThat(dialogue.fetch("RETR file")).hasSize(5);
        }
    }

    private static boolean isOpen(Dialogue dialogue, int port) {
        try (DataSocket _ = dialogue.dial(new InetSocketAddress("127.0.0.1", port))) {
            return true;
        } catch (DialogueFailure refused) {
            return false;
        }
    }
}
