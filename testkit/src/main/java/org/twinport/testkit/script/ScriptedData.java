package org.twinport.testkit.script;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.testkit.script.Misbehaviour.Announces;
import org.twinport.testkit.script.Misbehaviour.DeadPort;
import org.twinport.testkit.script.Misbehaviour.DialsAfter;
import org.twinport.testkit.script.Misbehaviour.DialsFrom;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The data connections of one scripted session: how they are announced and how they come about.
 * Owned by the session's thread; {@link #close} may come from another.
 */
final class ScriptedData implements Closeable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket control;
    private final int connection;
    private final Script script;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable DeadEnd deadEnd;
    private volatile @Nullable InetSocketAddress target;
    private volatile @Nullable Socket open;

    ScriptedData(Socket control, int connection, Script script) {
        this.control = control;
        this.connection = connection;
        this.script = script;
    }

    /** Opens a port and says so in a 227 or 229 reply. */
    String passive(String verb) throws IOException {
        close();
        Optional<DeadPort> dead =
                script.take(connection, DeadPort.class, d -> d.verb().equals(verb));
        int port = dead.isPresent() ? dead(dead.get()) : listen();
        String form =
                script.take(connection, Announces.class, a -> a.verb().equals(verb))
                        .map(Announces::form)
                        .orElse(verb.equals("EPSV") ? "229 Dial (|||{port}|)" : standard227());
        return form.replace("{port}", String.valueOf(port))
                .replace("{p}", (port >> 8) + "," + (port & 255));
    }

    private String standard227() {
        return "227 Dial ("
                + control.getLocalAddress().getHostAddress().replace('.', ',')
                + ",{p})";
    }

    private int listen() throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, control.getLocalAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        listener = socket;
        return socket.getLocalPort();
    }

    private int dead(DeadPort how) throws IOException {
        InetAddress here = control.getLocalAddress();
        DeadEnd end = how.dropped() ? DeadEnd.silent(here) : DeadEnd.refusing(here);
        deadEnd = end;
        return end.port();
    }

    void active(HostPort announced) throws IOException {
        close();
        target = new InetSocketAddress(announced.address(), announced.port());
    }

    boolean isActive() {
        return target != null;
    }

    /** The connection of the transfer that begins; empty if it does not come about. */
    Optional<Socket> connect() {
        try {
            Socket socket = accepted();
            socket = socket == null ? dialled() : socket;
            open = socket;
            return Optional.ofNullable(socket);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private @Nullable Socket accepted() throws IOException {
        ServerSocket socket = listener;
        if (socket == null) {
            return null;
        }
        try (socket) {
            return socket.accept();
        } finally {
            listener = null;
        }
    }

    private @Nullable Socket dialled() throws IOException {
        InetSocketAddress there = target;
        target = null;
        if (there == null) {
            return null;
        }
        script.take(connection, DialsAfter.class, _ -> true)
                .map(DialsAfter::time)
                .map(Duration::toNanos)
                .ifPresent(LockSupport::parkNanos);
        InetAddress from =
                script.take(connection, DialsFrom.class, _ -> true)
                        .map(d -> InetAddress.ofLiteral(d.address()))
                        .orElse(control.getLocalAddress());
        Socket socket = new Socket();
        boolean success = false;
        try {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(there, PATIENCE_MILLIS);
            success = true;
            return socket;
        } finally {
            if (!success) {
                socket.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        target = null;
        for (Closeable each : new Closeable[] {listener, deadEnd, open}) {
            if (each != null) {
                each.close();
            }
        }
        listener = null;
        deadEnd = null;
        open = null;
    }
}
