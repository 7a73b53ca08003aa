package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Describes files as entries; immutable, used by many threads.
 *
 * @param owners remembers who they belong to
 */
record Entries(NativeNames names, Owners owners) {

    /**
     * Describes a file.
     *
     * @param found what is known of it, with owners, read without a race
     * @param path where it was; good for telling where a link leads
     */
    Entry entry(Name name, Facts found, Supplier<Path> path) {
        return new Entry(
                name,
                found.kind(),
                found.size(),
                found.modified(),
                null,
                found.mode(),
                found.owner(),
                found.group(),
                found.links(),
                found.isSymbolicLink() ? target(path.get()) : null,
                found.key() instanceof FileKey key ? key.unique() : null);
    }

    /** Looks at a name in a directory; null if it is not there. */
    @Nullable Entry look(Directory directory, Name name) {
        try {
            Facts found = directory.facts(name, owners);
            return found == null ? null : entry(name, found, () -> directory.path(name));
        } catch (IOException _) {
            return Entry.of(name, Entry.Kind.OTHER, -1);
        }
    }

    private @Nullable String target(Path link) {
        try {
            String octets = names.octets(Files.readSymbolicLink(link));
            // A line break in it would become a line of the listing.
            return octets.chars().anyMatch(c -> c < ' ') ? null : octets;
        } catch (IOException _) {
            return null;
        }
    }
}
