package org.twinport.testkit.script;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that nobody gets through to; owned by one thread.
 *
 * <p>To be refused, it is bound and does not listen. To be silent, its queue of connections is
 * full: the kernel then drops further SYNs, as a firewall does.
 */
public final class DeadEnd implements Closeable {

    private final List<Closeable> held = new ArrayList<>();
    private final int port;

    private DeadEnd(int port) {
        this.port = port;
    }

    /** A port that refuses connections. */
    public static DeadEnd refusing(InetAddress address) throws IOException {
        Socket reserved = new Socket();
        reserved.bind(new InetSocketAddress(address, 0));
        DeadEnd end = new DeadEnd(reserved.getLocalPort());
        end.held.add(reserved);
        return end;
    }

    /** A port that does not answer. */
    public static DeadEnd silent(InetAddress address) throws IOException {
        ServerSocket full = new ServerSocket(0, 1, address);
        DeadEnd end = new DeadEnd(full.getLocalPort());
        end.held.add(full);
        // A backlog of one holds two connections (Linux).
        for (int i = 0; i < 2; i++) {
            end.held.add(new Socket(address, full.getLocalPort()));
        }
        return end;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : held) {
            each.close();
        }
    }
}
