package org.twinport.server;

import jdk.net.ExtendedSocketOptions;

import org.jspecify.annotations.Nullable;
import org.twinport.net.control.LineChannel;
import org.twinport.net.data.PortPool;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Selectors;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Listen;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.config.TlsRules;
import org.twinport.server.diagnose.Population;
import org.twinport.server.event.Trend;
import org.twinport.server.handler.DiagLimits;
import org.twinport.server.session.Control;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An FTP server: {@link #start} it, {@link #close} it. One virtual thread accepts on each address,
 * one serves each session, one looks at their deadlines. All methods may be called by any thread.
 */
public final class FtpServer implements AutoCloseable {

    /** What holds for sessions that begin now. */
    private record Current(Rules rules, PortPool ports) {
        static Current of(Rules rules) {
            return new Current(rules, new PortPool(rules.passive().ports()));
        }
    }

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ServerConfig config;
    private final Admission admission = new Admission();
    private final DeadlineWatch deadlineWatch = new DeadlineWatch(admission);
    private final Pace pace = new Pace();
    private final BufferPool buffers = BufferPool.standard();
    private final Selectors selectors = Selectors.standard();
    private final Population population;
    private final DiagLimits diagLimits = new DiagLimits();
    private final AtomicLong ids = new AtomicLong();
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final List<Thread> acceptors = new ArrayList<>();
    private volatile Current current;

    private FtpServer(ServerConfig config) {
        this.config = config;
        this.population = new Population(config.listener());
        this.current = Current.of(config.rules());
    }

    /**
     * Binds every address and begins to serve.
     *
     * @throws ListenException if an address cannot be bound; then none is
     * @throws IOException if the system has no more sockets; then no address is bound
     */
    public static FtpServer start(ServerConfig config) throws IOException {
        FtpServer server = new FtpServer(config);
        try {
            for (Listen where : config.listen()) {
                server.listeners.add(bind(where.address()));
            }
        } catch (IOException refused) {
            server.closeListeners();
            throw refused;
        }
        server.deadlineWatch.start();
        for (int i = 0; i < server.listeners.size(); i++) {
            ServerSocketChannel listener = server.listeners.get(i);
            Listen where = config.listen().get(i);
            server.acceptors.add(
                    Thread.ofVirtual()
                            .name("ftp-accept")
                            .start(() -> server.accept(listener, where)));
        }
        return server;
    }

    private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return listener.bind(address, 1024);
        } catch (IOException refused) {
            listener.close();
            throw new ListenException(address, refused);
        }
    }

    /** The addresses and ports that are really bound, in the order of the configuration. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(FtpServer::localAddress).toList();
    }

    /** The first bound address. */
    public InetSocketAddress address() {
        return addresses().getFirst();
    }

    private static InetSocketAddress localAddress(ServerSocketChannel listener) {
        try {
            return (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException closed) {
            throw new IllegalStateException("the server is closed", closed);
        }
    }

    /** How many control connections there are. */
    public int sessions() {
        return admission.sessions().size();
    }

    /** In how many sessions a transfer runs. */
    public int transfers() {
        return (int)
                admission.sessions().stream().filter(s -> s.control().isTransferring()).count();
    }

    /** What many sessions show together about what went wrong; for administrators. */
    public List<Trend> trends() {
        return population.trends();
    }

    /** Replaces the rules for sessions that begin from now on; running ones keep theirs. */
    public void reload(Rules rules) {
        current = Current.of(rules);
    }

    private void accept(ServerSocketChannel listener, Listen where) {
        while (listener.isOpen()) {
            try {
                welcome(listener.accept(), where);
            } catch (IOException refused) {
                // Closed, or out of descriptors: those come back as sessions end.
                pause(listener);
            } catch (RuntimeException bug) {
                // Of the embedder's listener: one client that it cannot hear of must not be the
                // last.
                pause(listener);
            }
        }
    }

    private static void pause(ServerSocketChannel listener) {
        if (listener.isOpen()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void welcome(SocketChannel channel, Listen where) throws IOException {
        Session session;
        Admission.Decision decision;
        try {
            session = session(channel, where);
            decision = admission.admit(session, current.rules().limits());
        } catch (IOException | RuntimeException gone) {
            channel.close();
            return;
        }
        @Nullable Session givesWay = decision.givesWay();
        if (givesWay != null) {
            givesWay.control()
                    .end(
                            Reply.of(
                                    ReplyCode.SERVICE_UNAVAILABLE,
                                    "Too many connections wait for a login; closing"));
        }
        if (decision.refusal() != null) {
            refuse(session, decision.refusal(), where);
        } else {
            Pace.start(session, false);
        }
    }

    /** A client that begins with TLS could not read a reply in clear. */
    private void refuse(Session session, String reason, Listen where) {
        try (Control control = session.control()) {
            session.refused(reason);
            if (!where.implicitTls()) {
                control.farewell(Reply.of(ReplyCode.SERVICE_UNAVAILABLE, reason));
            }
        }
    }

    private Session session(SocketChannel channel, Listen where) throws IOException {
        Current now = current;
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        channel.setOption(
                ExtendedSocketOptions.TCP_KEEPIDLE,
                (int) now.rules().deadlines().keepAlive().toSeconds());
        LineChannel lines = LineChannel.expiring(channel, now.rules().limits().lineLength());
        Reporter reporter =
                new Reporter(population, ids.incrementAndGet(), lines.peer(), lines.local());
        Control control = new Control(lines, now.rules().deadlines().write(), reporter);
        TlsRules rules = now.rules().tls();
        SessionTls tls =
                new SessionTls(
                        control,
                        rules,
                        rules.demandsOn(lines.peer().getAddress(), where.policy()),
                        where.implicitTls(),
                        buffers,
                        reporter);
        Handlers handlers =
                Handlers.of(
                        control,
                        tls,
                        now.rules(),
                        now.ports(),
                        buffers,
                        selectors,
                        diagLimits,
                        reporter);
        return new Session(
                control, tls, now.rules(), config.greeting(), handlers, reporter, admission, pace);
    }

    /**
     * Stops accepting, says 421 to idle sessions, gives running transfers their grace and then ends
     * them. When it returns, no thread, socket or part of a file that nobody resumes is left.
     */
    @Override
    public void close() {
        closeListeners();
        Deadlines deadlines = current.rules().deadlines();
        try {
            // Before sessions are counted: an acceptor may still be letting one in.
            for (Thread acceptor : acceptors) {
                acceptor.join();
            }
            admission.sessions().forEach(FtpServer::endIfIdle);
            if (!admission.awaitNoneOrHurry(deadlines.grace().toNanos())) {
                admission.sessions().forEach(session -> session.control().endTransfer());
            }
            if (!admission.awaitNone(LAST_WORDS.toNanos())) {
                admission.sessions().forEach(session -> session.control().cut());
                admission.awaitNone(LAST_WORDS.toNanos());
            }
        } catch (InterruptedException impatient) {
            admission.sessions().forEach(session -> session.control().cut());
            Thread.currentThread().interrupt();
        } finally {
            deadlineWatch.close();
            selectors.close();
        }
    }

    /** Ends the grace of a {@link #close} that waits, or of one that comes. */
    public void endGrace() {
        admission.hurry();
    }

    private static void endIfIdle(Session session) {
        Control control = session.control();
        control.drain();
        if (!control.isTransferring()) {
            control.end(
                    Reply.of(
                            ReplyCode.SERVICE_UNAVAILABLE, "The server is shutting down; closing"));
        }
    }

    private void closeListeners() {
        for (ServerSocketChannel listener : listeners) {
            try {
                listener.close();
            } catch (IOException alreadyGone) {
                // the port is released in any case
            }
        }
    }
}
