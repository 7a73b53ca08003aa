package org.twinport.daemon;

import org.twinport.daemon.admin.AdminSocket;
import org.twinport.daemon.admin.Answer;
import org.twinport.daemon.admin.RuntimeDirectory;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.config.SystemReason;
import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.LogLine;
import org.twinport.daemon.log.Logs;
import org.twinport.daemon.log.TrendLines;
import org.twinport.daemon.users.HashLane;
import org.twinport.server.FtpServer;
import org.twinport.server.config.Listen;
import org.twinport.storage.local.UploadsInProgress;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A server as a service: {@link #start} it from its settings, {@link #reload} it, {@link #close}
 * it. All methods may be called by any thread; a reload and a close wait for each other.
 */
public final class Daemon implements AutoCloseable {

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    private final Sources sources;
    private final Options options;
    private final Cleanup cleanup = new Cleanup();
    private final UploadsInProgress inProgress = new UploadsInProgress();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Logs logs;
    private final HashLane lane;
    private final Facilities facilities;
    private final Upkeep upkeep;
    private final List<Listen> listen;
    private final FtpServer server;
    private final List<String> doubts;
    private final StartReport report;
    private final Settings atStart;
    private final String serverId;
    private final DefaultUser defaultUser;
    private final CertificateChecks checks;
    private volatile Running running;

    private Daemon(Sources sources, Options options) throws StartException {
        this.sources = sources;
        this.options = options;
        boolean started = false;
        try {
            Settings read = settings(sources);
            defaultUser = DefaultUser.of(read);
            atStart = defaultUser.complete(read).orElseThrow();
            logs = openLogs(atStart);
            cleanup.add(logs::close);
            lane = HashLane.standard(this::tellFullLane);
            cleanup.add(lane::close);
            facilities =
                    new Facilities(
                            sources.environment(), inProgress, lane, options.tlsPreparation());
            upkeep = new Upkeep(logs);
            Binding bound = Binding.of(atStart, facilities, logs.andThen(options.alsoTell()));
            listen = bound.listen();
            serverId = bound.serverId();
            running = bound.running();
            server = bound.server();
            cleanup.add(server::close);
            doubts = doubts(running);
            if (!options.warmUp().isPositive()) {
                doubts.addAll(TlsDoubts.ofJdk(running));
            }
            report = surround();
            checks =
                    new CertificateChecks(
                            this::checkCertificates, options.certificateCheck(), logs);
            cleanup.add(checks::close);
            started = true;
        } finally {
            if (!started) {
                cleanup.close();
            }
        }
    }

    /**
     * Starts a server. When it returns, clients are served.
     *
     * @throws StartException with everything that is wrong; then nothing is left of it
     */
    public static Daemon start(Sources sources, Options options) throws StartException {
        return start(sources, options, _ -> {});
    }

    /**
     * Starts a server like {@link #start(Sources, Options)}.
     *
     * @param first what is done before the log says that it has started, on the caller's thread
     */
    public static Daemon start(Sources sources, Options options, Consumer<Daemon> first)
            throws StartException {
        Daemon daemon = new Daemon(sources, options);
        boolean told = false;
        try {
            first.accept(daemon);
            daemon.tellStart();
            told = true;
            return daemon;
        } finally {
            if (!told) {
                daemon.close();
            }
        }
    }

    private static Settings settings(Sources sources) throws StartException {
        return switch (Settings.load(sources)) {
            case Loaded.Good(Settings settings) -> settings;
            case Loaded.Bad(List<Problem> problems) -> throw new StartException(problems);
        };
    }

    private static Logs openLogs(Settings settings) throws StartException {
        try {
            return Logs.open(settings.logs(), Clock.system(ZoneId.systemDefault()));
        } catch (IOException e) {
            throw new StartException(
                    List.of(
                            new Problem(
                                    "log",
                                    "a log file cannot be written: " + SystemReason.withFile(e))));
        }
    }

    private void tellFullLane() {
        logs.write(
                LogLine.of(LogLevel.WARN, "login-refused")
                        .with("reason", "too many password checks wait")
                        .with("waiting", lane.waiting()));
    }

    /** Everything around the server that listens. */
    private StartReport surround() throws StartException {
        Optional<Path> folder =
                options.runtimeDirectory().or(() -> RuntimeDirectory.open(sources.environment()));
        if (options.runtimeDirectory().isEmpty()) {
            folder.ifPresent(own -> cleanup.add(() -> RuntimeDirectory.leave(own)));
        }
        List<String> warnings = new ArrayList<>(doubts);
        Optional<Path> socket = folder.flatMap(path -> openSocket(path, warnings));
        if (folder.isEmpty()) {
            warnings.add("no folder for a socket: reload with SIGHUP");
        }
        Sweeps sweeps = new Sweeps(() -> running.accounts().toSweep(), SWEEP_INTERVAL, logs);
        cleanup.add(sweeps::close);
        Carriers carriers = Carriers.watch();
        cleanup.add(carriers::close);
        warmUp();
        int port = server.address().getPort();
        Optional<StartReport.Generated> generated =
                defaultUser.tell(options.terminal(), folder, port, cleanup);
        return Reports.of(running, listen, generated, socket, warnings);
    }

    private void warmUp() {
        if (options.warmUp().isPositive()) {
            running.certificates()
                    .server()
                    .map(tls ->
                            WarmUp.start(
                                    tls, server::sessions, options.warmUp(), this::tellDoubtsOfJdk))
                    .ifPresent(begun -> cleanup.add(begun::close));
        }
    }

    private void tellDoubtsOfJdk() {
        TlsDoubts.ofJdk(running).forEach(this::warn);
    }

    private void warn(String doubt) {
        logs.write(LogLine.of(LogLevel.WARN, "warning").with("text", doubt));
    }

    private List<String> doubts(Running running) {
        List<String> all = new ArrayList<>(Doubts.of(running.settings()));
        all.addAll(TlsDoubts.of(running, listen));
        return all;
    }

    private synchronized void checkCertificates() {
        if (closed.getCount() > 0) {
            upkeep.look(running, Instant.now()).ifPresent(this::goOnWith);
        }
    }

    private void goOnWith(Running next) {
        running = next;
        server.reload(next.rules());
    }

    private Optional<Path> openSocket(Path folder, List<String> warnings) {
        try {
            int port = server.address().getPort();
            AdminSocket socket = AdminSocket.open(folder, port, this::answer);
            cleanup.add(socket::close);
            return Optional.of(socket.path());
        } catch (IOException | UnsupportedOperationException e) {
            warnings.add("no socket in " + folder + ", reload with SIGHUP: " + e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized void tellStart() {
        logs.write(
                LogLine.of(LogLevel.INFO, "started")
                        .with("urls", String.join(" ", report.urls()))
                        .with("root", report.root())
                        .with("users", report.users().size())
                        .with("active-port", report.activePort() == 0 ? "any" : "20")
                        .with("passive-ports", report.passivePorts())
                        .with("os-user", report.osUser()));
        upkeep.begin(running.certificates(), Instant.now());
        doubts.forEach(this::warn);
    }

    /** What the server has to say of itself. */
    public StartReport report() {
        return report;
    }

    /** The settings in effect. */
    public Settings settings() {
        return running.settings();
    }

    /** The addresses and ports that are really bound. */
    public List<InetSocketAddress> addresses() {
        return report.addresses();
    }

    /**
     * Reads all settings again. Sessions that begin from now on get the new ones as one snapshot;
     * if anything is wrong, nothing changes.
     */
    public synchronized ReloadResult reload() {
        if (closed.getCount() == 0) {
            return new ReloadResult.Rejected(
                    List.of(new Problem("reload", "the server is closed")));
        }
        ReloadResult result = attempt();
        logs.write(
                LogLine.of(result.success() ? LogLevel.INFO : LogLevel.ERROR, "reload")
                        .with("success", result.success())
                        .with("text", result.text()));
        return result;
    }

    private ReloadResult attempt() {
        return switch (Settings.load(sources)) {
            case Loaded.Bad(List<Problem> problems) -> new ReloadResult.Rejected(problems);
            case Loaded.Good(Settings read) ->
                    defaultUser.complete(read).map(this::swap).orElseGet(Daemon::nobody);
        };
    }

    private static ReloadResult nobody() {
        String why = "nobody could log in; a password is generated only at start";
        return new ReloadResult.Rejected(List.of(new Problem("users", why)));
    }

    private ReloadResult swap(Settings read) {
        List<Problem> problems = new ArrayList<>();
        Running next = Running.of(read, serverId, addresses(), facilities, problems);
        requireCertificate(read, problems);
        if (!problems.isEmpty()) {
            return new ReloadResult.Rejected(problems);
        }
        List<String> notes = doubts(next);
        if (!running.settings().tls().isOn()) {
            notes.addAll(TlsDoubts.ofJdk(next));
        }
        try {
            logs.reopen();
        } catch (IOException e) {
            notes.add("a log file cannot be opened anew: " + SystemReason.withFile(e));
        }
        List<String> changed = running.settings().changedIn(read);
        goOnWith(next);
        upkeep.begin(next.certificates(), Instant.now());
        return new ReloadResult.Applied(
                changed, read.users().size(), atStart.restartNeededFor(read), notes);
    }

    /** Where the server listens is settled until a restart. */
    private void requireCertificate(Settings read, List<Problem> problems) {
        if (!read.tls().isOn() && listen.stream().anyMatch(Listen::implicitTls)) {
            String why = "the server listens for TLS from the first byte until it is restarted";
            problems.add(new Problem("tls.certificates", why + "; a certificate is needed"));
        }
    }

    private Answer answer() {
        ReloadResult result = reload();
        return new Answer(result.success(), result.text());
    }

    /**
     * From now on SIGHUP reloads, and SIGTERM and SIGINT close the server before the process ends,
     * with exit code 128 and the signal's number; a second one ends the grace of running transfers.
     * For the one server to which the process belongs.
     *
     * @param person hears on a thread of the JVM for which transfers the end waits
     */
    public synchronized void obeySignals(Consumer<String> person) {
        Signals signals = new Signals(this, server, this::grace, person);
        try {
            signals.obey(cleanup);
        } catch (ReflectiveOperationException e) {
            logs.write(LogLine.of(LogLevel.WARN, "no-signals").with("reason", e));
        }
    }

    private Duration grace() {
        return running.settings().deadlines().grace();
    }

    /** Waits until somebody has closed the server. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /**
     * Takes no new connection, gives running transfers their grace, then ends everything. When it
     * returns, no thread, socket or temporary file is left.
     */
    @Override
    public void close() {
        // Before the turn is taken: a check may wait for it.
        checks.close();
        end();
    }

    private synchronized void end() {
        if (closed.getCount() > 0) {
            logs.write(
                    LogLine.of(LogLevel.INFO, "stopping")
                            .with("transfers", server.transfers())
                            .with("grace-seconds", grace().toSeconds()));
            server.trends().forEach(trend -> logs.write(TrendLines.summary(trend)));
            cleanup.close();
            closed.countDown();
        }
    }
}
