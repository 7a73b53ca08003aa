package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.storage.Listing;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Iterator;

/** An open directory of this machine, read as the caller asks for entries; used by one thread. */
final class LocalListing implements Listing {
    private final Directory directory;
    private final Sweeper sweeper;
    private final Iterator<Path> paths;
    private final Entries entries;

    LocalListing(Directory directory, Sweeper sweeper) {
        this.directory = directory;
        this.sweeper = sweeper;
        this.paths = directory.entries();
        this.entries = new Entries(directory.names());
    }

    @Override
    public @Nullable Entry next() throws StorageException {
        return Failures.translated(directory.path(), "listing", this::readNext);
    }

    private @Nullable Entry readNext() {
        while (paths.hasNext()) {
            Entry entry = entry(paths.next());
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable Entry entry(Path path) {
        Name name;
        try {
            name = new Name(directory.names().octets(path.getFileName()));
        } catch (InvalidPathText _) {
            // A line break in a name: no listing could show it and no command fetch it.
            return null;
        }
        if (HiddenNames.isReserved(name)) {
            sweeper.consider(directory, name);
            return null;
        }
        try {
            PosixFileAttributes found = directory.attributes(name);
            return found == null ? null : entries.entry(name, found, path);
        } catch (IOException _) {
            return Entry.of(name, Entry.Kind.OTHER, -1);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
