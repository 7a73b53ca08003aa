package org.twinport.client;

import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Job;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Carries a plan out over several connections, each on a virtual thread of its own. A file that
 * fails is tried again from where the failed attempt ended, and named in the report in the end; the
 * others go on.
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

    private final Connect connect;
    private final int connections;
    private final int retries;
    private final boolean resume;
    private final Listener listener;
    private final AfterTransfer after;
    private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<RuntimeException> bugs = Collections.synchronizedList(new ArrayList<>());
    private int files;
    private long bytes;

    /**
     * @param connections how many at once, at least 1
     * @param retries how often a failed file is tried again
     * @param resume whether files are continued that an earlier run began, and complete ones left
     *     alone
     */
    public Batch(Connect connect, int connections, int retries, boolean resume, Listener listener) {
        this(connect, connections, retries, resume, AfterTransfer.NOTHING, listener);
    }

    /**
     * @param connections how many at once, at least 1
     * @param retries how often a failed file is tried again
     * @param resume whether files are continued that an earlier run began, and complete ones left
     *     alone
     * @param after what is done with each file that is complete
     */
    public Batch(
            Connect connect,
            int connections,
            int retries,
            boolean resume,
            AfterTransfer after,
            Listener listener) {
        this.connect = connect;
        this.connections = connections;
        this.retries = retries;
        this.resume = resume;
        this.after = after;
        this.listener = listener;
    }

    /**
     * Transfers all files of the plan and returns when every one is done or has failed.
     *
     * @throws FtpException if no connection can be made or a directory cannot
     * @throws InterruptedException after all connections have given up
     */
    public Report run(Plan plan) throws FtpException, InterruptedException {
        Queue<Job> queue = new ConcurrentLinkedQueue<>(plan.jobs());
        try (BatchWorker first = new BatchWorker(this, connect.open(), plan.direction())) {
            makeDirectories(plan, first.client());
            List<Thread> others = startOthers(plan, queue);
            try {
                first.workOff(queue);
                for (Thread other : others) {
                    other.join();
                }
            } finally {
                endAll(others, queue);
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!bugs.isEmpty()) {
            throw bugs.getFirst();
        }
        synchronized (this) {
            return new Report(files, bytes, List.copyOf(failures));
        }
    }

    private List<Thread> startOthers(Plan plan, Queue<Job> queue) {
        int extra = Math.min(connections, plan.jobs().size()) - 1;
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < extra; i++) {
            others.add(
                    Thread.ofVirtual()
                            .name("ftp-transfer")
                            .start(() -> workAlone(plan.direction(), queue)));
        }
        return others;
    }

    /** Nobody goes on behind the back of a caller that was interrupted. */
    private static void endAll(List<Thread> others, Queue<Job> queue) {
        queue.clear();
        others.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread other : others) {
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
        try (BatchWorker worker = new BatchWorker(this, connect.open(), direction)) {
            worker.workOff(queue);
        } catch (FtpException refused) {
            // its jobs are still in the queue
        } catch (RuntimeException thrown) {
            // Such as of a listener: its job is lost, and the report would not say so.
            bugs.add(thrown);
            queue.clear();
        }
    }

    Connect connect() {
        return connect;
    }

    int retries() {
        return retries;
    }

    boolean resume() {
        return resume;
    }

    AfterTransfer after() {
        return after;
    }

    Progress started(Job job) {
        return listener.started(job);
    }

    void succeeded(Job job, Transferred result) {
        synchronized (this) {
            files++;
            bytes += result.bytes();
        }
        listener.finished(job, result);
    }

    void failed(Job job, FtpException cause, boolean again) {
        listener.failed(job, cause, again);
        if (!again) {
            failures.add(new Failure(job, cause));
        }
    }
}
