package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JDK tells of a file, as facts; stateless. */
final class UnixFacts {
    private static final Pattern KEY = Pattern.compile("\\(dev=([0-9a-f]+),ino=(\\d+)\\)");

    private UnixFacts() {}

    /** Without owners. */
    static Facts simple(PosixFileAttributes found) {
        return new Facts(
                kind(found),
                found.size(),
                found.lastModifiedTime().toInstant(),
                Ownership.mode(found.permissions()),
                1,
                key(found),
                null,
                null);
    }

    /**
     * With all that the JDK tells only by a file's path, not relative to an open directory; that
     * counts only if what is at {@code path} is still the same file.
     */
    static Facts full(PosixFileAttributes found, Path path, Owners owners) {
        Map<String, Object> facts = byPath(path, found);
        if (facts == null) {
            return simple(found).ownedBy(found.owner().getName(), found.group().getName());
        }
        return new Facts(
                kind(found),
                found.size(),
                found.lastModifiedTime().toInstant(),
                (int) number(facts, "mode") & 07777,
                (int) number(facts, "nlink"),
                new FileKey(number(facts, "dev"), number(facts, "ino")),
                owners.user((int) number(facts, "uid"), () -> found.owner().getName()),
                owners.group((int) number(facts, "gid"), () -> found.group().getName()));
    }

    /** The JDK tells device and inode in a text only. */
    private static Object key(PosixFileAttributes found) {
        String text = String.valueOf(found.fileKey());
        Matcher parts = KEY.matcher(text);
        return parts.matches()
                ? new FileKey(
                        Long.parseUnsignedLong(parts.group(1), 16),
                        Long.parseUnsignedLong(parts.group(2)))
                : text;
    }

    private static Entry.Kind kind(PosixFileAttributes found) {
        if (found.isRegularFile()) {
            return Entry.Kind.FILE;
        } else if (found.isDirectory()) {
            return Entry.Kind.DIRECTORY;
        }
        return found.isSymbolicLink() ? Entry.Kind.SYMLINK : Entry.Kind.OTHER;
    }

    private static @Nullable Map<String, Object> byPath(Path path, PosixFileAttributes found) {
        try {
            Map<String, Object> facts =
                    Files.readAttributes(
                            path, "unix:dev,ino,mode,nlink,uid,gid", LinkOption.NOFOLLOW_LINKS);
            FileKey there = new FileKey(number(facts, "dev"), number(facts, "ino"));
            return there.equals(key(found)) ? facts : null;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return null;
        }
    }

    private static long number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number n ? n.longValue() : -1;
    }
}
