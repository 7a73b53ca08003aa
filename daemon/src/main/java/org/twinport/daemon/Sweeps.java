package org.twinport.daemon;

import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.LogLine;
import org.twinport.daemon.log.Logs;
import org.twinport.storage.StorageException;
import org.twinport.storage.local.LocalStorage;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Removes old unfinished uploads, at start and then hourly, on one thread of low priority. */
final class Sweeps implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<List<LocalStorage>> storages;
    private final Duration interval;
    private final Logs logs;
    private final Thread thread;

    Sweeps(Supplier<List<LocalStorage>> storages, Duration interval, Logs logs) {
        this.storages = storages;
        this.interval = interval;
        this.logs = logs;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("twinport-sweep")
                        .priority(Thread.MIN_PRIORITY)
                        .start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                storages.get().forEach(this::sweep);
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            // the server closes
        }
    }

    private void sweep(LocalStorage storage) {
        try {
            storage.sweep();
        } catch (StorageException | RuntimeException e) {
            logs.write(LogLine.of(LogLevel.WARN, "sweep-failed").because(e));
        }
    }

    /** Ends a sweep that runs, within seconds: what it left is swept next time. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
