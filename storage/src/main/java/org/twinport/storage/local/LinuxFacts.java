package org.twinport.storage.local;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.local.Linux.Room;

import java.lang.foreign.MemorySegment;
import java.time.Instant;

/** Reads what statx(2) wrote into a room as facts; stateless. */
final class LinuxFacts {
    private static final long LINKS = 16;
    private static final long USER = 20;
    private static final long GROUP = 24;
    private static final long MODE = 28;
    private static final long INODE = 32;
    private static final long SIZE = 40;
    private static final long MODIFIED_SECONDS = 112;
    private static final long MODIFIED_NANOS = 120;
    private static final long DEVICE_MAJOR = 136;
    private static final long DEVICE_MINOR = 140;

    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    private LinuxFacts() {}

    static boolean isRegularFile(Room room) {
        return (mode(room) & KIND) == REGULAR;
    }

    static long size(Room room) {
        return room.facts.get(JAVA_LONG, SIZE);
    }

    static Facts simple(Room room) {
        return with(room, null, null);
    }

    /** Null if a name is not known yet. */
    static @Nullable Facts withKnownOwners(Room room, Owners owners) {
        String user = owners.knownUser(user(room));
        String group = owners.knownGroup(group(room));
        return user == null || group == null ? null : with(room, user, group);
    }

    static int user(Room room) {
        return room.facts.get(JAVA_INT, USER);
    }

    static int group(Room room) {
        return room.facts.get(JAVA_INT, GROUP);
    }

    static Facts with(Room room, @Nullable String owner, @Nullable String group) {
        MemorySegment found = room.facts;
        return new Facts(
                kind(mode(room) & KIND),
                size(room),
                Instant.ofEpochSecond(
                        found.get(JAVA_LONG, MODIFIED_SECONDS),
                        found.get(JAVA_INT, MODIFIED_NANOS)),
                mode(room) & 07777,
                found.get(JAVA_INT, LINKS),
                key(room),
                owner,
                group);
    }

    static FileKey key(Room room) {
        int major = room.facts.get(JAVA_INT, DEVICE_MAJOR);
        int minor = room.facts.get(JAVA_INT, DEVICE_MINOR);
        return new FileKey(device(major, minor), room.facts.get(JAVA_LONG, INODE));
    }

    /** One number, as the C library makes it of the two. */
    private static long device(long major, long minor) {
        return (major & 0xfff) << 8
                | (major & 0xfffff000L) << 32
                | (minor & 0xff)
                | (minor & 0xffffff00L) << 12;
    }

    private static int mode(Room room) {
        return room.facts.get(JAVA_SHORT, MODE) & 0xffff;
    }

    private static Entry.Kind kind(int kind) {
        return switch (kind) {
            case REGULAR -> Entry.Kind.FILE;
            case DIRECTORY -> Entry.Kind.DIRECTORY;
            case LINK -> Entry.Kind.SYMLINK;
            default -> Entry.Kind.OTHER;
        };
    }
}
