package org.twinport.daemon;

import org.twinport.net.crypto.CryptoProvider;
import org.twinport.net.tls.Exercise;
import org.twinport.net.tls.TlsServer;

import java.time.Duration;
import java.util.function.IntSupplier;

import javax.net.ssl.SSLException;

/**
 * Lets the JVM compile TLS while nobody is connected yet, on a thread of its own of low priority
 * that ends when its time is up.
 *
 * <p>What was never run is interpreted: the first hundred megabytes of a server that has just
 * started take several times as long as later ones, and so do handshakes. When all is compiled, it
 * finds out which cipher is the quicker one on this machine.
 */
final class WarmUp implements AutoCloseable {

    /** After so long with clients, they have done it themselves. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(1);

    /** Whoever comes at once would wait for what is compiled for the practice. */
    private static final Duration DELAY = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final TlsServer server;
    private final IntSupplier sessions;
    private final Thread thread;
    private final Runnable first;
    private final long end;
    private long left;

    private WarmUp(TlsServer server, IntSupplier sessions, Duration time, Runnable first) {
        this.server = server;
        this.sessions = sessions;
        this.left = time.toNanos();
        this.first = first;
        this.end = System.nanoTime() + GIVEN_UP.toNanos();
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("twinport-warm-up")
                        .priority(Thread.MIN_PRIORITY)
                        .unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param sessions how many there are; meanwhile it pauses
     * @param time how long it works, pauses not counted
     * @param first what else is better done then than at the start
     */
    static WarmUp start(TlsServer server, IntSupplier sessions, Duration time, Runnable first) {
        WarmUp warmUp = new WarmUp(server, sessions, time, first);
        warmUp.thread.start();
        return warmUp;
    }

    private void run() {
        try {
            Thread.sleep(DELAY);
            first.run();
            while (left > 0 && System.nanoTime() < end) {
                if (sessions.getAsInt() == 0) {
                    work();
                }
                Thread.sleep(PAUSE);
            }
            CryptoProvider.keepQuickerCipher();
        } catch (InterruptedException _) {
            // the server closes
        } catch (SSLException _) {
            // What is wrong was told at start: the same handshakes were tried there.
        }
    }

    private void work() throws SSLException {
        long begin = System.nanoTime();
        Exercise.run(
                server,
                () ->
                        sessions.getAsInt() == 0
                                && System.nanoTime() - begin < left
                                && !Thread.currentThread().isInterrupted());
        left -= System.nanoTime() - begin;
    }

    @Override
    public void close() {
        Recurring.end(thread);
    }
}
