package org.twinport.testkit.dialogue;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.NotAReply;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyParser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A control connection in the hands of a test. Lines are octets, one char per byte; every wait has
 * a deadline; every failure shows the dialogue. Used by one thread.
 */
public final class Dialogue implements AutoCloseable {

    /** How long a reply may take, unless a test says otherwise. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Socket raw;
    private Socket socket;
    private InputStream in;
    private @Nullable TlsEnd tls;
    private boolean dataInTls;
    private final Transcript transcript = new Transcript();
    private Duration deadline = DEADLINE;

    private Dialogue(Socket socket) throws IOException {
        this.raw = socket;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    /** Connects and takes the greeting. */
    public static Dialogue connect(InetSocketAddress server) {
        return connectFrom(null, server);
    }

    /** Connects from a certain local address and takes the greeting. */
    public static Dialogue connectFrom(@Nullable InetAddress from, InetSocketAddress server) {
        Dialogue dialogue = open(from, server);
        dialogue.expect(220);
        return dialogue;
    }

    /** Connects and says and reads nothing. */
    public static Dialogue open(@Nullable InetAddress from, InetSocketAddress server) {
        Socket socket = new Socket();
        try {
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(server, (int) DEADLINE.toMillis());
            return new Dialogue(socket);
        } catch (IOException e) {
            DataSocket.abort(socket);
            throw new UncheckedIOException("cannot connect to " + server, e);
        }
    }

    /** From now on replies and data may take that long. */
    public Dialogue within(Duration other) {
        deadline = other;
        return this;
    }

    /** USER and PASS, then TYPE I, which nearly every test wants. */
    public Dialogue login(String user, String password) {
        ask("USER " + user, 331);
        ask("PASS " + password, 230);
        ask("TYPE I", 200);
        return this;
    }

    /** Does the TLS handshake; from now on lines go through TLS. */
    public SSLSession secure(TlsEnd end) {
        try {
            tls = end.fresh();
            SSLSocket secured = tls.over(raw, raw.getPort(), false);
            secured.setSoTimeout((int) deadline.toMillis());
            secured.startHandshake();
            socket = secured;
            in = new BufferedInputStream(secured.getInputStream());
            transcript.note(secured.getSession().getProtocol());
            return secured.getSession();
        } catch (IOException e) {
            throw failure("no TLS: " + e);
        }
    }

    /** AUTH TLS, PBSZ 0 and PROT P: both connections in TLS. */
    public Dialogue authTls(TlsEnd end) {
        ask("AUTH TLS", 234);
        secure(end);
        ask("PBSZ 0", 200);
        ask("PROT P", 200);
        return dataInTls(true);
    }

    /** Whether this end begins TLS on data connections. */
    public Dialogue dataInTls(boolean on) {
        dataInTls = on;
        return this;
    }

    /** Data connections from now on begin TLS sessions of their own. */
    public void forgetTlsSession() {
        tls = Objects.requireNonNull(tls).fresh();
    }

    /** The socket below TLS. */
    public Socket raw() {
        return raw;
    }

    /**
     * From now on lines are in clear again, as after CCC; what TLS says at its end is read and
     * said.
     */
    public void clear() {
        transcript.note("clear");
        try {
            if (in.read() >= 0) {
                throw failure("more came in TLS");
            }
            socket.close();
            socket = raw;
            in = new BufferedInputStream(raw.getInputStream());
        } catch (IOException e) {
            throw failure("TLS did not end well: " + e);
        }
    }

    /** Sends a line and its CR LF. */
    public void send(String octets) {
        transcript.sent(octets);
        write((octets + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] bytes) {
        transcript.sent(new String(bytes, StandardCharsets.ISO_8859_1));
        write(bytes);
    }

    /** Sends one byte as urgent data, the Telnet Synch of RFC 959 section 4.1.3. */
    public void sendUrgent(int octet) {
        transcript.note("urgent byte " + octet);
        try {
            socket.sendUrgentData(octet);
        } catch (IOException e) {
            throw failure("cannot send: " + e);
        }
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure("cannot send: " + e);
        }
    }

    /** The next reply, whatever it is. */
    public Reply reply() {
        ReplyParser parser = new ReplyParser();
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            String line = line(end);
            try {
                Optional<Reply> reply = parser.add(line);
                if (reply.isPresent()) {
                    return reply.get();
                }
            } catch (NotAReply e) {
                throw failure("this is no reply: " + e.line());
            }
        }
    }

    /** The next reply, which must have this code. */
    public Reply expect(int code) {
        Reply reply = reply();
        if (reply.code() != code) {
            throw failure("expected " + code + " but the server said " + reply);
        }
        return reply;
    }

    /** Sends a line and takes the reply, which must have this code. */
    public Reply ask(String octets, int code) {
        send(octets);
        return expect(code);
    }

    private String line(long end) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int octet = octet(end);
            if (octet < 0) {
                throw failure("the server closed the connection");
            }
            if (octet == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                transcript.received(text);
                if (!text.endsWith("\r")) {
                    throw failure("a reply line that does not end in CR LF");
                }
                return text.substring(0, text.length() - 1);
            }
            line.write(octet);
        }
    }

    private int octet(long end) {
        long millis = Math.max(1, (end - System.nanoTime()) / 1_000_000);
        try {
            socket.setSoTimeout((int) millis);
            return in.read();
        } catch (SocketTimeoutException late) {
            throw failure("no reply within " + deadline);
        } catch (SocketException cut) {
            transcript.note("reset by the server");
            return -1;
        } catch (IOException e) {
            throw failure("cannot read: " + e);
        }
    }

    /** Asserts that the server closes the connection and says nothing before. */
    public void closed() {
        int octet = octet(System.nanoTime() + deadline.toNanos());
        if (octet >= 0) {
            throw failure("the server went on with '" + (char) octet + "' instead of closing");
        }
    }

    /** Asserts that the server says nothing for that long. */
    public void silentFor(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            in.mark(1);
            int octet = in.read();
            if (octet >= 0) {
                in.reset();
                throw failure("expected silence, but the server said " + reply());
            }
            throw failure("expected silence, but the server closed the connection");
        } catch (SocketTimeoutException silence) {
            transcript.note("silence for " + time);
        } catch (IOException e) {
            throw failure("cannot read: " + e);
        }
    }

    /** Whether nothing has arrived that was not read yet. */
    public boolean isSilentNow() {
        try {
            return in.available() == 0;
        } catch (IOException e) {
            throw failure("cannot read: " + e);
        }
    }

    /** PASV, and a connection to what was announced. */
    public DataSocket pasv() {
        Reply reply = ask("PASV", 227);
        HostPort told =
                HostPort.find227(reply.text())
                        .orElseThrow(() -> failure("no six numbers in " + reply));
        return dial(new InetSocketAddress(told.address(), told.port()));
    }

    /** EPSV, and a connection to the announced port. */
    public DataSocket epsv() {
        Reply reply = ask("EPSV", 229);
        int port = HostPort.find229(reply.text()).orElseThrow(() -> failure("no port: " + reply));
        return dial(new InetSocketAddress(socket.getInetAddress(), port));
    }

    /** A data connection to {@code target} from this end's address. */
    public DataSocket dial(InetSocketAddress target) {
        Socket data = new Socket();
        try {
            data.bind(new InetSocketAddress(socket.getLocalAddress(), 0));
            data.connect(target, (int) deadline.toMillis());
            return new DataSocket(protect(data), data, deadline);
        } catch (IOException e) {
            DataSocket.abort(data);
            throw failure("cannot open the data connection to " + target + ": " + e);
        }
    }

    private Socket protect(Socket data) throws IOException {
        return dataInTls && tls != null ? tls.over(data, raw.getPort(), true) : data;
    }

    /** Listens at this end and announces it with PORT. */
    public DataPort port() {
        return announced(target -> ask("PORT " + target.sixNumbers(), 200));
    }

    /** Listens at this end and announces it with EPRT. */
    public DataPort eprt() {
        return announced(target -> ask("EPRT " + target.eprt(), 200));
    }

    private DataPort announced(Consumer<HostPort> command) {
        DataPort port = DataPort.on(raw.getLocalAddress(), deadline, this::protect);
        command.accept(new HostPort(port.address().getAddress(), port.address().getPort()));
        return port;
    }

    /** The bytes that a command like RETR sends over a passive connection, up to its 226. */
    public byte[] fetch(String command) {
        try (DataSocket data = pasv()) {
            ask(command, 150);
            byte[] bytes = data.readAll();
            expect(226);
            return bytes;
        }
    }

    /** The lines that a command like LIST sends over a passive connection, up to its 226. */
    public List<String> list(String command) {
        try (DataSocket data = pasv()) {
            ask(command, 150);
            List<String> lines = data.lines();
            expect(226);
            return lines;
        }
    }

    /** Sends bytes with a command like STOR over a passive connection; the final reply. */
    public Reply store(String command, byte[] bytes) {
        try (DataSocket data = pasv()) {
            ask(command, 150);
            data.write(bytes);
        }
        return reply();
    }

    /** Closes this end's direction; what the server still says can be read. */
    public void finishSending() {
        transcript.note("nothing more to say");
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw failure("cannot finish: " + e);
        }
    }

    /** Cuts the connection: the server sees a reset. */
    public void cut() {
        DataSocket.abort(raw);
    }

    /** This end. */
    public InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** A failure that shows the dialogue. */
    public DialogueFailure failure(String what) {
        return new DialogueFailure(what, transcript.toString());
    }

    /** All that was said so far, readable. */
    public String transcript() {
        return transcript.toString();
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException nothingLeftToDo) {
            // its descriptor is gone in any case
        }
    }
}
