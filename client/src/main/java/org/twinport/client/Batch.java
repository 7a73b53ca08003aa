package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Job;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries a plan out over several connections, each on a virtual thread of its own. A file that
 * fails is tried again with resume, and named in the report in the end; the others go on.
 */
public final class Batch {

    /** Opens one more connection. */
    @FunctionalInterface
    public interface Connect {
        FtpClient open() throws FtpException;
    }

    /** Hears how the files come along; called by several threads at once. */
    public interface Listener {
        /** A file begins; the result hears its bytes. */
        Progress started(Job job);

        void finished(Job job, Transferred result);

        /**
         * A file failed.
         *
         * @param again whether it will be tried again
         */
        void failed(Job job, FtpException cause, boolean again);
    }

    /** A file that could not be transferred. */
    public record Failure(Job job, FtpException cause) {}

    /**
     * What was done.
     *
     * @param files that are complete, those that were so before included
     * @param bytes that moved
     * @param failures files that are not
     */
    public record Report(int files, long bytes, List<Failure> failures) {}

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Connect connect;
    private final int connections;
    private final int retries;
    private final boolean resume;
    private final Listener listener;
    private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    private int files;
    private long bytes;

    /**
     * @param connections how many at once, at least 1
     * @param retries how often a failed file is tried again
     * @param resume whether files are continued that an earlier run began, and complete ones left
     *     alone
     */
    public Batch(Connect connect, int connections, int retries, boolean resume, Listener listener) {
        this.connect = connect;
        this.connections = connections;
        this.retries = retries;
        this.resume = resume;
        this.listener = listener;
    }

    /**
     * Transfers all files of the plan and returns when every one is done or has failed.
     *
     * @throws FtpException if no connection can be made or a directory cannot
     */
    public Report run(Plan plan) throws FtpException, InterruptedException {
        Queue<Job> queue = new ConcurrentLinkedQueue<>(plan.jobs());
        try (FtpClient first = connect.open()) {
            makeDirectories(plan, first);
            int extra = Math.min(connections, plan.jobs().size()) - 1;
            List<Thread> others = new ArrayList<>();
            for (int i = 0; i < extra; i++) {
                others.add(
                        Thread.ofVirtual()
                                .name("ftp-transfer")
                                .start(() -> workAlone(plan.direction(), queue)));
            }
            work(new Worker(first, plan.direction()), queue);
            for (Thread other : others) {
                other.join();
            }
        }
        synchronized (this) {
            return new Report(files, bytes, List.copyOf(failures));
        }
    }

    private static void makeDirectories(Plan plan, FtpClient client) throws FtpException {
        for (Plan.Directory directory : plan.directories()) {
            if (plan.direction() == Direction.UPLOAD) {
                client.ensureDirectory(directory.remote());
            } else {
                makeLocal(directory);
            }
        }
    }

    private static void makeLocal(Plan.Directory directory) throws FtpException {
        try {
            Files.createDirectories(directory.local());
        } catch (IOException refused) {
            throw FtpClient.localFailure(directory.local(), refused);
        }
    }

    /** A further connection is a bonus: if the server refuses it, the others do its work. */
    private void workAlone(Direction direction, Queue<Job> queue) {
        try (FtpClient client = connect.open()) {
            work(new Worker(client, direction), queue);
        } catch (FtpException refused) {
            // its jobs are still in the queue
        }
    }

    private void work(Worker worker, Queue<Job> queue) {
        Job job;
        while ((job = queue.poll()) != null) {
            worker.transfer(job);
        }
        worker.closeReplacement();
    }

    private synchronized void count(Transferred result) {
        files++;
        bytes += result.bytes();
    }

    /** One connection and what it takes to replace it when it breaks. */
    private final class Worker {
        private final Direction direction;
        private FtpClient client;
        private @Nullable FtpClient replacement;

        Worker(FtpClient client, Direction direction) {
            this.client = client;
            this.direction = direction;
        }

        void transfer(Job job) {
            for (int attempt = 0; ; attempt++) {
                try {
                    Transferred result = once(job, resume || attempt > 0);
                    count(result);
                    listener.finished(job, result);
                    return;
                } catch (FtpException failed) {
                    boolean again = attempt < retries && isWorthRepeating(failed);
                    listener.failed(job, failed, again);
                    if (!again) {
                        failures.add(new Failure(job, failed));
                        renewIfLost(failed);
                        return;
                    }
                    LockSupport.parkNanos(PAUSE.multipliedBy(attempt + 1L).toNanos());
                    renewIfLost(failed);
                }
            }
        }

        private Transferred once(Job job, boolean goOn) throws FtpException {
            Progress progress = listener.started(job);
            return direction == Direction.DOWNLOAD
                    ? client.download(job.remote(), job.local(), goOn, progress)
                    : client.upload(job.local(), job.remote(), goOn, progress);
        }

        private void renewIfLost(FtpException failed) {
            if (!(failed instanceof FtpException.ConnectionLost)
                    && !(failed instanceof FtpException.TransferFailed)
                    && !(failed instanceof FtpException.ConnectFailed)) {
                return;
            }
            try {
                FtpClient fresh = connect.open();
                closeReplacement();
                replacement = fresh;
                client = fresh;
            } catch (FtpException stillDown) {
                // the next file will find out again
            }
        }

        void closeReplacement() {
            if (replacement != null) {
                replacement.close();
            }
        }
    }

    private static boolean isWorthRepeating(FtpException failed) {
        return switch (failed) {
            case FtpException.ConnectionLost _,
                    FtpException.TransferFailed _,
                    FtpException.ConnectFailed _,
                    FtpException.DataPathFailed _ ->
                    true;
            case FtpException.Refused refused -> refused.isTransient();
            case FtpException.LoginFailed _, FtpException.LocalFileFailed _ -> false;
        };
    }
}
