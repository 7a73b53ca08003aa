package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.net.pump.Lent;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

/** How bytes come out of a wire, and how it ends. */
@Timeout(60)
class TlsWireTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static Fixture open(TlsVersions versions, Ending ending) throws Exception {
        return Fixture.of(identity, versions, ending).shaken();
    }

    /** Sends the bytes in records of random length, cut into segments of random length. */
    private static void sendChopped(RawPeer peer, byte[] bytes, Random random) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int n = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(40_000)));
            byte[] record = peer.record(Fixture.part(bytes, at, at + n));
            at += n;
            int cut = random.nextInt(record.length);
            peer.send(Fixture.part(record, 0, cut));
            peer.send(Fixture.part(record, cut, record.length));
        }
        peer.send(peer.closeNotify());
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void every_byte_comes_once_whatever_the_size_of_buffers_and_records(TlsVersions versions)
            throws Exception {
        for (int bufferSize : new int[] {1, 100, 5_000, 16 << 10, 16_385, 1 << 20}) {
            byte[] bytes = Fixture.random(bufferSize == 1 ? 60_000 : 1_500_000, bufferSize);
            try (Fixture ends = open(versions, Ending.STRICT)) {
                CompletableFuture<Void> sent =
                        Fixture.aside(
                                () -> sendChopped(ends.peer(), bytes, new Random(bufferSize)));
                assertThat(ends.readAll(bufferSize)).isEqualTo(bytes);
                sent.get(20, TimeUnit.SECONDS);
                assertThat(ends.wire().isNotified()).isTrue();
            }
        }
    }

    /** The JDK looks for room before it looks whether the record is whole. */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void the_rest_of_a_record_is_fetched_also_for_a_target_smaller_than_it(TlsVersions versions)
            throws Exception {
        try (Fixture ends = open(versions, Ending.STRICT)) {
            byte[] record = ends.peer().record(Fixture.random(1000, 1));
            ends.peer().send(Fixture.part(record, 0, 500));
            ByteBuffer one = ByteBuffer.allocate(1);
            while (!ends.wire().hasBuffered()) {
                assertThat(ends.wire().read(one)).isZero();
            }
            ends.peer().send(Fixture.part(record, 500, record.length));
            assertThat(ends.read(one)).isOne();
            assertThat(one.get(0)).isEqualTo(Fixture.random(1000, 1)[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void an_end_without_close_notify_is_an_error_after_the_last_byte(TlsVersions versions)
            throws Exception {
        byte[] bytes = Fixture.random(50_000, 3);
        try (Fixture ends = open(versions, Ending.STRICT)) {
            ends.peer().send(ends.peer().record(bytes));
            ends.pair().far().shutdownOutput();
            ByteBuffer target = ByteBuffer.allocate(60_000);
            while (target.position() < bytes.length) {
                ends.read(target);
            }
            assertThat(Fixture.part(target.array(), 0, bytes.length)).isEqualTo(bytes);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> ends.read(target))
                        .isInstanceOfSatisfying(
                                TlsException.class,
                                e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.TRUNCATED));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_tolerant_end_needs_no_close_notify(TlsVersions versions) throws Exception {
        byte[] bytes = Fixture.random(50_000, 4);
        try (Fixture ends = open(versions, Ending.TOLERANT)) {
            ends.peer().send(ends.peer().record(bytes));
            ends.pair().far().shutdownOutput();
            assertThat(ends.readAll(7_000)).isEqualTo(bytes);
            assertThat(ends.wire().isNotified()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_reset_is_an_error_for_the_tolerant_too(TlsVersions versions) throws Exception {
        try (Fixture ends = open(versions, Ending.TOLERANT)) {
            ends.pair().far().setOption(StandardSocketOptions.SO_LINGER, 0);
            ends.pair().far().close();
            assertThatThrownBy(() -> ends.readAll(100)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_forged_record_is_an_error_after_the_bytes_before_it(TlsVersions versions)
            throws Exception {
        try (Fixture ends = open(versions, Ending.TOLERANT)) {
            byte[] good = ends.peer().record(new byte[] {1, 2, 3});
            byte[] forged = ends.peer().record(new byte[] {4, 5, 6});
            forged[forged.length - 1] ^= 1;
            ends.peer().send(good, forged);
            ByteBuffer target = ByteBuffer.allocate(100_000);
            assertThat(ends.read(target)).isEqualTo(3);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> ends.read(target))
                        .isInstanceOf(javax.net.ssl.SSLException.class);
            }
            assertThat(target.position()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void close_notify_is_answered_and_ends_the_reading(TlsVersions versions) throws Exception {
        try (Fixture ends = open(versions, Ending.STRICT)) {
            ends.peer().send(ends.peer().record(new byte[] {1}), ends.peer().closeNotify());
            assertThat(ends.readAll(10)).containsExactly(1);
            assertThat(ends.wire().finish()).isTrue();
            assertThat(ends.peer().read()).isEmpty();
            assertThat(ends.peer().engine().isInboundDone()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void whoever_is_idle_holds_no_buffer(TlsVersions versions) throws Exception {
        try (Fixture ends = open(versions, Ending.STRICT)) {
            assertThat(ends.wire().flush()).as("tickets are out").isTrue();
            assertThat(Lent.of(ends.buffers())).isZero();
            ends.peer().send(ends.peer().record(new byte[30_000]));
            ByteBuffer target = ByteBuffer.allocate(30_000);
            while (target.hasRemaining()) {
                ends.read(target);
            }
            assertThat(Lent.of(ends.buffers())).isZero();
            ends.wire().write(ByteBuffer.allocate(1_000));
            assertThat(Lent.of(ends.buffers())).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void what_is_held_goes_back_once_at_the_release(TlsVersions versions) throws Exception {
        try (Fixture ends = open(versions, Ending.STRICT)) {
            byte[] record = ends.peer().record(new byte[1_000]);
            ends.peer().send(record, Fixture.part(record, 0, 600));
            ends.read(ByteBuffer.allocate(1));
            assertThat(Lent.of(ends.buffers())).isPositive();
            ends.wire().release();
            ends.wire().release();
            assertThat(Lent.of(ends.buffers())).isZero();
        }
    }

    /** One segment for a small file: tickets, its bytes and the end. */
    @Test
    void what_is_taken_last_leaves_with_the_tickets_and_the_end() throws Exception {
        byte[] bytes = Fixture.random(4096, 7);
        TlsServerSession server = TlsServer.of(identity).open(Optional.empty());
        SSLEngine client = Fixture.clientEngine(identity, TlsVersions.ONLY_1_3);
        try (Ends ends = Ends.shake(server.controlEngine(), client)) {
            assertThat(ends.server().hasUnsent()).as("tickets wait").isTrue();
            assertThat(ends.server().take(ByteBuffer.wrap(bytes))).isEqualTo(bytes.length);
            assertThat(ends.server().hasUnsent()).as("the file waits").isTrue();
            assertThat(ends.server().finish()).isTrue();
            assertThat(ends.server().hasUnsent()).isFalse();
            assertThat(Ends.read(ends.client(), bytes.length + 1)).isEqualTo(bytes);
            assertThat(ends.client().isNotified()).isTrue();
        }
    }
}
