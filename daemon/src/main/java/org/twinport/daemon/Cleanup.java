package org.twinport.daemon;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone, last things first; used by one thread at a time. */
final class Cleanup implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    void add(Runnable step) {
        steps.push(step);
    }

    /** Adds a step that comes after all others. */
    void addLast(Runnable step) {
        steps.addLast(step);
    }

    /** Runs every step, also after one that fails. */
    @Override
    public void close() {
        while (!steps.isEmpty()) {
            try (Cleanup _ = this) {
                steps.pop().run();
            }
        }
    }
}
