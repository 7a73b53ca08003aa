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

    private final Supplier<List<LocalStorage>> storages;
    private final Logs logs;
    private final Recurring recurring;

    Sweeps(Supplier<List<LocalStorage>> storages, Duration interval, Logs logs) {
        this.storages = storages;
        this.logs = logs;
        this.recurring = new Recurring("twinport-sweep", Duration.ZERO, interval, this::sweepAll);
    }

    private void sweepAll() {
        storages.get().forEach(this::sweep);
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
        recurring.close();
    }
}
