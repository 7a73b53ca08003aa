package org.twinport.server.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.server.config.Limits;
import org.twinport.server.fixture.ChildJvm;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Few cores, little memory, many peers. */
class ChildServerTest {

    private static final boolean FULL = Boolean.getBoolean("twinport.full");
    private static final List<String> TWO_CARRIERS =
            List.of(
                    "-Djdk.virtualThreadScheduler.parallelism=2",
                    "-Djdk.virtualThreadScheduler.maxPoolSize=2");

    @TempDir Path folder;

    private static Dialogue login(int port) {
        Dialogue dialogue = Dialogue.connect(new InetSocketAddress("127.0.0.1", port));
        try {
            return dialogue.login(USER, PASSWORD);
        } catch (DialogueFailure failure) {
            dialogue.close();
            throw failure;
        }
    }

    @Test
    void stalledDownloadsHoldNobodyUp() throws IOException {
        int count = FULL ? 1_000 : 300;
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        Files.writeString(folder.resolve("small"), "hello");
        List<AutoCloseable> held = new ArrayList<>();
        List<Dialogue> stalled = new ArrayList<>();
        try (ChildJvm child =
                ChildJvm.start(LocalServerMain.class, TWO_CARRIERS, folder.toString())) {
            int port = Integer.parseInt(child.await("PORT"));
            for (int i = 0; i < count; i++) {
                Dialogue dialogue = login(port);
                stalled.add(dialogue);
                held.add(dialogue);
                // A third goes through the converter, which has no zero-copy.
                dialogue.ask(i % 3 == 0 ? "TYPE A" : "TYPE I", 200);
                held.add(dialogue.pasv());
                dialogue.ask("RETR large", 150);
            }
            try (Dialogue good = login(port)) {
                assertThat(good.list("NLST")).containsExactly("large", "small");
                assertThat(good.fetch("RETR small")).hasSize(5);
                assertThat(good.store("STOR up", new byte[100_000]).code()).isEqualTo(226);
            }
            assertThat(stalled).allMatch(Dialogue::isSilentNow);
            // Stalled, not dead: one goes on as soon as its client reads.
            stalled.getFirst().ask("ABOR", 426);
            stalled.getFirst().expect(226);
        } finally {
            held.forEach(ChildServerTest::close);
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHundredThousandEntriesAreListedInLittleMemoryWhileStorageStillReads() {
        int entries = 100_000;
        try (ChildJvm child =
                ChildJvm.start(ListingServerMain.class, List.of("-Xmx64m"), "" + entries, "3000")) {
            int port = Integer.parseInt(child.await("PORT"));
            try (Dialogue dialogue = login(port)) {
                for (String verb : List.of("LIST", "MLSD", "NLST")) {
                    try (DataSocket data = dialogue.pasv()) {
                        dialogue.ask(verb, 150);
                        byte[] first = data.read(20_000);
                        assertThat(new String(first, StandardCharsets.US_ASCII)).contains("-0\r\n");
                        child.await("STOPPED");
                        child.say("go");
                        assertThat(data.lines())
                                .hasSizeBetween(entries - 3_000, entries)
                                .last()
                                .asString()
                                .endsWith("-99999");
                    }
                    dialogue.expect(226);
                }
            }
        }
    }

    @Test
    void silentConnectionsKeepNobodyOut() {
        int count = FULL ? 9_000 : 2_000;
        try (TestServer server =
                TestServer.start(rules ->
                        rules.with(new Limits(10_000, 0, 1_000, 3, Duration.ZERO, 8_192)))) {
            try (ChildJvm child =
                    ChildJvm.start(
                            SilentMain.class,
                            List.of(),
                            "" + server.address().getPort(),
                            "" + count)) {
                int logins = 0;
                while (!child.hasSaid("DONE")) {
                    useAsUsual(server);
                    logins++;
                }
                useAsUsual(server);
                assertThat(logins).isPositive();
            }
        }
    }

    private static void useAsUsual(TestServer server) {
        try (Dialogue good =
                Dialogue.connectFrom(InetAddress.ofLiteral("127.0.0.2"), server.address())) {
            good.login(USER, PASSWORD);
            assertThat(good.list("LIST")).isEmpty();
            good.ask("QUIT", 221);
        }
    }

    @Test
    void clientsThatNeverPauseKeepNobodyOut() throws Exception {
        try (ChildJvm child =
                ChildJvm.start(LocalServerMain.class, TWO_CARRIERS, folder.toString())) {
            int port = Integer.parseInt(child.await("PORT"));
            List<Flood> floods = new ArrayList<>();
            try {
                for (int i = 0; i < 6; i++) {
                    floods.add(Flood.start(new InetSocketAddress("127.0.0.1", port)));
                }
                for (int i = 0; i < 5; i++) {
                    try (Dialogue good = login(port)) {
                        assertThat(good.list("NLST")).isEmpty();
                    }
                }
            } finally {
                for (Flood flood : floods) {
                    flood.close();
                }
            }
        }
    }

    @Test
    void transfersThatNeverPauseKeepNobodyOut() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            sparse.setLength(64L << 30);
        }
        List<AutoCloseable> held = new ArrayList<>();
        try (ChildJvm child =
                ChildJvm.start(LocalServerMain.class, TWO_CARRIERS, folder.toString())) {
            int port = Integer.parseInt(child.await("PORT"));
            for (int i = 0; i < 8; i++) {
                Dialogue dialogue = login(port);
                held.add(dialogue);
                DataSocket data = dialogue.pasv();
                held.add(data);
                dialogue.ask("RETR large", 150);
                Thread.ofPlatform().daemon().start(data::endsEarly);
            }
            for (int i = 0; i < 5; i++) {
                try (Dialogue good = login(port)) {
                    assertThat(good.list("NLST")).hasSize(1);
                }
            }
        } finally {
            held.forEach(ChildServerTest::close);
        }
    }
}
