package org.twinport.testkit.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A port at the client that waits for the server's data connection. Used by one thread. */
public final class DataPort implements AutoCloseable {

    private final ServerSocket listener;
    private final Duration deadline;
    private final Protection protection;

    /** What becomes of the server's connection before bytes move: TLS, or nothing. */
    @FunctionalInterface
    interface Protection {
        Socket of(Socket plain) throws IOException;
    }

    private DataPort(ServerSocket listener, Duration deadline, Protection protection) {
        this.listener = listener;
        this.deadline = deadline;
        this.protection = protection;
    }

    /** Listens on a free port of {@code address}. */
    public static DataPort on(InetAddress address, Duration deadline) {
        return on(address, deadline, plain -> plain);
    }

    static DataPort on(InetAddress address, Duration deadline, Protection protection) {
        try {
            return new DataPort(new ServerSocket(0, 50, address), deadline, protection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Waits for the server. */
    public DataSocket accept() {
        try {
            listener.setSoTimeout((int) deadline.toMillis());
            Socket plain = listener.accept();
            return new DataSocket(protection.of(plain), plain, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException("no data connection arrived", e);
        }
    }

    /** Whether nobody has connected until now; on one host a connection is there at once. */
    public boolean isUntouched() {
        try {
            listener.setSoTimeout(1);
            listener.accept().close();
            return false;
        } catch (SocketTimeoutException nobody) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
