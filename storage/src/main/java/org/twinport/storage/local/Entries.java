package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Describes files as entries; used by one thread, for one listing. */
final class Entries {
    private static final int REMEMBERED_NAMES = 1024;

    private final NativeNames names;

    // The system looks through its user database for every name.
    private final Map<Integer, String> owners = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();

    Entries(NativeNames names) {
        this.names = names;
    }

    /**
     * Describes a file.
     *
     * @param found its attributes, read without a race
     * @param path where it was; what is read by this path counts only if it is the same file
     */
    Entry entry(Name name, PosixFileAttributes found, Path path) {
        UnixFacts facts = UnixFacts.of(path, found);
        return new Entry(
                name,
                kind(found),
                found.size(),
                found.lastModifiedTime().toInstant(),
                null,
                facts != null ? facts.mode() : Ownership.mode(found.permissions()),
                name(owners, facts != null ? facts.uid() : -1, () -> found.owner().getName()),
                name(groups, facts != null ? facts.gid() : -1, () -> found.group().getName()),
                facts != null ? facts.links() : 1,
                found.isSymbolicLink() ? target(path) : null,
                facts != null ? facts.unique() : null);
    }

    private static Entry.Kind kind(PosixFileAttributes found) {
        if (found.isRegularFile()) {
            return Entry.Kind.FILE;
        } else if (found.isDirectory()) {
            return Entry.Kind.DIRECTORY;
        }
        return found.isSymbolicLink() ? Entry.Kind.SYMLINK : Entry.Kind.OTHER;
    }

    private static String name(Map<Integer, String> known, int id, Supplier<String> lookup) {
        if (id < 0) {
            return lookup.get();
        }
        if (known.size() >= REMEMBERED_NAMES) {
            known.clear();
        }
        return known.computeIfAbsent(id, _ -> lookup.get());
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
