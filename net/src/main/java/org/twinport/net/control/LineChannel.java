package org.twinport.net.control;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;
import org.twinport.net.pump.Wire;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsWire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import javax.net.ssl.SSLEngine;

/**
 * A control connection as lines; owned by the one thread that reads and writes it. Only {@link
 * #endInput}, {@link #expire} and {@link #cut} may be called by others.
 *
 * <p>The channel blocks while a peer is waited for (which costs an idle session nothing but its
 * stack) and does not block while a transfer watches it for commands. One bounded buffer holds what
 * came with a line and belongs to the next; it starts small, for thousands of sessions hold nothing
 * most of the time.
 */
public final class LineChannel implements AutoCloseable {

    private static final int SMALL = 128;

    /** Encrypted bytes that are taken from the socket at once; a command and its record fit. */
    private static final int RECORD = 512;

    /** From here on a wait leaves its deadline to {@link #expire}, where somebody calls that. */
    public static final Duration LONG_WAIT = Duration.ofSeconds(2);

    private final SocketChannel channel;
    private final int maxLine;
    private final TimedInput input;
    private final InetSocketAddress local;
    private final InetSocketAddress peer;
    private byte[] buffer = new byte[SMALL];
    private int start;
    private int end;
    private boolean ended;
    private @Nullable TlsWire tls;

    /**
     * @param channel a connected channel in blocking mode
     * @param maxLine the longest line in bytes, line end included
     */
    public LineChannel(SocketChannel channel, int maxLine) throws IOException {
        this(channel, maxLine, false);
    }

    private LineChannel(SocketChannel channel, int maxLine, boolean expires) throws IOException {
        this.channel = channel;
        this.maxLine = maxLine;
        this.input = new TimedInput(channel, expires);
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.peer = (InetSocketAddress) channel.getRemoteAddress();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /**
     * A control connection on which somebody calls {@link #expire} about once a second, which
     * spares every read a timer.
     */
    public static LineChannel expiring(SocketChannel channel, int maxLine) throws IOException {
        return new LineChannel(channel, maxLine, true);
    }

    /** This end's address and port. */
    public InetSocketAddress local() {
        return local;
    }

    /** The other end's address and port. */
    public InetSocketAddress peer() {
        return peer;
    }

    /** The socket, for waiting and for setting options. */
    public SocketChannel channel() {
        return channel;
    }

    /** Whether bytes have arrived that belong to a line not read yet. */
    public boolean hasBuffered() {
        return end > start || (tls != null && tls.hasBuffered());
    }

    /**
     * Goes on in TLS. Bytes that were sent before the handshake do not survive it: somebody in
     * between may have sent them (CVE-2011-0411, CVE-2021-22947).
     *
     * @param engine made for this connection
     * @param timeout for the handshake
     * @return what knows what was agreed on
     * @throws TlsException if nothing was; the connection is of no further use
     */
    public TlsWire secure(SSLEngine engine, BufferPool buffers, Duration timeout)
            throws IOException {
        if (hasBuffered()) {
            throw new TlsException(
                    TlsException.Kind.BYTES_AHEAD,
                    "bytes in clear came ahead of the TLS handshake",
                    null);
        }
        TlsWire secured =
                new TlsWire(channel, engine, Ending.TOLERANT, TlsWire.Size.LINES, buffers);
        withoutBlocking(() -> {
            try (Readiness readiness = new Readiness(Watch.NOTHING)) {
                secured.handshake(readiness, timeout);
            } catch (TlsException refused) {
                secured.release();
                throw refused;
            }
        });
        tls = secured;
        return secured;
    }

    /** Whether the lines go through TLS. */
    public boolean isSecure() {
        return tls != null;
    }

    /**
     * Goes on in clear after TLS was closed in both directions (CCC, RFC 4217 section 12.3). Clear
     * bytes that followed the peer's close_notify are its first line.
     *
     * @param timeout for the peer's close_notify
     * @return false if the peer sent encrypted bytes before it, which nobody may act on
     */
    public boolean clear(Duration timeout) throws IOException {
        TlsWire secured = tls;
        if (secured == null) {
            throw new IllegalStateException("not in TLS");
        }
        // What is still encrypted may be the close_notify that came with the last line.
        if (end > start) {
            return false;
        }
        boolean[] clean = {true};
        withoutBlocking(() -> clean[0] = secured.closeBothWays(timeout));
        byte[] rest = secured.clearRest();
        secured.release();
        tls = null;
        if (rest.length > 0) {
            buffer = rest;
            start = 0;
            end = rest.length;
        }
        return clean[0];
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private void withoutBlocking(Action action) throws IOException {
        boolean blocking = channel.isBlocking();
        if (blocking) {
            channel.configureBlocking(false);
        }
        try {
            action.run();
        } finally {
            if (blocking && channel.isOpen()) {
                channel.configureBlocking(true);
            }
        }
    }

    /**
     * Waits for a line.
     *
     * @param timeout for the whole line, positive; a peer that drips bytes does not extend it
     * @throws SocketTimeoutException if no whole line came in time; where {@link #expire} found
     *     that, no further line can be read
     */
    public Line read(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Line line = take();
            if (line != null) {
                return line;
            }
            fillBlocking(deadline);
        }
    }

    /**
     * A line that is there already; never waits. The channel must be in non-blocking mode.
     *
     * @return empty if no whole line has arrived
     */
    public Optional<Line> poll() throws IOException {
        Line line = take();
        while (line == null && fill() != 0) {
            line = take();
        }
        return Optional.ofNullable(line);
    }

    /**
     * Puts a line back, to be read next; for a command that has to wait for the end of a transfer.
     */
    public void unread(String octets) {
        byte[] line = (Telnet.escape(octets) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] joined = new byte[line.length + end - start];
        System.arraycopy(line, 0, joined, 0, line.length);
        System.arraycopy(buffer, start, joined, line.length, end - start);
        end = joined.length;
        start = 0;
        buffer = joined;
    }

    /**
     * Sends all of {@code bytes}, in one segment where the window allows: middleboxes read PORT and
     * 227 only when they come whole.
     *
     * @throws SocketTimeoutException if the peer did not take them in time
     */
    public void write(byte[] bytes, Duration timeout) throws IOException {
        ByteBuffer text = ByteBuffer.wrap(bytes);
        Wire wire = tls == null ? new Wire.Clear(channel) : tls;
        withoutBlocking(() -> {
            wire.write(text);
            if (text.hasRemaining() || !wire.flush()) {
                Readiness.writeAll(wire, text, timeout);
            }
        });
    }

    /**
     * Sends a client's command, as {@link #write} does. A byte 255 in it that a server could take
     * for the start of a Telnet command is doubled.
     */
    public void writeCommand(byte[] line, Duration timeout) throws IOException {
        write(Telnet.forSending(line), timeout);
    }

    /** Whether a long wait for a line has passed its deadline; may be called by any thread. */
    public boolean isOverdue(long now) {
        return input.isOverdue(now);
    }

    /**
     * Ends a long wait that has passed its deadline, and the input with it: the thread that waits
     * gets its {@link SocketTimeoutException} and can still write. May be called by any thread.
     *
     * @param now as of {@link System#nanoTime}
     */
    public void expire(long now) {
        input.expire(now);
    }

    /** Whoever waits for a line sees the end of them; may be called by any thread. */
    public void endInput() {
        input.end();
    }

    /** Says goodbye in TLS, as far as that goes at once, and closes. */
    @Override
    public void close() {
        TlsWire secured = tls;
        tls = null;
        if (secured != null && channel.isOpen()) {
            try {
                withoutBlocking(secured::finish);
            } catch (IOException | RuntimeException gone) {
                // it was only a courtesy
            }
        }
        if (secured != null) {
            secured.release();
        }
        cut();
    }

    /** Closes without a word; may be called by any thread. */
    public void cut() {
        try {
            channel.close();
        } catch (IOException nothingLeftToDo) {
            // a socket that cannot be closed is gone already
        }
    }

    /**
     * The next line in the buffer, or what ends the reading of lines; null if bytes are missing.
     */
    private @Nullable Line take() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                return text(i);
            }
        }
        if (end - start >= maxLine) {
            return new Line.TooLong();
        }
        if (beginsTls()) {
            String octets = new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
            start = end;
            return new Line.Text(octets);
        }
        return ended ? new Line.End() : null;
    }

    /**
     * Whether what comes is a handshake of TLS, where nobody asked for one: it may hold no line
     * feed at all, and whoever sent it waits for an answer.
     */
    private boolean beginsTls() {
        return tls == null && end - start >= 2 && buffer[start] == 22 && buffer[start + 1] == 3;
    }

    private Line text(int lineFeed) {
        int length = lineFeed - start;
        if (length > maxLine) {
            return new Line.TooLong();
        }
        if (length > 0 && buffer[lineFeed - 1] == '\r') {
            length--;
        }
        String octets = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
        start = lineFeed + 1;
        if (start == end) {
            start = 0;
            end = 0;
            buffer = buffer.length > SMALL ? new byte[SMALL] : buffer;
        }
        return new Line.Text(Telnet.strip(octets));
    }

    private void fillBlocking(long deadline) throws IOException {
        makeRoom();
        TlsWire secured = tls;
        if (secured == null) {
            count(input.read(deadline, buffer, end, buffer.length - end));
            return;
        }
        ByteBuffer room = ByteBuffer.wrap(buffer, end, buffer.length - end);
        int n;
        while ((n = secured.readBuffered(room)) == 0) {
            if (secured.hasUnsent()) {
                withoutBlocking(secured::flush);
            }
            byte[] record = new byte[RECORD];
            int got = input.read(deadline, record, 0, record.length);
            if (got < 0) {
                secured.feedEnd();
            } else {
                secured.feed(record, got);
            }
        }
        count(n);
    }

    private int fill() throws IOException {
        makeRoom();
        ByteBuffer room = ByteBuffer.wrap(buffer, end, buffer.length - end);
        int n = tls == null ? channel.read(room) : tls.read(room);
        count(n);
        return n;
    }

    private void count(int n) {
        if (n < 0) {
            ended = true;
        } else {
            end += n;
        }
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer =
                    Arrays.copyOf(
                            buffer,
                            Math.min(2 * buffer.length, Math.max(maxLine, buffer.length + 1)));
        }
    }
}
