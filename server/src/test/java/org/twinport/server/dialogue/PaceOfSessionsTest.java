package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.command.Command;
import org.twinport.server.FtpServer;
import org.twinport.server.auth.Authenticator;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A session changes its thread, and nobody notices. */
class PaceOfSessionsTest {
    private static final Duration IDLE = Duration.ofMillis(1_500);

    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    private void record(SessionEvent event) {
        if (event instanceof SessionEvent.CommandRead(_, Command command)) {
            threads.add(
                    command.getClass().getSimpleName()
                            + (Thread.currentThread().isVirtual() ? " slow" : " quick"));
        }
    }

    private FtpServer recording() throws IOException {
        Authenticator users = TestServer.user(new MemoryStorage(), Permissions.all());
        return FtpServer.start(
                ServerConfig.onLoopback(TestServer.patientRules(users)).with(this::record));
    }

    @Test
    void from_the_first_data_connection_on_it_is_quick_and_after_a_pause_slow_again()
            throws Exception {
        try (FtpServer server = recording();
                Dialogue dialogue = Dialogue.connect(server.address())) {
            dialogue.ask("USER " + TestServer.USER, 331);
            dialogue.ask("PASS " + TestServer.PASSWORD, 230);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[] {1, 2, 3});
            }
            dialogue.expect(226);
            dialogue.ask("MDTM file", 213);
            dialogue.silentFor(Duration.ofMillis(1_300));
            dialogue.ask("MDTM file", 213);
        }
        assertThat(threads)
                .containsExactly(
                        "User slow",
                        "Pass slow",
                        "Pasv slow",
                        "Stor quick",
                        "Mdtm quick",
                        "Mdtm slow");
    }

    @Test
    void whoever_is_logged_in_and_asks_again_and_again_is_quick_too() throws Exception {
        try (FtpServer server = recording();
                Dialogue dialogue = Dialogue.connect(server.address())) {
            for (int i = 0; i < 100; i++) {
                dialogue.ask("NOOP", 200);
            }
            assertThat(threads).doesNotContain("Noop quick");
            dialogue.ask("USER " + TestServer.USER, 331);
            dialogue.ask("PASS " + TestServer.PASSWORD, 230);
            for (int i = 0; i < 10_000 && !threads.contains("Noop quick"); i++) {
                dialogue.ask("NOOP", 200);
            }
        }
        assertThat(threads).contains("Noop quick");
    }

    @Test
    void the_idle_clock_goes_on_over_the_change() {
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.idle(IDLE)))) {
            Dialogue dialogue = server.login();
            dialogue.ask("EPSV", 229);
            long begin = System.nanoTime();
            assertThat(dialogue.expect(421).text()).contains("No command for too long");
            dialogue.closed();
            // Twice the deadline would be the sign of a clock that began again.
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(IDLE.multipliedBy(2));
        }
    }

    @Test
    void what_came_before_the_change_is_read_after_it() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.send("EPSV\r\nNOOP\r\nEPSV\r\nNOOP");
            dialogue.expect(229);
            dialogue.expect(200);
            dialogue.expect(229);
            dialogue.expect(200);
        }
    }

    @Test
    void a_half_line_survives_the_pause() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("EPSV", 229);
            dialogue.sendRaw("NO".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            dialogue.silentFor(Duration.ofMillis(1_300));
            dialogue.send("OP");
            dialogue.expect(200);
        }
    }

    @Test
    void a_server_that_closes_says_so_to_quick_sessions_too() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("EPSV", 229);
            server.server().close();
            dialogue.expect(421);
            dialogue.closed();
        }
    }
}
