package org.twinport.daemon.users;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/**
 * Where password hashes are computed: as many at once as there are threads, the other sessions
 * wait.
 *
 * <p>The threads are platform threads, for a computation on a virtual one would hold a carrier and
 * with it all other sessions. Only a quick one, of which handing it over and back would take most
 * of the time, stays on its session's thread, if nobody waits and a thread is idle for it. Who
 * comes next is decided by address, round robin: a flood of wrong passwords from one address delays
 * only that address. The waiting room is bounded.
 */
public final class HashLane implements AutoCloseable {

    private final int threads;
    private final int room;
    private final Runnable whenFull;
    private final Map<InetAddress, Deque<FutureTask<Boolean>>> waiting = new LinkedHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private int waitingCount;
    private int running;
    private long begun;
    private boolean closed;

    /**
     * Opens the lane.
     *
     * @param threads computations at once, at least 1
     * @param room how many may wait
     * @param whenFull told on the refused session's thread
     */
    public HashLane(int threads, int room, Runnable whenFull) {
        this.threads = threads;
        this.room = room;
        this.whenFull = whenFull;
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().daemon().name("twinport-hash-" + i).start(this::work));
        }
    }

    /** One thread per core. */
    public static HashLane standard(Runnable whenFull) {
        return new HashLane(Runtime.getRuntime().availableProcessors(), 10_000, whenFull);
    }

    /**
     * Computes on the lane while the calling thread waits.
     *
     * @return what {@code check} says; false as well if the waiting room is full or the lane closed
     */
    public boolean run(InetAddress from, BooleanSupplier check) {
        FutureTask<Boolean> task = new FutureTask<>(check::getAsBoolean);
        if (!enter(from, task)) {
            whenFull.run();
            return false;
        }
        try {
            return task.get();
        } catch (CancellationException _) {
            return false;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a password check failed", bug.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Computes at once on the calling thread if that keeps the bound and passes nobody by. */
    boolean runQuick(InetAddress from, BooleanSupplier check) {
        if (!beginHere()) {
            return run(from, check);
        }
        try {
            return check.getAsBoolean();
        } catch (RuntimeException bug) {
            throw new IllegalStateException("a password check failed", bug);
        } finally {
            ended();
        }
    }

    private synchronized boolean beginHere() {
        if (closed || running >= threads || waitingCount > 0) {
            return false;
        }
        running++;
        begun++;
        return true;
    }

    private synchronized void ended() {
        running--;
        if (waitingCount > 0) {
            notify();
        }
    }

    /** How many computations wait for a thread. */
    public synchronized int waiting() {
        return waitingCount;
    }

    /** How many computations have begun so far. */
    public synchronized long begun() {
        return begun;
    }

    private synchronized boolean enter(InetAddress from, FutureTask<Boolean> task) {
        if (closed || waitingCount >= room) {
            return false;
        }
        waiting.computeIfAbsent(from, _ -> new ArrayDeque<>()).addLast(task);
        waitingCount++;
        notify();
        return true;
    }

    private void work() {
        for (Optional<FutureTask<Boolean>> next = next(); next.isPresent(); next = next()) {
            next.get().run();
            ended();
        }
    }

    /** The next task of the address whose turn it is; empty when the lane is closed. */
    private synchronized Optional<FutureTask<Boolean>> next() {
        try {
            while (!closed && (waiting.isEmpty() || running >= threads)) {
                wait();
            }
        } catch (InterruptedException _) {
            return Optional.empty();
        }
        if (closed) {
            return Optional.empty();
        }
        InetAddress turn = waiting.keySet().iterator().next();
        Deque<FutureTask<Boolean>> tasks = Objects.requireNonNull(waiting.remove(turn));
        FutureTask<Boolean> task = tasks.removeFirst();
        waitingCount--;
        running++;
        begun++;
        if (!tasks.isEmpty()) {
            waiting.put(turn, tasks);
        }
        return Optional.of(task);
    }

    /** Sends away who waits and ends the threads. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.values().forEach(tasks -> tasks.forEach(task -> task.cancel(false)));
            waiting.clear();
            waitingCount = 0;
            notifyAll();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
