package org.twinport.daemon;

import java.time.Duration;

/** Does one thing again and again, on a thread of its own of low priority, until it is closed. */
final class Recurring implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration delay;
    private final Duration interval;
    private final Runnable task;
    private final Thread thread;

    /**
     * @param name of the thread
     * @param delay before the first time
     * @param interval from the end of one time to the next
     * @param task throws nothing; interrupted on close, which waits some seconds for its end
     */
    Recurring(String name, Duration delay, Duration interval, Runnable task) {
        this.delay = delay;
        this.interval = interval;
        this.task = task;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .priority(Thread.MIN_PRIORITY)
                        .start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(delay);
            while (!Thread.currentThread().isInterrupted()) {
                task.run();
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            // the server closes
        }
    }

    @Override
    public void close() {
        end(thread);
    }

    /** Interrupts a thread and waits some seconds for its end. */
    static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
