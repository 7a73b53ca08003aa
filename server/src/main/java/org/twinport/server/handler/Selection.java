package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.Glob;
import org.twinport.storage.Listing;
import org.twinport.storage.StorageException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The entries of a listing that match, on the session's thread. A small directory comes sorted by
 * name, as people are used to; a large one comes as storage gives it, so that its first bytes need
 * not wait for its last. What is small is a number and no time: the order of a directory must not
 * change with the load of the server.
 */
final class Selection implements AutoCloseable {

    /** Each entry looked at before the first byte leaves delays it by some microseconds. */
    private static final int SORTED = 500;

    private final Listing listing;
    private final @Nullable Glob pattern;
    private @Nullable List<Entry> head;
    private int at;
    private int looked;

    Selection(Listing listing, @Nullable Glob pattern) {
        this.listing = listing;
        this.pattern = pattern;
    }

    /** The next entry, or null at the end. */
    @Nullable Entry next() throws StorageException {
        List<Entry> first = head;
        if (first == null) {
            first = readHead();
            head = first;
        }
        return at < first.size() ? first.get(at++) : nextMatch();
    }

    private List<Entry> readHead() throws StorageException {
        List<Entry> entries = new ArrayList<>();
        Entry entry = null;
        while (entries.size() < SORTED && (entry = nextMatch()) != null) {
            entries.add(entry);
        }
        if (entry == null) {
            entries.sort(Comparator.comparing(Entry::name));
        }
        return entries;
    }

    private @Nullable Entry nextMatch() throws StorageException {
        while (true) {
            Entry entry = listing.next();
            if (++looked % 1_000 == 0 && Thread.currentThread().isVirtual()) {
                // Reading a directory holds the carrier thread; other sessions get their turn.
                LockSupport.parkNanos(1);
            }
            if (entry == null || pattern == null || pattern.matches(entry.name().octets())) {
                return entry;
            }
        }
    }

    @Override
    public void close() {
        listing.close();
    }
}
