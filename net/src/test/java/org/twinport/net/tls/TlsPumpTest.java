package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Lent;
import org.twinport.net.pump.Outcome;
import org.twinport.net.pump.Pump;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Whole transfers through TLS. */
@Timeout(60)
class TlsPumpTest {

    private static final Duration STALL = Duration.ofSeconds(20);

    @TempDir private static Path folder;
    private static TlsIdentity identity;
    private final BufferPool buffers = BufferPool.standard();
    private final AtomicLong progress = new AtomicLong();

    @BeforeAll
    static void makeCertificate() throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static Ends open(TlsVersions versions) throws IOException {
        return Ends.shake(
                TlsServer.of(identity).accepting(versions).open(Optional.empty()).controlEngine(),
                Fixture.clientEngine(identity, versions));
    }

    private interface Transfer {
        Outcome run(Pump pump) throws IOException;
    }

    private CompletableFuture<Outcome> start(TlsWire wire, Transfer transfer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Readiness readiness = new Readiness(Watch.NOTHING)) {
                        return transfer.run(
                                new Pump(wire, readiness, STALL, buffers, progress::addAndGet));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Fixture::onItsOwn);
    }

    private static Outcome get(CompletableFuture<Outcome> outcome) throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static Pump.Output into(ByteArrayOutputStream all) {
        return source -> {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            all.write(bytes);
        };
    }

    private static void narrow(Ends ends) throws IOException {
        // Smaller windows for receiving make the kernel wait between segments.
        ends.server().channel().setOption(StandardSocketOptions.SO_SNDBUF, 4096);
        ends.client().channel().setOption(StandardSocketOptions.SO_SNDBUF, 4096);
    }

    private void sendFile(TlsVersions versions, int size, boolean narrow) throws Exception {
        byte[] content = Fixture.random(size, size);
        Path file = Files.write(folder.resolve("f" + versions + size), content);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Ends ends = open(versions);
                FileChannel source = FileChannel.open(file)) {
            if (narrow) {
                narrow(ends);
            }
            var sent = start(ends.server(), pump -> pump.sendFile(source, 0, size));
            var got = start(ends.client(), pump -> pump.receive(into(received)));
            assertThat(get(got)).isEqualTo(new Outcome.Complete(size));
            assertThat(get(sent)).isEqualTo(new Outcome.Complete(size));
            assertThat(received.toByteArray()).isEqualTo(content);
            assertThat(progress.getAndSet(0)).isEqualTo(2L * size);
        }
        assertThat(Lent.of(buffers)).isZero();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_file_arrives_whole(TlsVersions versions) throws Exception {
        for (int size : new int[] {0, 1, 16_384, 131_072, 131_073, 20_000_000}) {
            sendFile(versions, size, false);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_file_arrives_whole_with_its_end_through_sockets_that_take_little(TlsVersions versions)
            throws Exception {
        for (int size : new int[] {131_072, 262_144, 1_000_000, 1_048_576}) {
            sendFile(versions, size, true);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_listing_arrives_whole(TlsVersions versions) throws Exception {
        byte[] content = Fixture.random(3_000_000, 5);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Ends ends = open(versions)) {
            narrow(ends);
            ByteBuffer rest = ByteBuffer.wrap(content);
            var sent = start(ends.client(), pump -> pump.send(target -> some(rest, target)));
            var got = start(ends.server(), pump -> pump.receive(into(received)));
            assertThat(get(got)).isEqualTo(new Outcome.Complete(content.length));
            assertThat(get(sent)).isEqualTo(new Outcome.Complete(content.length));
            assertThat(received.toByteArray()).isEqualTo(content);
        }
    }

    private static int some(ByteBuffer rest, ByteBuffer target) {
        if (!rest.hasRemaining()) {
            return -1;
        }
        int n =
                Math.min(
                        1 + rest.remaining() % 7_919,
                        Math.min(rest.remaining(), target.remaining()));
        target.put(rest.slice(rest.position(), n));
        rest.position(rest.position() + n);
        return n;
    }

    /** The peer's socket holds what was sent; the word that it was all must come after it. */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void close_notify_comes_also_if_the_last_bytes_waited_for_the_socket(TlsVersions versions)
            throws Exception {
        // Encrypted, it fits into the wire's buffer and leaves no room for another record.
        byte[] content = Fixture.random(125_000, 6);
        Path file = Files.write(folder.resolve("n" + versions), content);
        try (Fixture ends = Fixture.of(identity, versions, Ending.STRICT).shaken();
                FileChannel source = FileChannel.open(file)) {
            // With it come the tickets of TLS 1.3.
            ends.wire().write(ByteBuffer.allocate(1));
            assertThat(ends.peer().read()).hasSize(1);
            int inTheWay = fill(ends.pair().near());
            var sent = start(ends.wire(), pump -> pump.sendFile(source, 0, content.length));
            while (progress.get() < content.length && !sent.isDone()) {
                Thread.onSpinWait();
            }
            ends.pair().far().socket().getInputStream().readNBytes(inTheWay);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] bytes;
            while ((bytes = ends.peer().read()).length > 0) {
                all.write(bytes);
            }
            assertThat(get(sent)).isEqualTo(new Outcome.Complete(content.length));
            assertThat(all.toByteArray()).isEqualTo(content);
        }
    }

    /** Until the socket takes no more; how many bytes that were. */
    private static int fill(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
        int all = 0;
        int n;
        while ((n = channel.write(ByteBuffer.allocate(4096))) > 0) {
            all += n;
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void an_upload_cut_short_counts_what_came(TlsVersions versions) throws Exception {
        byte[] content = Fixture.random(300_000, 7);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Fixture ends = Fixture.of(identity, versions, Ending.STRICT).shaken()) {
            var got = start(ends.wire(), pump -> pump.receive(into(received)));
            ends.peer().send(ends.peer().record(content));
            ends.pair().far().shutdownOutput();
            assertThat(get(got))
                    .isInstanceOfSatisfying(
                            Outcome.NetworkFailed.class,
                            failed -> {
                                assertThat(failed.bytes()).isEqualTo(content.length);
                                assertThat(failed.cause())
                                        .isInstanceOfSatisfying(
                                                TlsException.class,
                                                e ->
                                                        assertThat(e.kind())
                                                                .isEqualTo(
                                                                        TlsException.Kind
                                                                                .TRUNCATED));
                            });
            assertThat(received.toByteArray()).isEqualTo(content);
        }
        assertThat(Lent.of(buffers)).isZero();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_forged_record_counts_what_came_before_it(TlsVersions versions) throws Exception {
        byte[] content = Fixture.random(30_000, 8);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Fixture ends = Fixture.of(identity, versions, Ending.STRICT).shaken()) {
            byte[] good = ends.peer().record(content);
            byte[] forged = ends.peer().record(new byte[10]);
            forged[forged.length - 1] ^= 1;
            ends.peer().send(good, forged);
            Outcome outcome = get(start(ends.wire(), pump -> pump.receive(into(received))));
            assertThat(outcome).isInstanceOf(Outcome.NetworkFailed.class);
            assertThat(outcome.bytes()).isEqualTo(content.length);
            assertThat(received.toByteArray()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_tolerant_upload_is_complete_without_close_notify(TlsVersions versions) throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Fixture ends = Fixture.of(identity, versions, Ending.TOLERANT).shaken()) {
            ends.peer().send(ends.peer().record(new byte[] {1, 2}));
            ends.pair().far().shutdownOutput();
            assertThat(get(start(ends.wire(), pump -> pump.receive(into(received)))))
                    .isEqualTo(new Outcome.Complete(2));
        }
    }
}
