package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.server.child.LocalServerMain;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Rules;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.ChildJvm;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Classes of published flaws in what servers hold, for how long, and who else touches it. */
@Timeout(180)
class CveLoadTest {

    private static final int THREADS = 4;

    @TempDir Path folder;

    private static void sendAsFarAsTaken(Dialogue dialogue, byte[] bytes) {
        try {
            dialogue.sendRaw(bytes);
        } catch (DialogueFailure cut) {
            // The server need not take all of it.
        }
    }

    /** CVE-2019-18217: a server of 48 MiB, 400 lines that are nearly full and 40 without end. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "\u00ff\u00f1", "\u00ff\u00fa", "\r", "\0"})
    void memory_exhaustion_by_endless_lines_ends_them_and_keeps_nobody_out(String unit) {
        byte[] half = unit.repeat(4_000 / unit.length()).getBytes(StandardCharsets.ISO_8859_1);
        byte[] much = unit.repeat(4 << 20).getBytes(StandardCharsets.ISO_8859_1);
        List<Dialogue> held = new ArrayList<>();
        try (ChildJvm child =
                ChildJvm.start(LocalServerMain.class, List.of("-Xmx48m"), folder.toString())) {
            InetSocketAddress server =
                    new InetSocketAddress("127.0.0.1", Integer.parseInt(child.await("PORT")));
            for (int i = 0; i < 400; i++) {
                Dialogue dialogue = Dialogue.connect(server);
                held.add(dialogue);
                dialogue.sendRaw(half);
            }
            for (int i = 0; i < 40; i++) {
                try (Dialogue endless = Dialogue.connect(server)) {
                    sendAsFarAsTaken(endless, much);
                }
            }
            assertThat(held).allMatch(Dialogue::isSilentNow);
            try (Dialogue good = Dialogue.connect(server)) {
                good.login(USER, PASSWORD);
                assertThat(good.list("NLST")).isEmpty();
            }
        } finally {
            held.forEach(Dialogue::close);
        }
    }

    /** The same inside TLS, where one record is decrypted at a time. */
    @Test
    void memory_exhaustion_by_an_endless_line_in_tls_ends_at_the_limit() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            sendAsFarAsTaken(dialogue, "A".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
            assertThat(server.events().await(SessionEvent.Disconnected.class, _ -> true).reason())
                    .contains("too long");
        }
    }

    /** CVE-2020-9273, CVE-2011-4130: a thousand ends at a thousand moments. */
    @Test
    void use_after_abort_leaves_nothing_behind_in_whatever_phase_it_comes() throws Exception {
        abortInAllPhases(TestServer.start(CveLoadTest::impatient), 1_000, false);
    }

    @Test
    void use_after_abort_leaves_nothing_behind_in_tls_either() throws Exception {
        abortInAllPhases(
                TestServer.start(rules -> impatient(TestTls.everything(rules))), 200, true);
    }

    /**
     * Who says QUIT and closes may only have finished sending, and is waited for as long as anybody
     * who said PASV.
     */
    private static Rules impatient(Rules rules) {
        Deadlines d = rules.deadlines();
        return rules.with(
                new Deadlines(
                        d.login(),
                        d.idle(),
                        Duration.ofSeconds(2),
                        d.active(),
                        d.stall(),
                        d.write(),
                        d.keepAlive(),
                        d.grace()));
    }

    private static void abortInAllPhases(TestServer server, int rounds, boolean inTls)
            throws Exception {
        try (server) {
            server.put("/large", new byte[8 << 20]);
            inParallel(thread -> {
                Random random = new Random(thread);
                for (int i = 0; i < rounds / THREADS; i++) {
                    try (Dialogue dialogue = Dialogue.connect(server.address())) {
                        new Abortion(dialogue, random).run(inTls);
                    }
                }
                return thread;
            });
            server.awaitSessions(0);
            assertThat(server.events().of(SessionEvent.Disconnected.class)).hasSize(rounds);
            assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
            assertThat(server.login().fetch("RETR large")).hasSize(8 << 20);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    private static <T> List<T> inParallel(Work<T> work) throws Exception {
        List<T> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> all =
                    IntStream.range(0, THREADS)
                            .mapToObj(i -> threads.submit(() -> work.of(i)))
                            .toList();
            for (Future<T> each : all) {
                done.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        return done;
    }

    /** One session that ends badly; used by one thread. */
    private record Abortion(Dialogue dialogue, Random random) {

        void run(boolean inTls) {
            if (inTls) {
                dialogue.authTls(TestTls.END);
            }
            if (random.nextInt(8) == 0) {
                dialogue.send("USER " + USER);
            } else {
                dialogue.login(USER, PASSWORD);
                transfer();
            }
            end();
        }

        private void transfer() {
            String line = random.nextBoolean() ? "RETR large" : "STOR up" + random.nextInt(5);
            if (random.nextInt(3) == 0) {
                dialogue.ask("PASV", 227);
                dialogue.send(line);
                return;
            }
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send(line);
                move(data, line.startsWith("RETR"));
                if (random.nextBoolean()) {
                    end();
                }
                if (random.nextBoolean()) {
                    data.cut();
                }
            } catch (UncheckedIOException | DialogueFailure ended) {
                // by the abortion itself
            }
        }

        private void move(DataSocket data, boolean download) {
            switch (random.nextInt(3)) {
                case 0 -> dialogue.expect(150);
                case 1 -> {
                    if (download) {
                        byte[] _ = data.read(1 + random.nextInt(1 << 20));
                    } else {
                        data.write(new byte[random.nextInt(1 << 20)]);
                    }
                }
                default -> {}
            }
        }

        private void end() {
            try {
                switch (random.nextInt(5)) {
                    case 0 -> dialogue.cut();
                    case 1 -> dialogue.send("QUIT");
                    case 2 -> dialogue.send("ABOR\r\nABOR\r\nQUIT");
                    case 3 -> dialogue.send("STAT\r\nABOR\r\nREIN\r\nUSER x");
                    default -> dialogue.send("ABOR");
                }
            } catch (DialogueFailure gone) {
                // the server was faster
            }
        }
    }

    /** CVE-2021-40524: the limit of the storage in memory, the only one there is, under races. */
    @Test
    void quota_races_never_store_more_than_the_limit_and_give_room_back() throws Exception {
        MemoryStorage storage = new MemoryStorage(100_000);
        try (TestServer server = TestServer.on(storage)) {
            List<Integer> codes =
                    inParallel(thread -> {
                        try (Dialogue dialogue = Dialogue.connect(server.address())) {
                            dialogue.login(USER, PASSWORD);
                            return stored(dialogue, "STOR f" + thread, 60_000);
                        }
                    });
            assertThat(codes).containsOnly(226, 452).areAtMost(1, is226());
            Dialogue dialogue = server.login();
            for (int i = 0; i < THREADS; i++) {
                dialogue.send("DELE f" + i);
                dialogue.reply();
            }
            assertThat(stored(dialogue, "STOR again", 99_000)).isEqualTo(226);
        }
    }

    private static Condition<Integer> is226() {
        return new Condition<>(code -> code == 226, "stored");
    }

    private static int stored(Dialogue dialogue, String line, int size) {
        try (DataSocket data = dialogue.pasv()) {
            dialogue.ask(line, 150);
            data.write(new byte[size]);
        } catch (UncheckedIOException full) {
            // The server need not take all of it.
        }
        return dialogue.reply().code();
    }

    /** CVE-2021-47865, CVE-2021-30047, CVE-2020-35359: what holds where nobody has set anything. */
    @Test
    void connection_count_dos_and_slowloris_meet_limits_by_default() {
        Limits limits = Limits.DEFAULT;
        assertThat(limits.perAddress()).isBetween(1, 100);
        assertThat(limits.beforeLogin()).isBetween(1, limits.sessions() - 1);
        assertThat(limits.loginAttempts()).isBetween(1, 5);
        assertThat(limits.lineLength()).isBetween(512, 64 << 10);
        Deadlines d = Deadlines.DEFAULT;
        assertThat(d.login()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(TlsRules.NONE.handshake()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(Arrays.asList(d.idle(), d.passive(), d.active(), d.stall(), d.write()))
                .allMatch(each -> each.isPositive() && each.compareTo(Duration.ofMinutes(10)) < 0);
    }
}
