package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.net.control.Line;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Watch;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.protocol.reply.NotAReply;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyParser;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/**
 * The doctor's end of a control connection: commands as text, and whatever comes back as a fact.
 * Owned by the doctor's thread.
 */
final class Talk implements AutoCloseable, Watch {

    private static final int MAX_LINE = 16_384;
    private static final int SHOWN = 80;
    private static final Duration WRITE = Duration.ofSeconds(10);

    private final LineChannel lines;
    private final Chart chart;
    private final Deque<Heard> arrived = new ArrayDeque<>();
    private ReplyParser parser = new ReplyParser();
    private @Nullable TlsClientSession tls;
    private @Nullable Heard end;
    private long asked = System.nanoTime();
    private boolean watchedForRefusals;

    Talk(SocketChannel channel, Chart chart) throws IOException {
        this.lines = new LineChannel(channel, MAX_LINE);
        this.chart = chart;
    }

    InetSocketAddress local() {
        return lines.local();
    }

    InetSocketAddress server() {
        return lines.peer();
    }

    boolean isOpen() {
        return end == null && lines.channel().isOpen();
    }

    /** The session that data connections resume, or null in clear. */
    @Nullable TlsClientSession tls() {
        return tls;
    }

    /** Bytes that came and are no whole line. */
    boolean hasBytesAhead() {
        return lines.hasBuffered();
    }

    SSLSession secure(TlsClientSession session, BufferPool buffers, Duration timeout)
            throws IOException {
        SSLSession agreed = lines.secure(session.controlEngine(), buffers, timeout).session();
        session.established(agreed);
        tls = session;
        chart.note(Connection.CONTROL, Direction.NOTE, agreed.getProtocol() + " established");
        return agreed;
    }

    /** Goes on in clear after CCC; false if the server did not end TLS well. */
    boolean clear(Duration timeout) {
        try {
            return lines.clear(timeout);
        } catch (IOException broken) {
            return false;
        }
    }

    /** Sends a command and waits for its reply. */
    Heard ask(String command, Duration timeout) {
        Heard refused = send(command, command);
        return refused != null ? refused : hear(timeout);
    }

    /** The same for a command whose argument nobody may read. */
    Heard askSecretly(String verb, String secret, Duration timeout) {
        Heard refused = send(verb + " " + secret, verb + " ****");
        return refused != null ? refused : hear(timeout);
    }

    /** Sends a command; null if it is on its way. */
    @Nullable Heard send(String command) {
        return send(command, command);
    }

    private @Nullable Heard send(String command, String shown) {
        if (command.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("a line end inside a command");
        }
        asked = System.nanoTime();
        if (!isOpen()) {
            return new Heard(Heard.Kind.NOT_ASKED, null, Duration.ZERO, "");
        }
        chart.note(Connection.CONTROL, Direction.TO_SERVER, shown);
        try {
            lines.writeCommand((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1), WRITE);
            return null;
        } catch (IOException broken) {
            return over(Heard.Kind.RESET, "");
        }
    }

    /** Waits for the next reply. */
    Heard hear(Duration timeout) {
        Heard early = arrived.poll();
        if (early != null) {
            return early;
        }
        if (end != null) {
            return end;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                Optional<Heard> heard = taken(lines.read(left));
                if (heard.isPresent()) {
                    return heard.get();
                }
            }
        } catch (SocketTimeoutException silent) {
            return parser.inMiddle() || lines.hasBuffered()
                    ? over(Heard.Kind.UNFINISHED, "")
                    : fact(Heard.Kind.SILENCE, "");
        } catch (EOFException closed) {
            return over(Heard.Kind.CLOSED, "");
        } catch (IOException broken) {
            return over(Heard.Kind.RESET, "");
        }
    }

    private Optional<Heard> taken(Line line) throws IOException {
        String text =
                switch (line) {
                    case Line.Text(String octets) -> octets;
                    case Line.TooLong() -> "a line without end";
                    case Line.End() -> throw new EOFException();
                };
        try {
            return parser.add(text).map(this::heard);
        } catch (NotAReply foreign) {
            parser = new ReplyParser();
            return Optional.of(over(Heard.Kind.FOREIGN, shortened(text)));
        }
    }

    private Heard heard(Reply reply) {
        chart.note(Connection.CONTROL, Direction.FROM_SERVER, reply.toString());
        return Heard.of(reply, sinceAsked());
    }

    private Heard over(Heard.Kind kind, String rest) {
        Heard fact = fact(kind, rest);
        end = fact;
        return fact;
    }

    private Heard fact(Heard.Kind kind, String rest) {
        Heard fact = new Heard(kind, null, sinceAsked(), rest);
        chart.note(Connection.CONTROL, Direction.NOTE, fact.shown());
        return fact;
    }

    Duration sinceAsked() {
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private static String shortened(String text) {
        String harmless = text.replaceAll("[^ -~]", ".");
        return harmless.length() > SHOWN ? harmless.substring(0, SHOWN) + "..." : harmless;
    }

    /**
     * From now on replies are taken as they come.
     *
     * @param refusalsOnly whether only a refusal, or the end, ends a wait
     */
    void watch(boolean refusalsOnly) {
        watchedForRefusals = refusalsOnly;
        blocking(false);
    }

    /** Lets the control connection block again; harmless to repeat. */
    void endWatching() {
        blocking(true);
    }

    private void blocking(boolean on) {
        try {
            if (lines.channel().isOpen()) {
                lines.channel().configureBlocking(on);
            }
        } catch (IOException gone) {
            over(Heard.Kind.RESET, "");
        }
    }

    /** A reply that came while it was watched, or the end; empty if nothing has come. */
    Optional<Heard> polled() {
        Heard early = arrived.poll();
        return early != null ? Optional.of(early) : Optional.ofNullable(end);
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return end == null ? lines.channel() : null;
    }

    @Override
    public boolean stop() {
        try {
            Optional<Line> line;
            while (end == null && (line = lines.poll()).isPresent()) {
                taken(line.get()).filter(h -> h.reply() != null).ifPresent(arrived::add);
            }
        } catch (EOFException closed) {
            over(Heard.Kind.CLOSED, "");
        } catch (IOException broken) {
            over(Heard.Kind.RESET, "");
        }
        return watchedForRefusals
                ? end != null || arrived.stream().anyMatch(Heard::isNo)
                : end != null || !arrived.isEmpty();
    }

    @Override
    public void close() {
        lines.close();
    }
}
