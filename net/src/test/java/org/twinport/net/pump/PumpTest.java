package org.twinport.net.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.net.Pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class PumpTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private final AtomicLong progress = new AtomicLong();
    private Pair pair;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.open();
        pair.near().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    private Pump pump(Readiness readiness, Duration stall) {
        return new Pump(
                new Wire.Clear(pair.near()),
                readiness,
                stall,
                BufferPool.standard(),
                progress::addAndGet);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private CompletableFuture<byte[]> peerReads() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pair.far().socket().getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void a_file_is_sent_from_position_to_end() throws Exception {
        byte[] content = random(20_000_000);
        Path file = Files.write(folder.resolve("f"), content);
        CompletableFuture<byte[]> received = peerReads();
        try (Readiness readiness = new Readiness(Watch.NOTHING);
                FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(pump(readiness, LONG).sendFile(source, 7, content.length))
                    .isEqualTo(new Outcome.Complete(content.length - 7L));
        }
        pair.near().close();
        assertThat(received.get(30, TimeUnit.SECONDS))
                .isEqualTo(Arrays.copyOfRange(content, 7, content.length));
        assertThat(progress.get()).isEqualTo(content.length - 7L);
    }

    @Test
    void a_file_that_shrinks_while_it_is_sent_is_the_files_fault() throws Exception {
        Path file = Files.write(folder.resolve("f"), new byte[1000]);
        try (Readiness readiness = new Readiness(Watch.NOTHING);
                FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(pump(readiness, LONG).sendFile(source, 0, 2000))
                    .isInstanceOf(Outcome.FileFailed.class)
                    .returns(1000L, Outcome::bytes);
        }
    }

    @Test
    void a_peer_that_is_gone_is_the_networks_fault() throws Exception {
        Path file = Files.write(folder.resolve("f"), random(50_000_000));
        pair.far().setOption(StandardSocketOptions.SO_LINGER, 0);
        pair.far().close();
        try (Readiness readiness = new Readiness(Watch.NOTHING);
                FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(pump(readiness, LONG).sendFile(source, 0, 50_000_000))
                    .isInstanceOf(Outcome.NetworkFailed.class);
        }
    }

    @Test
    void a_peer_that_stops_reading_stalls_the_transfer() throws Exception {
        Path file = Files.write(folder.resolve("f"), new byte[50_000_000]);
        Duration stall = Duration.ofMillis(100);
        try (Readiness readiness = new Readiness(Watch.NOTHING);
                FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(pump(readiness, stall).sendFile(source, 0, 50_000_000))
                    .isInstanceOf(Outcome.Stalled.class);
        }
    }

    @Test
    void what_is_received_arrives_whole_and_in_order() throws Exception {
        byte[] content = random(5_000_000);
        CompletableFuture<Void> sent =
                CompletableFuture.runAsync(() -> {
                    try {
                        pair.far().write(ByteBuffer.wrap(content));
                        pair.far().shutdownOutput();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        ByteBuffer all = ByteBuffer.allocate(content.length);
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            assertThat(pump(readiness, LONG).receive(all::put))
                    .isEqualTo(new Outcome.Complete(content.length));
        }
        sent.get(10, TimeUnit.SECONDS);
        assertThat(all.array()).isEqualTo(content);
    }

    /** The pump must wait in the selector, not spin: only then does it look at the watch. */
    @Test
    void an_upload_that_has_not_begun_waits_in_the_selector() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        Watch watch =
                new Watch() {
                    @Override
                    public @Nullable SelectableChannel channel() {
                        waits.countDown();
                        return null;
                    }

                    @Override
                    public boolean stop() {
                        return false;
                    }
                };
        try (Readiness readiness = new Readiness(watch)) {
            Pump pump = pump(readiness, LONG);
            CompletableFuture<Outcome> outcome =
                    CompletableFuture.supplyAsync(() -> pump.receive(_ -> {}));
            assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
            pair.far().write(ByteBuffer.wrap(new byte[10]));
            pair.far().close();
            assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Complete(10));
        }
    }

    @Test
    void a_full_disk_is_the_files_fault() throws Exception {
        pair.far().write(ByteBuffer.wrap(new byte[10]));
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            Outcome outcome =
                    pump(readiness, LONG)
                            .receive(_ -> {
                                throw new IOException("disk full");
                            });
            assertThat(outcome).isInstanceOf(Outcome.FileFailed.class);
        }
    }

    @Test
    void cancel_from_another_thread_ends_a_stalled_transfer() throws Exception {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            Pump pump = pump(readiness, LONG);
            CompletableFuture<Outcome> outcome =
                    CompletableFuture.supplyAsync(() -> pump.receive(_ -> {}));
            readiness.cancel();
            assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Stopped(0));
        }
    }

    @Test
    void a_command_on_the_control_connection_ends_a_wait() throws Exception {
        try (Pair control = Pair.open()) {
            control.near().configureBlocking(false);
            Watch watch =
                    new Watch() {
                        @Override
                        public SelectableChannel channel() {
                            return control.near();
                        }

                        @Override
                        public boolean stop() throws IOException {
                            return control.near().read(ByteBuffer.allocate(10)) > 0;
                        }
                    };
            try (Readiness readiness = new Readiness(watch)) {
                Pump pump = pump(readiness, LONG);
                CompletableFuture<Outcome> outcome =
                        CompletableFuture.supplyAsync(() -> pump.receive(_ -> {}));
                control.far().write(ByteBuffer.wrap(new byte[1]));
                assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Stopped(0));
            }
            control.near().configureBlocking(true);
        }
    }

    @Test
    void made_up_bytes_are_sent_until_their_end() throws Exception {
        CompletableFuture<byte[]> received = peerReads();
        int[] left = {1000};
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            Outcome outcome =
                    pump(readiness, LONG)
                            .send(target -> {
                                if (left[0]-- == 0) {
                                    return -1;
                                }
                                target.put(new byte[100]);
                                return 100;
                            });
            assertThat(outcome).isEqualTo(new Outcome.Complete(100_000));
        }
        pair.near().close();
        assertThat(received.get(30, TimeUnit.SECONDS)).hasSize(100_000);
    }
}
