package org.twinport.testkit.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An FTP server on a loopback port that does what it should except for what a test wants it to do
 * wrong; one virtual thread per control connection. Every user may log in with every password.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final ServerSocket listener;
    private final Script script;
    private final Heard heard = new Heard();
    private final ScriptedFiles files = new ScriptedFiles();
    private final Set<ScriptedSession> sessions = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean closed;

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    /** Starts on 127.0.0.1. */
    public static ScriptedServer start(Misbehaviour... wrong) throws IOException {
        return start(InetAddress.ofLiteral("127.0.0.1"), wrong);
    }

    public static ScriptedServer start(InetAddress address, Misbehaviour... wrong)
            throws IOException {
        return start(new InetSocketAddress(address, 0), wrong);
    }

    /** Starts on a given port; 0 for a free one. */
    public static ScriptedServer start(InetSocketAddress address, Misbehaviour... wrong)
            throws IOException {
        ServerSocket listener = new ServerSocket(address.getPort(), 50, address.getAddress());
        ScriptedServer server = new ScriptedServer(listener, new Script(List.of(wrong)));
        server.threads.add(Thread.ofVirtual().name("scripted-accept").start(server::accept));
        return server;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                int number = connections.incrementAndGet();
                ScriptedSession session =
                        new ScriptedSession(
                                new ControlLine(socket, number, script, heard),
                                number,
                                script,
                                files);
                sessions.add(session);
                threads.add(Thread.ofVirtual().name("scripted-session").start(session));
                if (closed) {
                    session.close();
                }
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    public String host() {
        return listener.getInetAddress().getHostAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public ScriptedFiles files() {
        return files;
    }

    /** How many control connections have come so far. */
    public int connections() {
        return connections.get();
    }

    /** All command lines in the order of their arrival. */
    public List<String> commands() {
        return heard.commands();
    }

    /**
     * The command lines of one control connection.
     *
     * @param connection from 1
     */
    public List<String> commands(int connection) {
        return heard.commands(connection);
    }

    /** What each read from a control connection brought. */
    public List<String> segments() {
        return heard.segments();
    }

    /** Stops taking connections, as a server does that has died; when it returns, none is taken. */
    public void stopListening() throws IOException {
        listener.close();
        try {
            // The port is released when the thread that waits on it has left.
            if (!threads.getFirst().join(END)) {
                throw new IllegalStateException("the accepting thread does not end");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts everything and waits until all threads have ended. */
    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        for (ScriptedSession session : new ArrayList<>(sessions)) {
            session.close();
        }
        try {
            for (Thread thread : threads) {
                if (!thread.join(END)) {
                    throw new IllegalStateException("a scripted session does not end");
                }
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
