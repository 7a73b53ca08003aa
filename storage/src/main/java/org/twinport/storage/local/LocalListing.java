package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.storage.Listing;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.util.Iterator;

/** An open directory of this machine, read as the caller asks for entries; used by one thread. */
final class LocalListing implements Listing {
    private final Directory directory;
    private final Sweeper sweeper;
    private final Iterator<String> names;
    private final Entries entries;

    LocalListing(Directory directory, Sweeper sweeper, Entries entries) throws IOException {
        this.directory = directory;
        this.sweeper = sweeper;
        this.names = directory.entries();
        this.entries = entries;
    }

    @Override
    public @Nullable Entry next() throws StorageException {
        return Failures.translated(directory.path(), "listing", this::readNext);
    }

    private @Nullable Entry readNext() {
        while (names.hasNext()) {
            Entry entry = entry(names.next());
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable Entry entry(String octets) {
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
        try {
            Facts found = directory.facts(name, entries.owners());
            return found == null ? null : entries.entry(name, found, () -> directory.path(name));
        } catch (IOException _) {
            return Entry.of(name, Entry.Kind.OTHER, -1);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
