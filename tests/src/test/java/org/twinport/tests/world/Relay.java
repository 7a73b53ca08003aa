package org.twinport.tests.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a client and a server on 127.0.0.1 and breaks connections as a test wants it. Data
 * connections go through it too, as it puts ports of its own into the replies to EPSV. Every
 * direction of every connection has a virtual thread; closing ends them all.
 */
public final class Relay implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern EPSV =
            Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\).*", Pattern.DOTALL);

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<ServerSocket> listeners = ConcurrentHashMap.newKeySet();
    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private final Queue<String> swallowed = new ConcurrentLinkedQueue<>();

    private Relay(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
        listeners.add(listener);
    }

    /** A relay to a server on 127.0.0.1. */
    public static Relay to(InetSocketAddress server) throws IOException {
        Relay relay = new Relay(server, new ServerSocket(0, 50, HERE));
        start(relay::acceptAll);
        return relay;
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress(HERE, listener.getLocalPort());
    }

    /**
     * Once the next data connection has carried so many bytes in one direction, every connection
     * through this relay is reset, as a router does that restarts.
     */
    public void cutNextDataAfter(long bytes) {
        cuts.add(bytes);
    }

    /** The next reply that begins so never arrives. */
    public void swallowNext(String beginning) {
        swallowed.add(beginning);
    }

    /** Whether all that was asked for has happened. */
    public boolean isDone() {
        return cuts.isEmpty() && swallowed.isEmpty();
    }

    /** Ends with an error when the other side, or the test, closes a socket. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Runnable quiet =
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // how connections end here
                    }
                };
        Thread.ofVirtual().name("relay").start(quiet);
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = keep(listener.accept());
            Socket there = keep(new Socket(server.getAddress(), server.getPort()));
            start(() -> Pipe.bytes(client, there, Long.MAX_VALUE));
            start(() -> Pipe.lines(there, client, this::reply));
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    /** The reply as the client gets it, if it does. */
    private Optional<String> reply(String line) throws IOException {
        String beginning = swallowed.peek();
        if (beginning != null && line.startsWith(beginning)) {
            swallowed.remove();
            return Optional.empty();
        }
        Matcher epsv = EPSV.matcher(line);
        return Optional.of(
                epsv.matches()
                        ? line.replace(epsv.group(1), relayedPort(Integer.parseInt(epsv.group(1))))
                        : line);
    }

    private String relayedPort(int serverPort) throws IOException {
        ServerSocket once = new ServerSocket(0, 1, HERE);
        listeners.add(once);
        start(() -> relayData(once, serverPort));
        return Integer.toString(once.getLocalPort());
    }

    private void relayData(ServerSocket once, int serverPort) throws IOException {
        Socket client;
        try (once) {
            client = keep(once.accept());
        }
        Socket there = keep(new Socket(HERE, serverPort));
        Long cut = cuts.poll();
        long limit = cut == null ? Long.MAX_VALUE : cut;
        start(() -> pump(client, there, limit));
        start(() -> pump(there, client, limit));
    }

    private void pump(Socket from, Socket to, long limit) throws IOException {
        if (Pipe.bytes(from, to, limit) == limit) {
            for (Socket socket : Set.copyOf(sockets)) {
                sockets.remove(socket);
                reset(socket);
            }
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // then it needs no reset
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket each : listeners) {
            each.close();
        }
        for (Socket each : sockets) {
            each.close();
        }
    }
}
