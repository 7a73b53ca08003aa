package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.net.control.Line;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.CommandParser;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyWriter;
import org.twinport.server.event.SessionEvent;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/**
 * The server's end of a control connection as commands and replies; owned by the session's thread.
 */
public final class Control implements AutoCloseable {

    private final LineChannel lines;
    private final Duration writeDeadline;
    private final Reporter reporter;
    private final WireNames names = new WireNames();
    private final Sightings sightings = new Sightings();
    private volatile @Nullable Reply lastWords;
    private volatile boolean draining;
    private volatile boolean closing;
    private volatile @Nullable Readiness transfer;

    public Control(LineChannel lines, Duration writeDeadline, Reporter reporter) {
        this.lines = lines;
        this.writeDeadline = writeDeadline;
        this.reporter = reporter;
    }

    public InetSocketAddress local() {
        return lines.local();
    }

    public InetSocketAddress peer() {
        return lines.peer();
    }

    /** The charset of this client's names. */
    public WireNames names() {
        return names;
    }

    /** What this session has seen of its data connections. */
    public Sightings sightings() {
        return sightings;
    }

    /**
     * Waits for the next command. None is read before it is asked for: what came with the last one
     * stays in the buffer.
     *
     * @throws java.net.SocketTimeoutException if none came in time
     * @throws LineTooLong if the line never ends
     * @throws EOFException if the client is gone
     */
    public Command next(Duration timeout) throws IOException {
        String line = text(lines.read(timeout));
        Command command = CommandParser.parse(names.fromWire(line));
        sightings.heard(command, line);
        heard(command);
        return command;
    }

    /** Tells that a command was read which is acted on now. */
    void heard(Command command) {
        reporter.tell(who -> new SessionEvent.CommandRead(who, command));
    }

    /** A line that has arrived, or empty; the channel must not block at the moment. */
    Optional<String> poll() throws IOException {
        Optional<Line> line = lines.poll();
        return line.isPresent() ? Optional.of(text(line.get())) : Optional.empty();
    }

    private static String text(Line line) throws IOException {
        return switch (line) {
            case Line.Text(String octets) -> octets;
            case Line.TooLong() -> throw new LineTooLong();
            case Line.End() -> throw new EOFException("the client closed the control connection");
        };
    }

    /** Puts a line back that is not to be acted on yet. */
    void unread(String octets) {
        lines.unread(octets);
    }

    /** Whether bytes of a further command are there already. */
    public boolean hasBuffered() {
        return lines.hasBuffered();
    }

    SocketChannel channel() {
        return lines.channel();
    }

    /** Whether commands and replies go through TLS. */
    public boolean isSecure() {
        return lines.isSecure();
    }

    SSLSession secure(SSLEngine engine, BufferPool buffers, Duration timeout) throws IOException {
        return lines.secure(engine, buffers, timeout).session();
    }

    boolean clear(Duration timeout) throws IOException {
        return lines.clear(timeout);
    }

    /** Sends a reply, whole. */
    public void send(Reply reply) throws IOException {
        lines.write(ReplyWriter.write(names.toWire(reply)), writeDeadline);
        reporter.tell(who -> new SessionEvent.Replied(who, reply));
    }

    /**
     * Lets the session say this and hang up; called by another thread. That thread must not write
     * itself: the session's own may be waiting in a read, and only when that ends can a channel
     * change its mode.
     */
    public void end(Reply reply) {
        lastWords = reply;
        lines.endInput();
    }

    /** Whether the client has let pass the time for its next command; any thread may ask. */
    public boolean isOverdue(long now) {
        return lines.isOverdue(now);
    }

    /** Ends the wait for a command if its time has passed; called by another thread. */
    public void expire(long now) {
        lines.expire(now);
    }

    /** What {@link #end} left to be said, or null. */
    public @Nullable Reply lastWords() {
        return lastWords;
    }

    /** Sends a reply as the last thing this connection does, as far as the client takes it. */
    public void farewell(Reply reply) {
        try {
            lines.write(ReplyWriter.write(reply), Duration.ofSeconds(1));
        } catch (IOException | RuntimeException gone) {
            // it was only a courtesy
        }
        lines.close();
    }

    /** The transfer that runs now, so that the closing server can end it; null when it is over. */
    public void transfer(@Nullable Readiness running) {
        transfer = running;
        if (closing && running != null) {
            running.cancel();
        }
    }

    /** Whether a transfer runs; any thread may ask. */
    public boolean isTransferring() {
        return transfer != null;
    }

    /** Ends a running transfer at its next step; called by the thread that closes the server. */
    public void endTransfer() {
        closing = true;
        Readiness running = transfer;
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * Lets the session end after the command it is at; called by the thread that closes the server.
     */
    public void drain() {
        draining = true;
    }

    /** Whether the session is to end after the command it is at. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether the server is closing and has ended the transfer. */
    public boolean isClosing() {
        return closing;
    }

    /** Closes; in TLS with the word for it. */
    @Override
    public void close() {
        lines.close();
    }

    /** Closes without a word; any thread may. */
    public void cut() {
        lines.cut();
    }
}
