package org.twinport.net.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.net.Pair;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Large uploads, which the kernel moves through a pipe where it can. */
@Timeout(60)
class PipedUploadTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SIZE = 20_000_000;

    private final byte[] content = random();
    private final BufferPool buffers = BufferPool.standard();
    private Pair pair;

    @BeforeEach
    void connect() throws IOException {
        assumeThat(PipeCalls.areAllowed()).as("Linux, with native access").isTrue();
        pair = Pair.open();
        pair.near().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        assertThat(Lent.of(buffers)).isZero();
    }

    private static byte[] random() {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** What has arrived, by copying and through pipes. */
    private static final class Received implements Pump.Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long pipesUntil;
        private long piped;
        private long copiedAfterwards;

        /**
         * @param pipesUntil after so many bytes through pipes no more are taken that way
         */
        Received(long pipesUntil) {
            this.pipesUntil = pipesUntil;
        }

        @Override
        public void write(ByteBuffer source) {
            if (piped > 0) {
                copiedAfterwards += source.remaining();
            }
            while (source.hasRemaining()) {
                bytes.write(source.get());
            }
        }

        @Override
        public boolean takesPipes() {
            return true;
        }

        @Override
        public int takeFromPipe(int pipe, int count) throws IOException {
            int most = (int) Math.min(count, pipesUntil - piped);
            try (FileInputStream in = new FileInputStream("/proc/self/fd/" + pipe)) {
                bytes.write(in.readNBytes(most));
            }
            piped += most;
            return most;
        }
    }

    private CompletableFuture<Void> peerSends(boolean reset) {
        return CompletableFuture.runAsync(() -> {
            try {
                pair.far().write(ByteBuffer.wrap(content));
                if (reset) {
                    pair.far().setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                pair.far().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Outcome receive(Pump.Output output) {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            return new Pump(new Wire.Clear(pair.near()), readiness, LONG, buffers, _ -> {})
                    .receive(output);
        }
    }

    private static long open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(PipedUploadTest::isSocketOrPipe).count();
        }
    }

    private static boolean isSocketOrPipe(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:") || target.startsWith("pipe:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    void all_but_its_beginning_goes_through_a_pipe() throws Exception {
        CompletableFuture<Void> sent = peerSends(false);
        Received received = new Received(Long.MAX_VALUE);
        assertThat(receive(received)).isEqualTo(new Outcome.Complete(SIZE));
        sent.get(10, TimeUnit.SECONDS);
        assertThat(received.bytes.toByteArray()).isEqualTo(content);
        assertThat(received.piped).isGreaterThan(SIZE / 2);
        assertThat(received.copiedAfterwards).isZero();
    }

    @Test
    void a_connection_over_ipv4_is_found_too() throws Exception {
        pair.close();
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            SocketChannel far = SocketChannel.open(listener.getLocalAddress());
            pair = new Pair(listener.accept(), far);
        }
        pair.near().configureBlocking(false);
        try (Splice splice = Splice.of(pair.near())) {
            assertThat(splice).isNotNull();
        }
    }

    @Test
    void what_a_file_does_not_take_that_way_is_written() throws Exception {
        CompletableFuture<Void> sent = peerSends(false);
        Received received = new Received(3_000_001);
        assertThat(receive(received)).isEqualTo(new Outcome.Complete(SIZE));
        sent.get(10, TimeUnit.SECONDS);
        assertThat(received.piped).isEqualTo(3_000_001);
        assertThat(received.bytes.toByteArray()).isEqualTo(content);
    }

    @Test
    void a_peer_that_resets_is_the_networks_fault() throws Exception {
        CompletableFuture<Void> sent = peerSends(true);
        Outcome outcome = receive(new Received(Long.MAX_VALUE));
        sent.get(10, TimeUnit.SECONDS);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NetworkFailed.class,
                        failed -> assertThat(failed.cause()).hasMessage("Connection reset"));
    }

    @Test
    void a_file_that_fails_meanwhile_is_the_files_fault() throws Exception {
        CompletableFuture<Void> sent = peerSends(false);
        Received received = new Received(2_000_000);
        Pump.Output full =
                new Pump.Output() {
                    @Override
                    public void write(ByteBuffer source) throws IOException {
                        if (received.piped > 0) {
                            throw new IOException("disk full");
                        }
                        source.position(source.limit());
                    }

                    @Override
                    public boolean takesPipes() {
                        return true;
                    }

                    @Override
                    public int takeFromPipe(int pipe, int count) throws IOException {
                        return received.takeFromPipe(pipe, count);
                    }
                };
        assertThat(receive(full)).isInstanceOf(Outcome.FileFailed.class);
        pair.near().close();
        sent.exceptionally(_ -> null).get(20, TimeUnit.SECONDS);
    }

    /** The number of a closed socket may be another connection's at once. */
    @Test
    void a_channel_that_another_thread_closes_ends_it() throws Exception {
        pair.far().write(ByteBuffer.wrap(new byte[100]));
        try (Splice splice = Splice.of(pair.near())) {
            assertThat(splice).isNotNull();
            pair.near().close();
            assertThat(catchThrowable(splice::fill)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothing_stays_open() throws Exception {
        try (Splice warm = Splice.of(pair.near())) {
            assertThat(warm).isNotNull();
        }
        long before = open();
        for (int i = 0; i < 20; i++) {
            try (Splice splice = Splice.of(pair.near())) {
                assertThat(splice).isNotNull();
                assertThat(open()).isEqualTo(before + 3);
            }
        }
        assertThat(open()).isEqualTo(before);
    }

    @Test
    void a_connection_that_is_gone_is_not_found() throws Exception {
        pair.far().setOption(StandardSocketOptions.SO_LINGER, 0);
        pair.far().close();
        pair.near().close();
        long before = open();
        try (Splice splice = Splice.of(pair.near())) {
            assertThat(splice).isNull();
        }
        assertThat(open()).isEqualTo(before);
    }
}
