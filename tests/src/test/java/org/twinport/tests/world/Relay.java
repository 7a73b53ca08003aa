package org.twinport.tests.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a client and a server on 127.0.0.1 and breaks connections as a test wants it.
 * Every socket has virtual threads of its own; closing ends them all. Data connections go through
 * it too, as it puts ports of its own into the replies to EPSV.
 */
public final class Relay implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern EPSV = Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\).*");

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private final Queue<String> swallowed = new ConcurrentLinkedQueue<>();

    private Relay(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    public static Relay to(InetSocketAddress server) throws IOException {
        Relay relay = new Relay(server, new ServerSocket(0, 50, HERE));
        relay.keep(relay.listener);
        relay.run(() -> relay.acceptAll());
        return relay;
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The next data connection, and all others at that moment, ends after so many bytes. */
    public Relay cutNextDataAfter(long bytes) {
        cuts.add(bytes);
        return this;
    }

    /** The next reply that begins so never arrives. */
    public Relay swallowNext(String beginning) {
        swallowed.add(beginning);
        return this;
    }

    /** Whether all that was asked for has happened. */
    public boolean isDone() {
        return cuts.isEmpty() && swallowed.isEmpty();
    }

    /** What may fail because the other side, or the test, has closed a socket. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void run(Work work) {
        Thread.ofVirtual()
                .name("relay")
                .start(() -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // how connections end here
                    }
                });
    }

    private <T extends AutoCloseable> T keep(T socket) {
        open.add(socket);
        return socket;
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = keep(listener.accept());
            Socket there = keep(new Socket(server.getAddress(), server.getPort()));
            run(() -> copy(client, there, Long.MAX_VALUE));
            run(() -> copyLines(there, client, this::replied));
        }
    }

    /** The reply as the client gets it; empty if it does not. */
    private String replied(String line) throws IOException {
        String beginning = swallowed.peek();
        if (beginning != null && line.startsWith(beginning)) {
            swallowed.remove();
            return "";
        }
        Matcher epsv = EPSV.matcher(line.strip());
        return epsv.matches() ? line.replace(epsv.group(1), dataPort(epsv.group(1))) : line;
    }

    private String dataPort(String serverPort) throws IOException {
        ServerSocket once = keep(new ServerSocket(0, 1, HERE));
        run(() -> {
            try (once;
                    Socket client = keep(once.accept());
                    Socket there = keep(new Socket(HERE, Integer.parseInt(serverPort)))) {
                Long cut = cuts.poll();
                long limit = cut == null ? Long.MAX_VALUE : cut;
                Thread back = Thread.ofVirtual().unstarted(() -> quietly(there, client, limit));
                back.start();
                copy(client, there, limit);
                join(back);
            }
        });
        return Integer.toString(once.getLocalPort());
    }

    private void quietly(Socket from, Socket to, long limit) {
        try {
            copy(from, to, limit);
        } catch (IOException closed) {
            // how connections end here
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(Socket from, Socket to, long limit) throws IOException {
        byte[] buffer = new byte[64 << 10];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        long left = limit;
        int n;
        while ((n = in.read(buffer, 0, (int) Math.min(buffer.length, left))) >= 0) {
            out.write(buffer, 0, n);
            left -= n;
            if (left == 0) {
                cutAll();
                return;
            }
        }
        to.shutdownOutput();
    }

    private interface Edit {
        String of(String line) throws IOException;
    }

    private void copyLines(Socket from, Socket to, Edit edit) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder line = new StringBuilder();
        int b;
        while ((b = in.read()) >= 0) {
            line.append((char) b);
            if (b == '\n') {
                to.getOutputStream()
                        .write(
                                edit.of(line.toString())
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                line.setLength(0);
            }
        }
        to.shutdownOutput();
    }

    /** Resets every connection, as a router does that forgets; new ones are accepted. */
    private void cutAll() throws IOException {
        for (AutoCloseable each : open) {
            if (each instanceof Socket socket) {
                socket.setSoLinger(true, 0);
                socket.close();
                open.remove(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open) {
            if (each instanceof Socket socket) {
                socket.close();
            }
        }
        listener.close();
        for (AutoCloseable each : open) {
            if (each instanceof ServerSocket socket) {
                socket.close();
            }
        }
    }
}
