package org.twinport.testkit.leak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what this process holds with what it held before: platform and virtual threads, TCP and
 * UDP sockets, open files, child processes. Taken and asked by one thread; tests that run beside it
 * in the same process disturb it.
 */
public final class LeakCheck {
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final Map<String, String> before;

    private LeakCheck(Holdings before) {
        this.before = before.byIdentity();
    }

    /** Remembers what is there now. */
    public static LeakCheck start() {
        return new LeakCheck(Holdings.now());
    }

    /** What is there now and was not at the start, in words. */
    public List<String> leftovers() {
        return Holdings.now().byIdentity().entrySet().stream()
                .filter(held -> !before.containsKey(held.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /**
     * Waits until nothing is left, because what was closed a moment ago may still be going.
     *
     * @throws AssertionError that names what is left at the deadline
     */
    public void assertFree(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        List<String> left = leftovers();
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            left = leftovers();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("left behind:\n  " + String.join("\n  ", left));
        }
    }
}
