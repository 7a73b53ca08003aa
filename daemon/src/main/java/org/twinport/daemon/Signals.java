package org.twinport.daemon;

import org.twinport.server.FtpServer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What signals do with the server to which the process belongs; runs on threads of the JVM, one for
 * each signal.
 */
final class Signals {

    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    private final Daemon daemon;
    private final FtpServer server;
    private final Supplier<Duration> grace;
    private final Consumer<String> person;
    private final AtomicBoolean ending = new AtomicBoolean();

    /**
     * Nothing happens before {@link #obey}.
     *
     * @param grace how long running transfers may take when the server ends
     * @param person hears for which transfers the end waits
     */
    Signals(Daemon daemon, FtpServer server, Supplier<Duration> grace, Consumer<String> person) {
        this.daemon = daemon;
        this.server = server;
        this.grace = grace;
        this.person = person;
    }

    /**
     * Obeys from now on.
     *
     * @param cleanup puts back what was there before
     * @throws ReflectiveOperationException if the JVM keeps signals to itself; its own end still
     *     closes the server
     */
    void obey(Cleanup cleanup) throws ReflectiveOperationException {
        Thread atExit = Thread.ofPlatform().name("twinport-exit").unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(atExit);
        cleanup.add(() -> forget(atExit));
        ProcessSignal hangup = ProcessSignal.handle("HUP", daemon::reload);
        cleanup.add(hangup::close);
        // These count until the end: the second one comes while the server closes.
        ProcessSignal interrupt = ProcessSignal.handle("INT", () -> exit(SIGINT));
        cleanup.addLast(interrupt::close);
        ProcessSignal terminate = ProcessSignal.handle("TERM", () -> exit(SIGTERM));
        cleanup.addLast(terminate::close);
    }

    private void exit(int signal) {
        if (ending.compareAndSet(false, true)) {
            System.exit(128 + signal);
        } else {
            server.endGrace();
        }
    }

    private void end() {
        int transfers = server.transfers();
        if (transfers > 0 && grace.get().isPositive()) {
            boolean one = transfers == 1;
            person.accept(
                    "%d %s; waiting up to %d s, Ctrl-C again ends %s"
                            .formatted(
                                    transfers,
                                    one ? "transfer still runs" : "transfers still run",
                                    Math.max(1, grace.get().toSeconds()),
                                    one ? "it" : "them"));
        }
        daemon.close();
    }

    private static void forget(Thread atExit) {
        if (!Thread.currentThread().equals(atExit)) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException _) {
                // The process is ending, and the hook finds everything closed.
            }
        }
    }
}
