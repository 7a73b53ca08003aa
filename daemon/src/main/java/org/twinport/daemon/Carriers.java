package org.twinport.daemon;

import jdk.management.VirtualThreadSchedulerMXBean;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Gives the sessions of this JVM more carrier threads while those that there are hang in blocking
 * calls; looks on a thread of its own.
 *
 * <p>As many carriers as processors serve fastest: with 32 of them on two cores a reply took three
 * times as long, for every wake-up chose among sleeping threads. But a virtual thread that reads
 * from a slow disk holds its carrier, and a few of those would stop all sessions. So a virtual
 * thread is started now and then; if it has not run by the next look, and the carriers have used
 * next to no processor time since, they hang. If they have, they are busy, and more of them would
 * only be in each other's way.
 */
final class Carriers implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int WIDE = 32;

    /** Who uses less than this part of the time does not work. */
    private static final int IDLE_PART = 10;

    private final int narrow;
    private final long quietNanos;
    private final long idleNanos;
    private final Recurring recurring;
    private volatile boolean answered = true;
    private boolean wide;
    private long lastTrouble;

    /** What the carriers had used at the last look, or -1 if that look was answered. */
    private long used = -1;

    private Carriers(int narrow, Duration interval, Duration quiet) {
        this.narrow = narrow;
        this.quietNanos = quiet.toNanos();
        this.idleNanos = interval.toNanos() / IDLE_PART;
        this.recurring = new Recurring("twinport-carriers", interval, interval, this::look);
    }

    /** Begins to look. */
    static Carriers watch() {
        return watch(INTERVAL, QUIET);
    }

    /**
     * Begins to look.
     *
     * @param interval between two looks; so long carriers may hang unnoticed
     * @param quiet after so long without trouble there are as many carriers as before
     */
    static Carriers watch(Duration interval, Duration quiet) {
        int given =
                Integer.getInteger(
                        "jdk.virtualThreadScheduler.parallelism",
                        Runtime.getRuntime().availableProcessors());
        return new Carriers(given, interval, quiet);
    }

    private void look() {
        if (!answered) {
            long before = used;
            used = CarrierTimes.total();
            if (before >= 0 && used - before < idleNanos) {
                lastTrouble = System.nanoTime();
                set(true);
            }
            return;
        }
        used = -1;
        if (wide && System.nanoTime() - lastTrouble > quietNanos) {
            set(false);
        }
        answered = false;
        Thread _ = Thread.ofVirtual().name("carriers-beat").start(() -> answered = true);
    }

    private void set(boolean more) {
        if (wide != more && narrow < WIDE) {
            wide = more;
            // Found only now: most servers never need it, and it takes a while to load.
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class)
                    .setParallelism(more ? WIDE : narrow);
        }
    }

    @Override
    public void close() {
        recurring.close();
        set(false);
    }
}
