package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Instant;

/**
 * One entry of a directory, as a server knows it or as a client could read it from a listing. What
 * is not known is null or -1.
 *
 * @param name the entry's name
 * @param kind what it is
 * @param size length in bytes, -1 if unknown
 * @param modified time of the last change to the content
 * @param created time of creation
 * @param mode Unix permission bits (0 to 07777), -1 if unknown
 * @param owner user name or number
 * @param group group name or number
 * @param links number of hard links, at least 1
 * @param linkTarget for a symbolic link, the octets it points to
 * @param unique a text that is the same for two names of one file (fact "unique")
 */
public record Entry(
        Name name,
        Kind kind,
        long size,
        @Nullable Instant modified,
        @Nullable Instant created,
        int mode,
        @Nullable String owner,
        @Nullable String group,
        int links,
        @Nullable String linkTarget,
        @Nullable String unique) {

    /** What an entry is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMLINK,
        OTHER
    }

    /** An entry of which no more than name, kind and size is known. */
    public static Entry of(Name name, Kind kind, long size) {
        return new Entry(name, kind, size, null, null, -1, null, null, 1, null, null);
    }

    /** The same entry with this time of last change. */
    public Entry modifiedAt(@Nullable Instant time) {
        return new Entry(
                name, kind, size, time, created, mode, owner, group, links, linkTarget, unique);
    }

    /** The same entry under another name. */
    public Entry named(Name other) {
        return new Entry(
                other,
                kind,
                size,
                modified,
                created,
                mode,
                owner,
                group,
                links,
                linkTarget,
                unique);
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }
}
