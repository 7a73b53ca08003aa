package org.twinport.conformance.check;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.NotAReply;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyParser;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A control connection in the hands of a check. Lines are octets, one char per byte; every wait has
 * a deadline; used by one thread.
 */
public final class Control implements AutoCloseable {
    private static final int LONGEST = 64 << 10;

    private final Target target;
    private final Tls tls;
    private final Socket plain;
    private Socket socket;
    private InputStream in;
    private String asked = "";
    private boolean dataIsSecure;

    Control(Target target, Socket connected) throws IOException {
        this.target = target;
        this.tls = new Tls(target);
        this.plain = connected;
        this.socket = connected;
        this.in = new BufferedInputStream(connected.getInputStream());
        connected.setTcpNoDelay(true);
    }

    /** Sends a line and its CR LF. */
    public void send(String line) throws IOException {
        sendRaw(line + "\r\n");
    }

    /** Sends octets as they are, in one segment. */
    public void sendRaw(String octets) throws IOException {
        asked = octets.strip().replaceFirst("(?is)^PASS .*", "PASS ***");
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends one octet as urgent data, the Telnet Synch of RFC 959 section 4.1.3. */
    public void sendUrgent(int octet) throws IOException {
        plain.sendUrgentData(octet);
    }

    /** Sends a line and waits for the reply. */
    public Answer ask(String line) throws IOException, Unmet {
        send(line);
        return answer();
    }

    /** The next reply. */
    public Answer answer() throws IOException, Unmet {
        return answer(target.deadline());
    }

    /** The next reply, if one begins within that time. */
    public Optional<Answer> answerWithin(Duration time) throws IOException, Unmet {
        in.mark(1);
        socket.setSoTimeout((int) time.toMillis());
        try {
            if (in.read() < 0) {
                return Optional.empty();
            }
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
        in.reset();
        return Optional.of(answer());
    }

    private Answer answer(Duration time) throws IOException, Unmet {
        ReplyParser parser = new ReplyParser();
        List<String> raw = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            String line = line(end);
            raw.add(line);
            try {
                Optional<Reply> reply = parser.add(line.replaceFirst("\r?\n$", ""));
                if (reply.isPresent()) {
                    return new Answer(Answer.printable(asked), reply.get(), List.copyOf(raw));
                }
            } catch (NotAReply e) {
                throw Unmet.failed("this is no reply: " + Answer.printable(e.line()));
            }
        }
    }

    /** The next line as it comes, which may not be one of a reply. */
    public String rawLine() throws IOException {
        return line(System.nanoTime() + target.deadline().toNanos());
    }

    private String line(long end) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.isEmpty() || line.charAt(line.length() - 1) != '\n') {
            int octet = octet(end);
            if (octet < 0) {
                throw new EOFException("the server hung up after '%s'".formatted(shown()));
            }
            if (line.length() > LONGEST) {
                throw new IOException("a reply line without end to '%s'".formatted(shown()));
            }
            line.append((char) octet);
        }
        return line.toString();
    }

    private int octet(long end) throws IOException {
        long millis = Math.max(1, (end - System.nanoTime()) / 1_000_000);
        try {
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            return in.read();
        } catch (SocketTimeoutException late) {
            throw new SocketTimeoutException(
                    "no reply to '%s' within %d s"
                            .formatted(shown(), target.deadline().toSeconds()));
        } catch (SocketException cut) {
            throw new IOException(
                    "the server cut the connection after '%s'".formatted(shown()), cut);
        }
    }

    private String shown() {
        return Answer.printable(asked.length() > 80 ? asked.substring(0, 80) + "…" : asked);
    }

    /** Whether the server ends the connection within the deadline, whatever it says before. */
    public boolean ends() {
        try {
            socket.setSoTimeout((int) target.deadline().toMillis());
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /** AUTH TLS was accepted: from here on the connection is under TLS. */
    public void startTls() throws IOException {
        socket = tls.over(socket);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Whether data connections are under TLS from here on (PROT P). */
    public void secureData(boolean on) {
        dataIsSecure = on;
    }

    /** A passive data connection, not yet under TLS: PASV, or EPSV where PASV cannot be. */
    public DataLink passive() throws IOException, Unmet {
        return dial(passivePort());
    }

    /** The port that the server listens on for the next data connection. */
    public int passivePort() throws IOException, Unmet {
        boolean ipv4 = local().getAddress().length == 4;
        Answer pasv = ipv4 ? ask("PASV") : ask("EPSV");
        if (ipv4 && pasv.isRefusal()) {
            pasv = ask("EPSV");
        }
        Optional<Integer> port =
                pasv.code() == 227
                        ? HostPort.find227(pasv.text()).map(HostPort::port)
                        : HostPort.find229(pasv.text());
        if (port.isEmpty()) {
            throw Unmet.skipped("no passive data connection: " + pasv);
        }
        return port.get();
    }

    /** A data connection to a port of the server's. */
    public DataLink dial(int port) throws IOException {
        return dialFrom(null, port);
    }

    /** A data connection from a certain address. */
    public DataLink dialFrom(@Nullable InetAddress from, int port) throws IOException {
        Socket data = new Socket();
        try {
            if (from != null) {
                data.bind(new InetSocketAddress(from, 0));
            }
            data.connect(
                    new InetSocketAddress(target.address().getAddress(), port),
                    (int) target.deadline().toMillis());
        } catch (IOException e) {
            data.close();
            throw new IOException("port %d of the server: %s".formatted(port, e.getMessage()), e);
        }
        return new DataLink(data, target.deadline());
    }

    /** After the preliminary reply: the TLS of the data connection, if there is to be any. */
    public void open(DataLink data) throws IOException {
        if (dataIsSecure) {
            data.secure(tls);
        }
    }

    /** What a command like RETR or LIST sends, up to its 226 or 250. */
    public String fetch(String command) throws IOException, Unmet {
        DataLink data = passive();
        try {
            ask(command).is(125, 150);
            open(data);
            String all = data.readAll();
            // Some servers wait for this end to close before they say 226.
            data.close();
            answer().is(226, 250);
            return all;
        } finally {
            data.close();
        }
    }

    /** What a command like LIST sends, as lines without their ends. */
    public List<String> lines(String command) throws IOException, Unmet {
        String all = fetch(command);
        return all.isEmpty() ? List.of() : List.of(all.split("\r?\n"));
    }

    /** Sends octets with a command like STOR; the final reply. */
    public Answer store(String command, String octets) throws IOException, Unmet {
        try (DataLink data = passive()) {
            Answer first = ask(command);
            if (!first.reply().isPreliminary()) {
                return first;
            }
            open(data);
            data.write(octets);
            data.finish();
            return answer();
        }
    }

    /** Makes a file that a check needs. */
    public void put(String name, String octets) throws IOException, Unmet {
        Answer stored = store("STOR " + name, octets);
        if (!stored.reply().isCompletion()) {
            throw Unmet.skipped("no file can be stored: " + stored);
        }
    }

    /** Makes a directory that a check needs. */
    public void makeDirectory(String name) throws IOException, Unmet {
        Answer made = ask("MKD " + name);
        if (!made.reply().isCompletion()) {
            throw Unmet.skipped("no directory can be made: " + made);
        }
    }

    /** The lines of FEAT without their space, or none. */
    public List<String> features() throws IOException, Unmet {
        Answer feat = ask("FEAT");
        List<String> lines = feat.reply().lines();
        return feat.code() != 211 || lines.size() < 3
                ? List.of()
                : lines.subList(1, lines.size() - 1).stream().map(String::strip).toList();
    }

    /** The FEAT line that begins with this word. */
    public Optional<String> feature(String word) throws IOException, Unmet {
        return features().stream()
                .filter(line ->
                        (line + " ").regionMatches(true, 0, word + " ", 0, word.length() + 1))
                .findFirst();
    }

    /** Ends the check as not offered, unless FEAT shows this. */
    public void needFeature(String word) throws IOException, Unmet {
        if (feature(word).isEmpty()) {
            throw Unmet.notOffered("%s is not in FEAT".formatted(word));
        }
    }

    /** This end's address. */
    public InetAddress local() {
        return plain.getLocalAddress();
    }

    @Override
    public void close() {
        try {
            // Not through TLS: a server that does not answer close_notify would hold it.
            plain.close();
        } catch (IOException nothingLeftToDo) {
            // its descriptor is gone in any case
        }
    }
}
