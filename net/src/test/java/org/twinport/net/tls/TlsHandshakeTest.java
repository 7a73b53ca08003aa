package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Peers that do not do their part of a handshake. */
@Timeout(120)
class TlsHandshakeTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static Fixture open() throws IOException {
        return Fixture.of(identity, TlsVersions.BOTH, Ending.STRICT);
    }

    private static Fixture openForLines() throws IOException {
        return Fixture.of(
                TlsServer.of(identity).open(Optional.empty()).controlEngine(),
                Fixture.clientEngine(identity, TlsVersions.BOTH),
                Ending.STRICT,
                TlsWire.Size.LINES);
    }

    private static TlsException refusal(Fixture ends, Duration deadline) {
        return catchThrowableOfType(TlsException.class, () -> ends.shake(deadline));
    }

    private static TlsException afterPeerSaid(byte[] bytes) throws IOException {
        try (Fixture ends = openForLines()) {
            ends.peer().send(bytes);
            ends.pair().far().shutdownOutput();
            return refusal(ends, Fixture.LIMIT);
        }
    }

    private static byte[] clientHello() throws IOException {
        try (Fixture ends = open()) {
            ends.peer().engine().beginHandshake();
            return ends.peer().record(new byte[0]);
        }
    }

    /** With Nagle's algorithm a file waits some 40 ms behind the last words of a handshake. */
    @Test
    void a_file_behind_the_handshake_waits_for_no_acknowledgement() throws Exception {
        try (Fixture ends = open().shaken()) {
            assertThat(ends.wire().channel().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        }
    }

    @Test
    void a_peer_that_says_nothing_is_given_up_at_the_deadline() throws IOException {
        try (Fixture ends = open()) {
            TlsException refused = refusal(ends, Duration.ofMillis(30));
            assertThat(refused.kind()).isEqualTo(TlsException.Kind.TIMED_OUT);
            assertThat(refused).hasMessageContaining("did not begin");
        }
    }

    @Test
    void a_peer_that_stops_half_way_is_given_up_at_the_deadline() throws IOException {
        byte[] hello = clientHello();
        try (Fixture ends = open()) {
            ends.peer().send(hello);
            TlsException refused = refusal(ends, Duration.ofMillis(300));
            assertThat(refused.kind()).isEqualTo(TlsException.Kind.TIMED_OUT);
            assertThat(refused).hasMessageContaining("did not finish");
        }
    }

    /** Without a look at the clock between its records it would never be waited for. */
    @Test
    void a_peer_that_never_pauses_is_given_up_at_the_deadline() throws Exception {
        byte[] userCanceled = {21, 3, 3, 0, 2, 1, 90};
        byte[] flood = new byte[userCanceled.length * 5_000];
        for (int i = 0; i < flood.length; i++) {
            flood[i] = userCanceled[i % userCanceled.length];
        }
        try (Fixture ends = Fixture.of(identity, TlsVersions.ONLY_1_2, Ending.STRICT)) {
            ends.peer().send(flood);
            CompletableFuture<Void> flooding =
                    Fixture.aside(() -> {
                        while (true) {
                            ends.peer().send(flood);
                        }
                    });
            TlsException refused = refusal(ends, Duration.ofMillis(300));
            assertThat(refused.kind()).as("%s", refused).isEqualTo(TlsException.Kind.TIMED_OUT);
            ends.pair().near().close();
            assertThat(flooding.handle((_, gone) -> gone).get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void a_peer_that_closes_is_told_from_one_that_stalls() throws IOException {
        byte[] hello = clientHello();
        for (int said : new int[] {0, 3, 100, hello.length}) {
            assertThat(afterPeerSaid(Fixture.part(hello, 0, said)).kind())
                    .as("after %d bytes", said)
                    .isEqualTo(TlsException.Kind.CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/1.1\r\n\r\n",
                "USER anonymous\r\n",
                "QUIT\r\n",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                "\u0080\u00ff\u0001\u0000\u0000\u0000\u0000",
                "SSH-2.0-OpenSSH_9.2\r\n"
            })
    void what_is_not_tls_is_called_so(String octets) throws IOException {
        TlsException refused = afterPeerSaid(octets.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.kind()).as("%s", refused).isEqualTo(TlsException.Kind.NOT_TLS);
    }

    /**
     * The JDK takes them, and from then on wants buffers of twice the size; a server whose buffers
     * are for records of lawful size would go round in circles.
     */
    @Test
    void a_hello_in_a_record_of_unlawful_size_is_refused() throws Exception {
        byte[] hello = clientHello();
        byte[] padded = padded(hello, 17_500);
        assertThat(afterPeerSaid(padded)).hasMessageContaining("too long");
    }

    /** A buffer that is full and a record that is not whole must not be waited for. */
    @Test
    void a_record_longer_than_any_buffer_is_refused() throws Exception {
        byte[] longest = new byte[40_000];
        System.arraycopy(new byte[] {22, 3, 1, (byte) 0x80, (byte) 0xe0}, 0, longest, 0, 5);
        assertThat(afterPeerSaid(longest)).hasMessageContaining("too long");
        byte[] old = new byte[40_000];
        System.arraycopy(new byte[] {-1, -1, 1, 3, 1}, 0, old, 0, 5);
        assertThat(afterPeerSaid(old).kind()).isEqualTo(TlsException.Kind.NOT_TLS);
    }

    /** The same hello with a padding extension (RFC 7685) in one record of this length. */
    private static byte[] padded(byte[] record, int length) {
        int extensions = extensionsAt(record);
        int more = length - record.length;
        ByteBuffer all = ByteBuffer.allocate(length);
        all.put(record).putShort((short) 21).putShort((short) (more - 4));
        all.putShort(3, (short) (length - 5));
        all.putShort(7, (short) (length - 9));
        all.putShort(extensions, (short) (length - extensions - 2));
        return all.array();
    }

    private static int extensionsAt(byte[] record) {
        ByteBuffer hello = ByteBuffer.wrap(record);
        int at = 5 + 4 + 2 + 32;
        at += 1 + record[at];
        at += 2 + hello.getShort(at);
        return at + 1 + record[at];
    }

    @Test
    void random_bytes_are_refused_whatever_they_are() throws IOException {
        Random random = new Random(20_261_125);
        byte[] starts = {22, 21, 20, 23, 24, (byte) 0x80, 'G'};
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 600 : 20)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                bytes[0] = starts[random.nextInt(starts.length)];
            }
            if (i % 4 == 0 && bytes.length > 4) {
                bytes[1] = 3;
                bytes[2] = (byte) (1 + random.nextInt(3));
                bytes[3] = 0;
            }
            assertThat(afterPeerSaid(bytes).kind())
                    .as("case %d", i)
                    .isIn(
                            TlsException.Kind.NOT_TLS,
                            TlsException.Kind.REFUSED,
                            TlsException.Kind.CLOSED);
        }
    }

    @Test
    void a_hello_with_wrong_bytes_never_breaks_the_server() throws IOException {
        Random random = new Random(4_217);
        byte[] hello = clientHello();
        for (int i = 0; i < 1_000; i++) {
            byte[] wrong = hello.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                wrong[5 + random.nextInt(wrong.length - 5)] = (byte) random.nextInt(256);
            }
            TlsException refused = afterPeerSaid(wrong);
            assertThat(refused.kind())
                    .as("case %d: %s", i, refused)
                    .isIn(
                            TlsException.Kind.NOT_TLS,
                            TlsException.Kind.REFUSED,
                            TlsException.Kind.CLOSED);
        }
    }
}
