package org.twinport.net.pump;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;

/**
 * Selectors that transfers borrow while they wait; used by many threads. Opening and closing one
 * takes eight calls of the system, a quarter of what all the rest of a small file takes.
 */
public final class Selectors implements AutoCloseable {
    /** Each holds two descriptors and 12 KiB. */
    private static final int KEPT = 32;

    private final int most;
    private final ArrayDeque<Selector> idle = new ArrayDeque<>();
    private boolean closed;

    private Selectors(int most) {
        this.most = most;
    }

    /** For one server or client, who closes it. */
    public static Selectors standard() {
        return new Selectors(KEPT);
    }

    /** Keeps none: each wait opens its own. */
    static Selectors none() {
        return new Selectors(0);
    }

    /** A selector without keys. */
    Selector borrow() throws IOException {
        synchronized (this) {
            Selector known = idle.pollLast();
            if (known != null) {
                return known;
            }
        }
        return Selector.open();
    }

    /**
     * Takes back a selector without keys.
     *
     * @throws IOException if it is not kept and cannot be closed
     */
    void giveBack(Selector selector) throws IOException {
        synchronized (this) {
            if (!closed && idle.size() < most) {
                idle.addLast(selector);
                return;
            }
        }
        selector.close();
    }

    /** Closes those that nobody has, and later the others as they come back. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Selector selector : idle) {
            try {
                selector.close();
            } catch (IOException nothingLeftToDo) {
                // its descriptors are gone with it
            }
        }
        idle.clear();
    }
}
