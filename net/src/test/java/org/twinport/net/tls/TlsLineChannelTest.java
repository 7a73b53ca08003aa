package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.net.Pair;
import org.twinport.net.control.Line;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Lent;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lines through TLS. */
@Timeout(60)
class TlsLineChannelTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static TlsIdentity identity;
    private final BufferPool buffers = BufferPool.standard();
    private Pair pair;
    private LineChannel lines;
    private RawPeer peer;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private void open(TlsVersions versions) throws Exception {
        pair = Pair.open();
        lines = new LineChannel(pair.near(), 1024);
        peer = new RawPeer(pair.far(), Fixture.clientEngine(identity, versions));
        CompletableFuture<Void> shaken = peer.handshake();
        lines.secure(
                TlsServer.of(identity).accepting(versions).open(Optional.empty()).controlEngine(),
                buffers,
                SOON);
        shaken.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws IOException {
        lines.close();
        pair.close();
        assertThat(Lent.of(buffers)).isZero();
    }

    private static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] record(String octets) throws IOException {
        return peer.record(bytes(octets));
    }

    private static Line.Text text(String octets) {
        return new Line.Text(octets);
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void lines_come_from_records_of_one_byte(TlsVersions versions) throws Exception {
        open(versions);
        for (char c : "USER a\r\nPASS b\r\n".toCharArray()) {
            peer.send(record(String.valueOf(c)));
        }
        assertThat(lines.read(SOON)).isEqualTo(text("USER a"));
        assertThat(lines.read(SOON)).isEqualTo(text("PASS b"));
        assertThat(lines.hasBuffered()).isFalse();
        assertThat(Lent.of(buffers)).isZero();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void lines_of_one_record_are_all_handed_out_without_another_byte(TlsVersions versions)
            throws Exception {
        open(versions);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            all.append("NOOP ").append(i).append("\r\n");
        }
        peer.send(record(all.toString()));
        assertThat(lines.read(SOON)).isEqualTo(text("NOOP 0"));
        assertThat(lines.hasBuffered()).isTrue();
        for (int i = 1; i < 500; i++) {
            assertThat(lines.read(SOON)).isEqualTo(text("NOOP " + i));
        }
        pair.near().configureBlocking(false);
        pair.near().shutdownInput();
        for (int i = 500; i < 1_000; i++) {
            assertThat(lines.poll()).contains(text("NOOP " + i));
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_long_line_comes_from_many_records_however_they_arrive(TlsVersions versions)
            throws Exception {
        open(versions);
        String line = "STOR " + "n".repeat(1_000);
        byte[] first = record(line.substring(0, 300));
        byte[] second = record(line.substring(300) + "\r\nNEXT\r\n");
        peer.send(first, Fixture.part(second, 0, 7));
        CompletableFuture<Line> read = CompletableFuture.supplyAsync(this::read, Fixture::onItsOwn);
        peer.send(Fixture.part(second, 7, 200));
        peer.send(Fixture.part(second, 200, second.length));
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(text(line));
        assertThat(lines.read(SOON)).isEqualTo(text("NEXT"));
    }

    private Line read() {
        try {
            return lines.read(SOON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** While a transfer watches the connection, a record may be seen before it is whole. */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_poll_goes_on_with_a_record_that_was_not_whole_before(TlsVersions versions)
            throws Exception {
        open(versions);
        byte[] record = record("ABOR" + " ".repeat(400) + "\r\n");
        peer.send(Fixture.part(record, 0, 100));
        pair.near().configureBlocking(false);
        while (!lines.hasBuffered()) {
            assertThat(lines.poll()).isEmpty();
        }
        peer.send(Fixture.part(record, 100, record.length));
        Optional<Line> line = Optional.empty();
        for (long end = System.nanoTime() + SOON.toNanos();
                line.isEmpty() && System.nanoTime() < end; ) {
            line = lines.poll();
        }
        assertThat(line).contains(text("ABOR" + " ".repeat(400)));
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void the_deadline_is_for_the_line_whatever_drips(TlsVersions versions) throws Exception {
        open(versions);
        byte[] record = record("x".repeat(200) + "\r\n");
        CompletableFuture<Void> dripping =
                Fixture.aside(() -> {
                    for (int i = 0; i < record.length - 1; i++) {
                        peer.send(Fixture.part(record, i, i + 1));
                        LockSupport.parkNanos(5_000_000);
                    }
                });
        assertThatThrownBy(() -> lines.read(Duration.ofMillis(60)))
                .isInstanceOf(SocketTimeoutException.class);
        dripping.get(20, TimeUnit.SECONDS);
        peer.send(Fixture.part(record, record.length - 1, record.length));
        assertThat(lines.read(SOON)).isEqualTo(text("x".repeat(200)));
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void the_end_of_input_wakes_a_reader_who_can_still_write(TlsVersions versions)
            throws Exception {
        open(versions);
        CompletableFuture<Line> read = CompletableFuture.supplyAsync(this::read, Fixture::onItsOwn);
        lines.endInput();
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(new Line.End());
        lines.write(bytes("421 bye\r\n"), SOON);
        assertThat(peer.read()).isEqualTo(bytes("421 bye\r\n"));
        lines.close();
        assertThat(peer.read()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void what_comes_with_the_end_of_the_handshake_is_buffered(TlsVersions versions)
            throws Exception {
        open(versions);
        assertThat(lines.hasBuffered()).isFalse();
        peer.send(record("FEAT\r\nSYST\r\n"));
        assertThat(lines.read(SOON)).isEqualTo(text("FEAT"));
        assertThat(lines.hasBuffered()).isTrue();
        assertThat(lines.read(SOON)).isEqualTo(text("SYST"));
        assertThat(lines.hasBuffered()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void both_ends_of_tls_lead_back_to_clear_lines(TlsVersions versions) throws Exception {
        open(versions);
        peer.send(peer.closeNotify(), bytes("PBSZ 0\r\nPORT 1,"));
        assertThat(lines.clear(SOON)).isTrue();
        assertThat(lines.isSecure()).isFalse();
        assertThat(lines.read(SOON)).isEqualTo(text("PBSZ 0"));
        peer.send(bytes("2\r\n"));
        assertThat(lines.read(SOON)).isEqualTo(text("PORT 1,2"));
        assertThat(peer.read()).isEmpty();
    }

    /** A server says 200 and close_notify in one breath. */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_close_notify_that_comes_with_the_last_line_is_no_harm(TlsVersions versions)
            throws Exception {
        open(versions);
        peer.send(record("200 clear\r\n"), peer.closeNotify(), bytes("next\r\n"));
        assertThat(lines.read(SOON)).isEqualTo(text("200 clear"));
        assertThat(lines.clear(SOON)).isTrue();
        assertThat(lines.read(SOON)).isEqualTo(text("next"));
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void bytes_in_tls_before_its_end_are_not_for_clear_ears(TlsVersions versions) throws Exception {
        open(versions);
        peer.send(record("CCC\r\n"), record("DELE x\r\n"), peer.closeNotify());
        assertThat(lines.read(SOON)).isEqualTo(text("CCC"));
        assertThat(lines.clear(SOON)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_line_behind_the_last_in_one_record_is_not_for_clear_ears(TlsVersions versions)
            throws Exception {
        open(versions);
        peer.send(record("CCC\r\nDELE x\r\n"), peer.closeNotify());
        assertThat(lines.read(SOON)).isEqualTo(text("CCC"));
        assertThat(lines.clear(SOON)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_peer_that_does_not_end_tls_is_given_up(TlsVersions versions) throws Exception {
        open(versions);
        assertThatThrownBy(() -> lines.clear(Duration.ofMillis(50)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(pair.near().isBlocking()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_peer_that_ends_the_connection_instead_is_not_clear(TlsVersions versions)
            throws Exception {
        open(versions);
        pair.far().shutdownOutput();
        assertThat(lines.clear(SOON)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_close_is_said_also_to_whoever_has_not_read_the_last_replies(TlsVersions versions)
            throws Exception {
        open(versions);
        lines.write(bytes("220 a\r\n"), SOON);
        lines.write(bytes("421 b\r\n"), SOON);
        lines.close();
        assertThat(peer.read()).isEqualTo(bytes("220 a\r\n"));
        assertThat(peer.read()).isEqualTo(bytes("421 b\r\n"));
        assertThat(peer.read()).isEmpty();
        assertThat(pair.near().isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_peer_that_does_not_read_keeps_neither_a_write_nor_a_close(TlsVersions versions)
            throws Exception {
        open(versions);
        pair.near().setOption(StandardSocketOptions.SO_SNDBUF, 4096);
        assertThatThrownBy(() -> lines.write(new byte[16 << 20], Duration.ofMillis(50)))
                .isInstanceOf(SocketTimeoutException.class);
        lines.close();
        assertThat(pair.near().isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_failed_handshake_leaves_no_buffer_behind(TlsVersions versions) throws Exception {
        pair = Pair.open();
        lines = new LineChannel(pair.near(), 1024);
        pair.far().write(ByteBuffer.wrap(bytes("GET / HTTP/1.1\r\n\r\n")));
        assertThatThrownBy(() ->
                        lines.secure(
                                TlsServer.of(identity)
                                        .accepting(versions)
                                        .open(Optional.empty())
                                        .controlEngine(),
                                buffers,
                                SOON))
                .isInstanceOf(TlsException.class);
        assertThat(lines.isSecure()).isFalse();
        assertThat(pair.near().isBlocking()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void the_end_of_the_connection_is_the_end_of_lines(TlsVersions versions) throws Exception {
        open(versions);
        peer.send(record("QUIT\r\n"));
        pair.far().shutdownOutput();
        assertThat(lines.read(SOON)).isEqualTo(text("QUIT"));
        assertThat(lines.read(SOON)).isEqualTo(new Line.End());
        assertThat(lines.read(SOON)).isEqualTo(new Line.End());
    }
}
