package org.twinport.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * On which kind of thread the sessions of one server run; used by all of them.
 *
 * <p>A virtual thread costs an idle session next to nothing, but each of its waits ends through the
 * JVM's poller and scheduler, two more switches of threads than the kernel needs to wake a thread
 * that waits itself. So a session whose client keeps it busy goes on, between two commands, on a
 * platform thread, and goes back as soon as the client pauses.
 *
 * <p>Where more are busy than may have a thread of their own, all go on as virtual threads for a
 * while: the few on virtual threads would have to share what the many leave.
 */
final class Pace {

    /** A client that lets this pass without a command pauses. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Beyond that a thread of one's own no longer gains anything. */
    private static final int MOST_PER_PROCESSOR = 16;

    private static final Duration CROWDED = Duration.ofSeconds(30);

    private final int most;
    private final AtomicInteger own = new AtomicInteger();
    private volatile long crowdedUntil = System.nanoTime();

    Pace() {
        this(MOST_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param most sessions on platform threads at a time
     */
    Pace(int most) {
        this.most = most;
    }

    /** Takes a place among the platform threads; whoever gets one gives it back. */
    boolean quicken() {
        if (isCrowded()) {
            return false;
        }
        if (own.incrementAndGet() <= most) {
            return true;
        }
        own.decrementAndGet();
        crowdedUntil = System.nanoTime() + CROWDED.toNanos();
        return false;
    }

    /** Gives a place back. */
    void slow() {
        own.decrementAndGet();
    }

    /** Whether whoever has a place is to give it back. */
    boolean isCrowded() {
        return crowdedUntil - System.nanoTime() > 0;
    }

    /** Goes on with a session that has a place, or has none. */
    static void start(Runnable session, boolean quick) {
        if (quick) {
            try {
                Thread _ = Thread.ofPlatform().daemon().name("ftp-session").start(session);
                return;
            } catch (OutOfMemoryError noMoreThreads) {
                // It has its place for nothing, and goes on.
            }
        }
        Thread _ = Thread.ofVirtual().name("ftp-session").start(session);
    }
}
