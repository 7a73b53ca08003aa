package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.server.config.Deadlines;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(600);
    private static final byte[] LARGE = new byte[32 << 20];

    @Test
    void whoDoesNotLogInIsSentAwayHoweverMuchHeTalks() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.login(SHORT)))) {
            Dialogue silent = server.connect();
            Dialogue talking = server.connect();
            assertThat(silent.expect(421).text()).contains("No login");
            silent.closed();
            while (talking.isSilentNow()) {
                talking.send("NOOP");
                if (talking.reply().code() == 421) {
                    break;
                }
            }
            server.awaitSessions(0);
        }
    }

    @Test
    void aDripOfBytesWithoutALineEndExtendsNothing() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.login(SHORT)))) {
            Dialogue dripping = server.connect();
            while (dripping.isSilentNow()) {
                dripping.sendRaw(new byte[] {'N'});
                // The pace of a drip, slow enough not to fill a line.
                LockSupport.parkNanos(10_000_000);
            }
            dripping.expect(421);
        }
    }

    @Test
    void anIdleSessionIsToldAndClosed() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.idle(SHORT)))) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.expect(421).text()).contains("No command for too long");
            dialogue.closed();
            assertThat(server.events().await(SessionEvent.Disconnected.class, _ -> true).reason())
                    .isEqualTo("No command for too long");
        }
    }

    @Test
    void theIdleClockStandsStillWhileATransferTakesItsTime() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.idle(SHORT)))) {
            server.put("/large", LARGE);
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                dialogue.silentFor(SHORT.multipliedBy(3));
                assertThat(data.readAll()).hasSize(LARGE.length - 1_000);
            }
            dialogue.expect(226);
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void aStalledDownloadEndsWithItsOwnDeadline() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.stall(SHORT)))) {
            server.put("/large", LARGE);
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                assertThat(dialogue.expect(426).text())
                        .contains("No byte moved for 600 ms")
                        .endsWith("[data-stalled]");
            }
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void aStalledUploadEndsWithItsOwnDeadlineAlsoAfterALargeBurst() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.stall(SHORT)))) {
            for (int burst : new int[] {0, 100, 300_000}) {
                Dialogue dialogue = server.login();
                try (DataSocket data = dialogue.pasv()) {
                    dialogue.ask("STOR up", 150);
                    data.write(new byte[burst]);
                    assertThat(dialogue.expect(426).text())
                            .contains("after " + burst + " bytes")
                            .endsWith("[data-stalled]");
                }
                assertThat(server.content("/up")).isEmpty();
            }
        }
    }

    @Test
    void aClientThatTakesNoRepliesIsLeft() {
        Duration write = Duration.ofMillis(300);
        try (TestServer server =
                TestServer.start(rules ->
                        rules.with(
                                new Deadlines(
                                        Dialogue.DEADLINE,
                                        Dialogue.DEADLINE,
                                        Dialogue.DEADLINE,
                                        Dialogue.DEADLINE,
                                        Dialogue.DEADLINE,
                                        write,
                                        Dialogue.DEADLINE,
                                        Duration.ofMillis(1))))) {
            Dialogue deaf = server.login();
            Thread asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (true) {
                                        deaf.send("HELP");
                                    }
                                } catch (AssertionError left) {
                                    // the server has had enough
                                }
                            });
            server.events().await(SessionEvent.Disconnected.class, _ -> true);
            join(asking);
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Dialogue.DEADLINE)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
