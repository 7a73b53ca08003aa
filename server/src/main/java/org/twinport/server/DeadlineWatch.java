package org.twinport.server;

import java.util.concurrent.locks.LockSupport;

/**
 * Looks once a second which sessions have waited too long; one virtual thread of a server. Sessions
 * are spared a timer for each command, and a deadline of minutes may come a second late.
 */
final class DeadlineWatch implements AutoCloseable {

    private static final long PACE_NANOS = 1_000_000_000;

    private final Admission admission;
    private final Thread thread;
    private volatile boolean closed;

    DeadlineWatch(Admission admission) {
        this.admission = admission;
        this.thread = Thread.ofVirtual().name("ftp-deadlines").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            long now = System.nanoTime();
            admission.overdue(now).forEach(session -> session.waiting().expire(now));
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
