package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.local.Linux.Room;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens what lies below a root in one call of Linux that refuses links (openat2, since Linux 5.6);
 * immutable, used by many threads.
 *
 * <p>As no name is ".." and none holds a slash, a path without links cannot lead out of the root.
 * Whatever does not go at once is null here, and is for the caller to do, or to find out why not,
 * in steps.
 */
final class LinuxTree {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Path root;
    private final byte[] rootOctets;
    private final NativeNames names;
    private final Scratch scratch = new Scratch();

    private LinuxTree(Path root, NativeNames names) {
        this.root = root;
        this.rootOctets = names.octets(root).getBytes(StandardCharsets.ISO_8859_1);
        this.names = names;
    }

    /**
     * Whether this system is one whose numbers are known here, and native calls are allowed:
     * otherwise the JVM would print a warning in the embedder's name.
     */
    static boolean isUsable() {
        String processor = System.getProperty("os.arch", "");
        return System.getProperty("os.name", "").equals("Linux")
                && (processor.equals("amd64") || processor.equals("aarch64"))
                && LinuxTree.class.getModule().isNativeAccessEnabled()
                && Files.isDirectory(DESCRIPTORS);
    }

    /** Null where the calls are not allowed or not known. */
    static @Nullable LinuxTree of(Path root, NativeNames names) {
        if (!isUsable()) {
            return null;
        }
        LinuxTree tree = new LinuxTree(root, names);
        try (LinuxDirectory probe = tree.open(List.of())) {
            return probe == null ? null : tree;
        } catch (LinkageError missing) {
            // A C library without one of the calls.
            return null;
        }
    }

    /** Opens a directory. */
    @Nullable LinuxDirectory open(List<Name> path) {
        Room room = scratch.take();
        int fd = open(room, path, Linux.READ_ONLY | Linux.DIRECTORY);
        if (fd < 0) {
            scratch.giveBack(room);
            return null;
        }
        return new LinuxDirectory(fd, path(path), names, scratch, room);
    }

    private Path path(List<Name> path) {
        Path at = root;
        for (Name name : path) {
            at = at.resolve(names.path(name));
        }
        return at;
    }

    /** Opens a plain file for reading. */
    @Nullable LinuxSource source(VirtualPath file, long offset) {
        Room room = scratch.take();
        try {
            // A pipe would wait for its other end, and a terminal become ours.
            int fd = open(room, file.names(), Linux.READ_ONLY | Linux.NONBLOCK | Linux.NO_TERMINAL);
            if (fd < 0) {
                return null;
            }
            if (Linux.statOpen(room, fd) == 0 && LinuxFacts.isRegularFile(room)) {
                long size = LinuxFacts.size(room);
                if (offset >= 0 && offset <= size) {
                    return new LinuxSource(fd, file, scratch, size, offset);
                }
            }
            Linux.close(room, fd);
            return null;
        } finally {
            scratch.giveBack(room);
        }
    }

    /** What is known of a file or directory; of a link nothing. */
    @Nullable Facts facts(VirtualPath path, Owners owners) {
        Room room = scratch.take();
        try {
            int fd = open(room, path.names(), Linux.PATH_ONLY);
            if (fd < 0) {
                return null;
            }
            int result = Linux.statOpen(room, fd);
            Linux.close(room, fd);
            return result == 0 ? LinuxFacts.withKnownOwners(room, owners) : null;
        } finally {
            scratch.giveBack(room);
        }
    }

    private int open(Room room, List<Name> path, int flags) {
        int length = rootOctets.length;
        for (Name name : path) {
            length += 1 + name.octets().length();
        }
        if (length >= Room.PATH) {
            return -Linux.ENOENT;
        }
        MemorySegment text = room.path;
        MemorySegment.copy(rootOctets, 0, text, ValueLayout.JAVA_BYTE, 0, rootOctets.length);
        int end = rootOctets.length;
        for (Name name : path) {
            text.set(ValueLayout.JAVA_BYTE, end++, (byte) '/');
            end = Linux.put(text, end, name.octets());
        }
        text.set(ValueLayout.JAVA_BYTE, end, (byte) 0);
        return Linux.openWithoutLinks(room, flags);
    }
}
