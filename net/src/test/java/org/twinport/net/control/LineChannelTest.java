package org.twinport.net.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.net.Pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class LineChannelTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private Pair pair;
    private LineChannel lines;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.open();
        lines = new LineChannel(pair.near(), 1024);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    private void peerSends(String octets) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            pair.far().write(bytes);
        }
    }

    @Test
    void lines_come_one_by_one_whatever_their_end() throws IOException {
        peerSends("one\r\ntwo\n\r\nfour\r\n");
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("one"));
        assertThat(lines.hasBuffered()).isTrue();
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("two"));
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text(""));
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("four"));
        assertThat(lines.hasBuffered()).isFalse();
    }

    @Test
    void every_byte_is_kept() throws IOException {
        StringBuilder all = new StringBuilder("x");
        for (char c = 1; c < 0xf0; c++) {
            if (c != '\n') {
                all.append(c);
            }
        }
        peerSends(all + "\r\n");
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text(all.toString()));
    }

    @Test
    void the_end_comes_after_the_last_line_and_stays() throws IOException {
        peerSends("last\r\nunfinished");
        pair.far().shutdownOutput();
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("last"));
        assertThat(lines.read(SOON)).isEqualTo(new Line.End());
        assertThat(lines.read(SOON)).isEqualTo(new Line.End());
    }

    @Test
    void a_line_without_end_is_given_up_at_the_limit() throws IOException {
        peerSends("a".repeat(5000));
        assertThat(lines.read(SOON)).isEqualTo(new Line.TooLong());
    }

    @Test
    void the_deadline_is_for_the_whole_line() throws IOException {
        peerSends("drip");
        assertThatThrownBy(() -> lines.read(Duration.ofMillis(30)))
                .isInstanceOf(SocketTimeoutException.class);
        peerSends("ped\r\n");
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("dripped"));
    }

    @Test
    void poll_never_waits_and_unread_puts_first() throws IOException {
        pair.near().configureBlocking(false);
        assertThat(lines.poll()).isEmpty();
        pair.near().configureBlocking(true);
        peerSends("a\r\nb\r\n");
        assertThat(lines.read(SOON)).isEqualTo(new Line.Text("a"));
        lines.unread("first");
        pair.near().configureBlocking(false);
        assertThat(lines.poll()).contains(new Line.Text("first"));
        assertThat(lines.poll()).contains(new Line.Text("b"));
        assertThat(lines.poll()).isEmpty();
    }

    @Test
    void a_peer_that_does_not_read_ends_a_write_at_its_deadline() {
        byte[] much = new byte[64 << 20];
        assertThatThrownBy(() -> lines.write(much, Duration.ofMillis(50)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(pair.near().isBlocking()).isTrue();
    }

    @Test
    void the_end_of_input_wakes_a_waiting_reader_who_can_still_write() throws Exception {
        CompletableFuture<Line> read =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return lines.read(SOON);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        lines.endInput();
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(new Line.End());
        lines.write("421 bye\r\n".getBytes(StandardCharsets.ISO_8859_1), SOON);
        LineChannel other = new LineChannel(pair.far(), 1024);
        assertThat(other.read(SOON)).isEqualTo(new Line.Text("421 bye"));
    }

    @Test
    void a_long_wait_ends_when_somebody_says_that_its_time_is_over() throws Exception {
        LineChannel watched = LineChannel.expiring(pair.near(), 1024);
        CompletableFuture<Object> read = reading(watched, Duration.ofHours(1));
        long inTime = System.nanoTime();
        awaitOverdue(watched, inTime + Duration.ofHours(2).toNanos());
        watched.expire(inTime);
        assertThat(watched.isOverdue(inTime)).isFalse();
        peerSends("in time\r\n");
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(new Line.Text("in time"));

        CompletableFuture<Object> late = reading(watched, Duration.ofHours(1));
        peerSends("dri");
        long after = System.nanoTime() + Duration.ofHours(2).toNanos();
        awaitOverdue(watched, after);
        while (!late.isDone()) {
            watched.expire(after);
            Thread.onSpinWait();
        }
        assertThat(late.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketTimeoutException.class);
        watched.write("421 bye\r\n".getBytes(StandardCharsets.ISO_8859_1), SOON);
        LineChannel other = new LineChannel(pair.far(), 1024);
        assertThat(other.read(SOON)).isEqualTo(new Line.Text("421 bye"));
    }

    @Test
    void nobody_who_does_not_wait_is_overdue() throws Exception {
        LineChannel watched = LineChannel.expiring(pair.near(), 1024);
        long after = System.nanoTime() + Duration.ofHours(2).toNanos();
        peerSends("one\r\ntwo\r\n");
        assertThat(watched.read(Duration.ofHours(1))).isEqualTo(new Line.Text("one"));
        assertThat(watched.isOverdue(after)).isFalse();
        watched.expire(after);
        peerSends("three\r\n");
        assertThat(watched.read(Duration.ofHours(1))).isEqualTo(new Line.Text("two"));
        assertThat(watched.read(Duration.ofHours(1))).isEqualTo(new Line.Text("three"));
    }

    @Test
    void a_short_wait_needs_nobody_and_leaves_the_input_open() throws IOException {
        LineChannel watched = LineChannel.expiring(pair.near(), 1024);
        peerSends("drip");
        assertThatThrownBy(() -> watched.read(Duration.ofMillis(30)))
                .isInstanceOf(SocketTimeoutException.class);
        peerSends("ped\r\n");
        assertThat(watched.read(SOON)).isEqualTo(new Line.Text("dripped"));
    }

    private static CompletableFuture<Object> reading(LineChannel lines, Duration timeout) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return lines.read(timeout);
            } catch (IOException e) {
                return e;
            }
        });
    }

    private static void awaitOverdue(LineChannel lines, long now) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!lines.isOverdue(now)) {
            assertThat(System.nanoTime() - end).as("nobody reads").isNegative();
            Thread.onSpinWait();
        }
    }
}
