package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;

import java.time.Instant;

/**
 * What is known of a file without opening it, of a link itself; immutable.
 *
 * @param size length in bytes
 * @param mode permission bits, 0 to 07777
 * @param links number of hard links, at least 1
 * @param key the same object for two names of one file, and for nothing else
 * @param owner name of the user; null if it was not asked for
 * @param group name of the group; null if it was not asked for
 */
record Facts(
        Entry.Kind kind,
        long size,
        Instant modified,
        int mode,
        int links,
        Object key,
        @Nullable String owner,
        @Nullable String group) {

    /** The same with the names of its user and its group. */
    Facts ownedBy(String user, String team) {
        return new Facts(kind, size, modified, mode, links, key, user, team);
    }

    boolean isRegularFile() {
        return kind == Entry.Kind.FILE;
    }

    boolean isDirectory() {
        return kind == Entry.Kind.DIRECTORY;
    }

    boolean isSymbolicLink() {
        return kind == Entry.Kind.SYMLINK;
    }
}
