package org.twinport.conformance.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

/** This end of a data connection; used by one thread. */
public final class DataLink implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private Socket socket;

    DataLink(Socket socket, Duration deadline) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) deadline.toMillis());
    }

    /** The server's end. */
    public InetSocketAddress remote() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    void secure(Tls tls) throws IOException {
        socket = tls.over(socket);
    }

    /** Everything up to the end, as octets. */
    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Whether bytes arrive within that time. */
    public boolean hasData(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            return socket.getInputStream().read() >= 0;
        } catch (IOException nothing) {
            return false;
        }
    }

    public void write(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Cuts the connection: the server sees a reset instead of the end of the data. */
    public void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /**
     * Ends the data. Under TLS this direction first: a close with tickets unread would reset the
     * connection and could cut what was sent.
     */
    public void finish() throws IOException {
        if (socket instanceof SSLSocket secured) {
            secured.shutdownOutput();
            secured.setSoTimeout((int) DRAIN.toMillis());
            drain(secured);
        }
        socket.close();
    }

    private static void drain(SSLSocket secured) {
        try (InputStream in = secured.getInputStream()) {
            in.readAllBytes();
        } catch (IOException enough) {
            // all that mattered was sent
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException nothingLeftToDo) {
            // its descriptor is gone in any case
        }
    }
}
