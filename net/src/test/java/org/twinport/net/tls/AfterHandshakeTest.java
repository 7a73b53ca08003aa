package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.net.Pair;
import org.twinport.net.control.Line;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Lent;

import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a peer may still agree on once data flows, and what not. */
@Timeout(60)
class AfterHandshakeTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static Fixture open(TlsVersions versions) throws Exception {
        return Fixture.of(identity, versions, Ending.STRICT).shaken();
    }

    /** CVE-2009-3555 and CVE-2011-1473 are out of reach if there is no second handshake. */
    @Test
    void renegotiation_is_refused_after_the_bytes_before_it() throws Exception {
        try (Fixture ends = open(TlsVersions.ONLY_1_2)) {
            byte[] before = ends.peer().record(new byte[] {1, 2, 3});
            ends.peer().engine().beginHandshake();
            ends.peer().send(before, ends.peer().record(new byte[0]));
            ByteBuffer target = ByteBuffer.allocate(100_000);
            assertThat(ends.read(target)).isEqualTo(3);
            assertThatThrownBy(() -> ends.read(target))
                    .isInstanceOfSatisfying(
                            TlsException.class,
                            e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.REFUSED))
                    .hasMessageContaining("renegotiation");
        }
    }

    @Test
    void new_keys_are_taken_and_answered() throws Exception {
        try (Fixture ends = open(TlsVersions.ONLY_1_3)) {
            for (byte i = 1; i <= 20; i++) {
                ends.peer().send(ends.peer().keyUpdate(), ends.peer().record(new byte[] {i}));
                ByteBuffer target = ByteBuffer.allocate(1);
                assertThat(ends.read(target)).isOne();
                assertThat(target.get(0)).isEqualTo(i);
                assertThat(Lent.of(ends.buffers())).isZero();
                ends.wire().write(ByteBuffer.wrap(new byte[] {i}));
                assertThat(ends.peer().read()).containsExactly(i);
            }
        }
    }

    /** Each asks for an answer; when there is no room for more answers, waiting makes none. */
    @Test
    void a_peer_that_asks_for_keys_and_never_reads_is_given_up() throws Exception {
        try (Fixture ends = open(TlsVersions.ONLY_1_3)) {
            ends.pair().near().setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            CompletableFuture<Void> asking =
                    Fixture.aside(() -> {
                        while (true) {
                            ends.peer().send(ends.peer().keyUpdate());
                        }
                    });
            assertThatThrownBy(() -> ends.read(ByteBuffer.allocate(10)))
                    .isInstanceOfSatisfying(
                            TlsException.class,
                            e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.BROKEN));
            ends.pair().near().close();
            assertThat(asking.handle((_, gone) -> gone).get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** The answers must not be written to a socket that blocks, where no deadline counts. */
    @Test
    void a_control_connection_that_is_asked_for_keys_keeps_its_deadline() throws Exception {
        try (Pair pair = Pair.open();
                LineChannel lines = new LineChannel(pair.near(), 1024)) {
            RawPeer peer =
                    new RawPeer(pair.far(), Fixture.clientEngine(identity, TlsVersions.ONLY_1_3));
            CompletableFuture<Void> shaken = peer.handshake();
            lines.secure(
                    TlsServer.of(identity).open(Optional.empty()).controlEngine(),
                    BufferPool.standard(),
                    Fixture.LIMIT);
            shaken.get(20, TimeUnit.SECONDS);
            pair.near().setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            CompletableFuture<Void> asking =
                    Fixture.aside(() -> {
                        while (true) {
                            peer.send(peer.keyUpdate());
                        }
                    });
            assertThatThrownBy(() -> lines.read(Duration.ofSeconds(2)))
                    .isInstanceOfAny(SocketTimeoutException.class, TlsException.class);
            lines.cut();
            assertThat(asking.handle((_, gone) -> gone).get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** A peer that sends them without a pause must not keep the thread from looking up. */
    @Test
    void one_read_takes_no_more_from_the_socket_than_a_buffer() throws Exception {
        byte[][] updates = new byte[4_000][];
        try (Fixture ends =
                Fixture.of(
                                TlsServer.of(identity).open(Optional.empty()).controlEngine(),
                                Fixture.clientEngine(identity, TlsVersions.ONLY_1_3),
                                Ending.STRICT,
                                TlsWire.Size.LINES)
                        .shaken()) {
            for (int i = 0; i < updates.length; i++) {
                updates[i] = ends.peer().keyUpdate();
            }
            ends.peer().send(updates);
            ByteBuffer target = ByteBuffer.allocate(10);
            ends.pair().far().shutdownOutput();
            for (int i = 0; i < updates.length * updates[0].length / (32 << 10); i++) {
                assertThat(ends.wire().read(target)).isZero();
            }
            assertThatThrownBy(() -> ends.readAll(10)).hasMessageContaining("close_notify");
        }
    }

    @Test
    void a_line_split_by_new_keys_is_whole() throws Exception {
        try (Pair pair = Pair.open();
                LineChannel lines = new LineChannel(pair.near(), 1024)) {
            RawPeer peer =
                    new RawPeer(pair.far(), Fixture.clientEngine(identity, TlsVersions.ONLY_1_3));
            CompletableFuture<Void> shaken = peer.handshake();
            BufferPool buffers = BufferPool.standard();
            lines.secure(
                    TlsServer.of(identity).open(Optional.empty()).controlEngine(),
                    buffers,
                    Fixture.LIMIT);
            shaken.get(20, TimeUnit.SECONDS);
            peer.send(peer.record("NO".getBytes()), peer.keyUpdate());
            peer.send(peer.record("OP\r\n".getBytes()));
            assertThat(lines.read(Fixture.LIMIT)).isEqualTo(new Line.Text("NOOP"));
            lines.write("200 ok\r\n".getBytes(), Fixture.LIMIT);
            // The answer to the new keys may leave only now, with the reply.
            assertThat(Lent.of(buffers)).isZero();
            assertThat(new String(peer.read())).isEqualTo("200 ok\r\n");
        }
    }

    @Test
    void a_peer_that_sends_only_tickets_and_keys_is_no_end() throws Exception {
        try (Fixture ends = open(TlsVersions.ONLY_1_3)) {
            ends.peer().send(ends.peer().keyUpdate());
            ends.pair().far().shutdownOutput();
            assertThatThrownBy(() -> ends.read(ByteBuffer.allocate(10)))
                    .isInstanceOf(TlsException.class);
        }
    }
}
