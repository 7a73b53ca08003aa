package org.twinport.daemon.admin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The socket on which commands of the same user reach a running server. One virtual thread accepts,
 * one serves each command; all end with {@link #close}.
 *
 * <p>The client sends one line, the server answers {@code ok} or {@code failed} on the first line,
 * then text, and hangs up.
 */
public final class AdminSocket implements AutoCloseable {

    static final String PREFIX = "twinport-";
    static final String SUFFIX = ".sock";
    static final String RELOAD = "reload";
    static final String OK = "ok";
    static final String FAILED = "failed";

    private static final int AT_ONCE = 8;
    private static final int NAMES = 16;

    private final Path path;
    private final ServerSocketChannel listener;
    private final Supplier<Answer> reload;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    private AdminSocket(Path path, ServerSocketChannel listener, Supplier<Answer> reload) {
        this.path = path;
        this.listener = listener;
        this.reload = reload;
        this.acceptor = Thread.ofVirtual().name("twinport-admin").start(this::accept);
    }

    /**
     * Listens in {@code folder}, under a name with the server's port; a socket that a killed server
     * has left there is removed.
     *
     * @throws IOException if no socket can be made there
     */
    public static AdminSocket open(Path folder, int port, Supplier<Answer> reload)
            throws IOException {
        for (int i = 1; i <= NAMES; i++) {
            String name = PREFIX + port + (i == 1 ? "" : "-" + i) + SUFFIX;
            Path path = folder.resolve(name);
            if (!isAlive(path)) {
                return new AdminSocket(path, listen(path), reload);
            }
        }
        throw new IOException("all names for a socket are in use in " + folder);
    }

    /** Whether somebody listens there. */
    static boolean isAlive(Path path) {
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocketChannel listen(Path path) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return listener;
        } catch (IOException refused) {
            listener.close();
            throw refused;
        }
    }

    /** Where it listens. */
    public Path path() {
        return path;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                if (places.tryAcquire()) {
                    clients.add(client);
                    Thread.ofVirtual().name("twinport-admin-client").start(() -> serve(client));
                } else {
                    client.close();
                }
            } catch (IOException _) {
                Thread.yield();
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            Answer answer =
                    Lines.read(client).equals(RELOAD)
                            ? reload.get()
                            : new Answer(false, "unknown request");
            String text = (answer.success() ? OK : FAILED) + "\n" + answer.text();
            ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                client.write(out);
            }
        } catch (IOException _) {
            // The asker is gone; the log has the result.
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    /** Hangs up and removes the socket. */
    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(path);
            acceptor.join();
            for (SocketChannel client : clients) {
                client.close();
            }
        } catch (IOException _) {
            // What cannot be removed is found dead by the next server.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
