package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.storage.Listing;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An open directory of this machine, read as the caller asks for entries; used by one thread, which
 * gets help with a long one.
 */
final class LocalListing implements Listing {
    /** Entries from which on other threads are worth waking. */
    private static final int LONG = 512;

    private final Directory directory;
    private final Sweeper sweeper;
    private final Names names;
    private final Entries entries;
    private @Nullable ReadAhead rest;
    private int looked;

    LocalListing(Directory directory, Sweeper sweeper, Entries entries) throws IOException {
        this.directory = directory;
        this.sweeper = sweeper;
        this.names = new Names(directory.entries());
        this.entries = entries;
    }

    @Override
    public @Nullable Entry next() throws StorageException {
        return Failures.translated(directory.path(), "listing", this::readNext);
    }

    private @Nullable Entry readNext() {
        while (rest == null && names.hasNext()) {
            Entry entry = entries.look(directory, names.next());
            if (++looked == LONG) {
                rest = ReadAhead.of(directory, names, entries);
            }
            if (entry != null) {
                return entry;
            }
        }
        return rest == null ? null : rest.next();
    }

    /** The names that are shown; sweeps away others. */
    private final class Names implements Iterator<Name> {
        private final Iterator<String> octets;
        private @Nullable Name next;

        Names(Iterator<String> octets) {
            this.octets = octets;
        }

        @Override
        public boolean hasNext() {
            while (next == null && octets.hasNext()) {
                next = shown(octets.next());
            }
            return next != null;
        }

        @Override
        public Name next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Name name = next;
            next = null;
            return name;
        }
    }

    private @Nullable Name shown(String octets) {
        Name name;
        try {
            name = new Name(octets);
        } catch (InvalidPathText _) {
            // A line break in a name: no listing could show it and no command fetch it.
            return null;
        }
        if (HiddenNames.isReserved(name)) {
            sweeper.consider(directory, name);
            return null;
        }
        return name;
    }

    @Override
    public void close() {
        try (directory) {
            if (rest != null) {
                rest.close();
            }
        }
    }
}
