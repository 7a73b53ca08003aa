package org.twinport.testkit.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLSocket;

/** The client's end of a data connection; every read has a deadline. Used by one thread. */
public final class DataSocket implements AutoCloseable {

    private final Socket socket;
    private final Socket raw;

    /**
     * @param raw the same below TLS
     */
    DataSocket(Socket socket, Socket raw, Duration deadline) throws IOException {
        this.socket = socket;
        this.raw = raw;
        socket.setSoTimeout((int) deadline.toMillis());
    }

    /** The server's end. */
    public InetSocketAddress remote() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    /** This end. */
    public InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Everything up to the end of the data. */
    public byte[] readAll() {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the data connection", e);
        }
    }

    /** The next {@code n} bytes, fewer only at the end. */
    public byte[] read(int n) {
        try {
            return socket.getInputStream().readNBytes(n);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the data connection", e);
        }
    }

    /** Everything up to the end as lines of octets; each must end in CR LF. */
    public List<String> lines() {
        String all = new String(readAll(), StandardCharsets.ISO_8859_1);
        if (all.isEmpty()) {
            return List.of();
        }
        if (!all.endsWith("\r\n")) {
            throw new AssertionError("a listing that does not end in CR LF: " + all);
        }
        return Arrays.asList(all.substring(0, all.length() - 2).split("\r\n", -1));
    }

    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to the data connection", e);
        }
    }

    /** Whether the server has closed or cut this connection; waits for it within the deadline. */
    public boolean endsEarly() {
        try {
            byte[] onTheWay = new byte[64 << 10];
            while (socket.getInputStream().read(onTheWay) >= 0) {
                // What was still on the way does not matter.
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /** Cuts the connection: the server sees a reset instead of the end of the data. */
    public void cut() {
        abort(raw);
    }

    static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            // it is closed in any case
        }
    }

    /** Ends this end's direction without a word of TLS. */
    public void finishBelowTls() {
        try {
            raw.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends in TLS with its word for that, also if no byte moved. */
    @Override
    public void close() {
        if (socket instanceof SSLSocket secured && !secured.isClosed()) {
            // Does the handshake unless it is done already; a failure shows in the server's reply.
            secured.getSession();
        }
        try (raw) {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
