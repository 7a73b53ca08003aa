package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.control.Line;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsWire;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.CommandWriter;
import org.twinport.protocol.reply.NotAReply;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.reply.ReplyParser;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/**
 * The client's end of a control connection as commands and replies; owned by the thread that uses
 * the client.
 */
final class Dialogue implements AutoCloseable {

    /** Servers write long lines into greetings and 227 replies, but none this long. */
    static final int MAX_LINE = 16_384;

    private static final Duration WRITE = Duration.ofSeconds(30);

    private final LineChannel lines;
    private final ClientListener listener;
    private final ReplyParser parser = new ReplyParser();
    private boolean closed;
    private @Nullable TlsClientSession tls;
    private boolean dataInTls;

    Dialogue(LineChannel lines, ClientListener listener) {
        this.lines = lines;
        this.listener = listener;
    }

    InetSocketAddress local() {
        return lines.local();
    }

    InetSocketAddress server() {
        return lines.peer();
    }

    LineChannel lines() {
        return lines;
    }

    /** Goes on in TLS. */
    void secure(TlsClientSession session, BufferPool buffers, Duration timeout) throws IOException {
        TlsWire wire = lines.secure(session.controlEngine(), buffers, timeout);
        SSLSession agreed = wire.session();
        session.established(agreed, wire.overheard().group());
        tls = session;
        listener.on(new ClientEvent.Secured(agreed.getProtocol(), agreed.getCipherSuite()));
    }

    /** Whether commands and replies go through TLS. */
    boolean isSecure() {
        return lines.isSecure();
    }

    /** Goes on in clear after a CCC that was accepted. */
    void clear(Duration timeout) throws FtpException {
        try {
            if (!lines.clear(timeout)) {
                throw lost("The server did not end TLS as CCC asks for", null, null);
            }
            listener.on(new ClientEvent.Downgrade("Commands go on in clear after CCC"));
        } catch (FtpException known) {
            throw known;
        } catch (IOException broken) {
            throw lost("TLS did not end well after CCC", null, broken);
        }
    }

    /** PROT was accepted. */
    void dataInTls(boolean on) {
        dataInTls = on;
    }

    /** What data connections go through, or null for none. */
    @Nullable TlsClientSession dataTls() {
        return dataInTls ? tls : null;
    }

    FtpException.Endpoints endpoints() {
        return new FtpException.Endpoints(local(), server());
    }

    /** Sends a command and waits for its reply. */
    Reply ask(Command command, Duration timeout) throws FtpException {
        send(command);
        return receive(timeout);
    }

    /** Sends a command, whole in one write. */
    void send(Command command) throws FtpException {
        byte[] line = CommandWriter.write(command);
        listener.on(new ClientEvent.Sent(shown(command)));
        try {
            lines.writeCommand(line, WRITE);
        } catch (IOException broken) {
            throw lost("The control connection broke while a command was sent", null, broken);
        }
    }

    private static String shown(Command command) {
        String argument =
                switch (command) {
                    case Command.Pass _, Command.Acct _ -> "****";
                    default -> command.argument();
                };
        return argument.isEmpty() ? command.verb().name() : command.verb().name() + " " + argument;
    }

    /**
     * Waits for a reply. 421 is one only in form: the server says that it closes the connection.
     *
     * @throws FtpException.ConnectionLost if none came
     */
    Reply receive(Duration timeout) throws FtpException {
        try {
            long end = System.nanoTime() + timeout.toNanos();
            while (true) {
                Optional<Reply> reply =
                        parser.add(
                                text(
                                        lines.read(
                                                Duration.ofNanos(
                                                        Math.max(1, end - System.nanoTime())))));
                if (reply.isPresent()) {
                    return heard(reply.get());
                }
            }
        } catch (SocketTimeoutException silent) {
            throw lost("No reply within " + timeout.toSeconds() + " s", null, silent);
        } catch (NotAReply foreign) {
            throw lost("What came back is no FTP reply", null, new IOException(foreign));
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    /** A reply that has arrived already; the channel must not block at the moment. */
    Optional<Reply> poll() throws FtpException.ConnectionLost {
        try {
            Optional<Line> line;
            while ((line = lines.poll()).isPresent()) {
                Optional<Reply> reply = parser.add(text(line.get()));
                if (reply.isPresent()) {
                    return Optional.of(heard(reply.get()));
                }
            }
            return Optional.empty();
        } catch (NotAReply foreign) {
            throw lost("What came back is no FTP reply", null, new IOException(foreign));
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    private Reply heard(Reply reply) throws FtpException {
        listener.on(new ClientEvent.Received(reply));
        if (reply.is(ReplyCode.SERVICE_UNAVAILABLE)) {
            throw lost("The server closes the connection: " + reply.text(), reply, null);
        }
        return reply;
    }

    private static String text(Line line) throws IOException {
        return switch (line) {
            case Line.Text(String octets) -> octets;
            case Line.TooLong() ->
                    throw new IOException("a reply line of more than " + MAX_LINE + " bytes");
            case Line.End() -> throw new EOFException("end of stream");
        };
    }

    private FtpException.ConnectionLost lost(IOException broken) {
        return switch (broken) {
            case FtpException.ConnectionLost known -> known;
            case EOFException _ -> lost("The server closed the control connection", null, broken);
            default -> lost("The control connection broke", null, broken);
        };
    }

    /**
     * Gives the connection up: a reply that comes after its time would be taken for that of the
     * next command.
     */
    FtpException.ConnectionLost lost(
            String what, @Nullable Reply reply, @Nullable Throwable cause) {
        lines.close();
        return new FtpException.ConnectionLost(
                Finding.of(Cause.CONTROL_LOST, what), reply, endpoints(), cause);
    }

    /** Whether commands can be sent; false after any loss. */
    boolean isOpen() {
        return lines.channel().isOpen();
    }

    /** Closes; harmless to repeat. */
    @Override
    public void close() {
        lines.close();
        if (!closed) {
            closed = true;
            listener.on(new ClientEvent.Disconnected());
        }
    }
}
