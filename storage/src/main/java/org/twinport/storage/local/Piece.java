package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Some names of a directory, for one of several threads to look at: whoever {@linkplain #take
 * takes} it. What was found is for the thread that made it.
 */
final class Piece {
    private final List<Name> names;
    private final @Nullable Entry[] entries;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Semaphore done = new Semaphore(0);
    private @Nullable RuntimeException failure;
    private int at;

    Piece(List<Name> names) {
        this.names = names;
        this.entries = new Entry[names.size()];
    }

    /** Whether the calling thread is the one that has to {@link #look}. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** Looks at all names. */
    void look(Directory directory, Entries facts) {
        try {
            for (int i = 0; i < entries.length; i++) {
                entries[i] = facts.look(directory, names.get(i));
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            done.release();
        }
    }

    /**
     * Whether all names have been looked at; true once, after which {@link #next} may be called.
     */
    boolean isDone() {
        return done.tryAcquire();
    }

    /** Waits until all names have been looked at, if {@link #isDone} has not told that yet. */
    void await() {
        done.acquireUninterruptibly();
    }

    /** The next entry that is still there; null after the last one. */
    @Nullable Entry next() {
        if (failure != null) {
            throw failure;
        }
        while (at < entries.length) {
            Entry entry = entries[at++];
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }
}
