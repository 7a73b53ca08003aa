package org.twinport.storage.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.twinport.protocol.path.Name;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * The calls of Linux for files that the JDK does not have, or makes of several; stateless, for any
 * thread. Results below 0 are errors as the kernel numbers them, with a minus in front.
 *
 * <p>Paths are bytes that end with 0, in native memory of the caller.
 */
final class Linux {
    static final int ENOENT = 2;
    static final int ENXIO = 6;
    static final int EEXIST = 17;

    /** In place of a directory: the working directory. Of no effect on absolute paths. */
    static final int AT_CWD = -100;

    static final int READ_ONLY = 0;
    static final int WRITE_ONLY = 1;
    static final int CREATE_NEW = 0x40 | 0x80;
    static final int NONBLOCK = 0x800;
    static final int NO_TERMINAL = 0x100;
    static final int CLOSE_ON_EXEC = 0x80000;
    static final int PATH_ONLY = 0x200000;

    /** The two flags whose numbers depend on the processor. */
    static final int DIRECTORY = isArm() ? 0x4000 : 0x10000;

    static final int NO_FOLLOW = isArm() ? 0x8000 : 0x20000;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC = 0x7ff;
    private static final int SPLICE_MOVE = 1;

    /** The same on every processor, as the call is newer than their differences. */
    private static final long OPENAT2 = 437;

    /** RESOLVE_NO_SYMLINKS and RESOLVE_NO_MAGICLINKS: a path that holds a link is an error. */
    private static final long NO_LINKS = 0x04 | 0x02;

    private static final int OPEN_HOW = 24;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SYSCALL =
            handle(
                    "syscall",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
    private static final MethodHandle OPENAT =
            handle(
                    "openat",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                    Linker.Option.firstVariadicArg(3));
    private static final MethodHandle STATX =
            handle(
                    "statx",
                    FunctionDescriptor.of(
                            JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle GETDENTS =
            handle("getdents64", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle PREAD =
            handle(
                    "pread",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle SPLICE =
            handle(
                    "splice",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RENAMEAT =
            handle(
                    "renameat",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle FCHMODAT =
            handle(
                    "fchmodat",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE =
            handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Linux() {}

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    // LinuxTree asks whether that is allowed before this class is first used.
    @SuppressWarnings("restricted")
    static MethodHandle handle(String name, FunctionDescriptor form, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form, all);
    }

    /** What one call at a time needs; from {@link Scratch}. */
    static final class Room {
        static final int PATH = 4096 + 256;

        final MemorySegment path;
        final MemorySegment name;
        final MemorySegment facts;
        final MemorySegment state;
        private final MemorySegment how;

        Room(Arena arena) {
            path = arena.allocate(PATH, 8);
            name = arena.allocate(256 + 8, 8);
            facts = arena.allocate(256, 8);
            state = arena.allocate(STATE);
            how = arena.allocate(OPEN_HOW, 8);
        }

        int errno() {
            return (int) ERRNO.get(state, 0L);
        }
    }

    /**
     * Opens {@link Room#path} if no link is in it.
     *
     * @return a descriptor
     */
    static int openWithoutLinks(Room room, int flags) {
        room.how.set(JAVA_LONG, 0, flags | CLOSE_ON_EXEC);
        room.how.set(JAVA_LONG, 8, 0);
        room.how.set(JAVA_LONG, 16, NO_LINKS);
        try {
            long fd =
                    (long)
                            SYSCALL.invokeExact(
                                    room.state, OPENAT2, AT_CWD, room.path, room.how, 24L);
            return fd < 0 ? -room.errno() : (int) fd;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Opens {@link Room#name} in a directory, a link not followed.
     *
     * @return a descriptor
     */
    static int open(Room room, int directory, int flags) {
        return open(room, directory, flags, 0);
    }

    /**
     * The same for a file that may have to be created.
     *
     * @param mode its permission bits then, less the umask
     */
    static int open(Room room, int directory, int flags, int mode) {
        try {
            int fd =
                    (int)
                            OPENAT.invokeExact(
                                    room.state,
                                    directory,
                                    room.name,
                                    flags | CLOSE_ON_EXEC | NO_FOLLOW,
                                    mode);
            return fd < 0 ? -room.errno() : fd;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Reads what is known of {@link Room#name} in a directory, of a link itself. */
    static int stat(Room room, int directory) {
        return stat(room, directory, room.name, AT_SYMLINK_NOFOLLOW);
    }

    /** Reads what is known of an open file. */
    static int statOpen(Room room, int fd) {
        room.name.set(JAVA_BYTE, 0, (byte) 0);
        return stat(room, fd, room.name, AT_EMPTY_PATH);
    }

    private static int stat(Room room, int fd, MemorySegment path, int flags) {
        try {
            int result =
                    (int) STATX.invokeExact(room.state, fd, path, flags, STATX_BASIC, room.facts);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Reads the next entries of a directory.
     *
     * @return bytes in {@code entries}, 0 at the end
     */
    static int entries(Room room, int directory, MemorySegment entries) {
        try {
            long n =
                    (long) GETDENTS.invokeExact(room.state, directory, entries, entries.byteSize());
            return n < 0 ? -room.errno() : (int) n;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Reads from a file.
     *
     * @return the number of bytes, 0 at the end
     */
    static int read(Room room, int fd, MemorySegment target, long position) {
        try {
            long n = (long) PREAD.invokeExact(room.state, fd, target, target.byteSize(), position);
            return n < 0 ? -room.errno() : (int) n;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Moves bytes from a pipe into a file.
     *
     * @return the number of bytes
     */
    static int splice(Room room, int pipe, int fd, long position, int count) {
        room.how.set(JAVA_LONG, 0, position);
        try {
            long n =
                    (long)
                            SPLICE.invokeExact(
                                    room.state,
                                    pipe,
                                    MemorySegment.NULL,
                                    fd,
                                    room.how,
                                    (long) count,
                                    SPLICE_MOVE);
            return n < 0 ? -room.errno() : (int) n;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Renames {@link Room#name} to {@link Room#path}, which is one name in another directory. */
    static int rename(Room room, int from, int to) {
        try {
            int result = (int) RENAMEAT.invokeExact(room.state, from, room.name, to, room.path);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets the permission bits of {@link Room#path}, links followed. */
    static int setMode(Room room, int mode) {
        try {
            int result = (int) FCHMODAT.invokeExact(room.state, AT_CWD, room.path, mode, 0);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void close(Room room, int fd) {
        try {
            int _ = (int) CLOSE.invokeExact(room.state, fd);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Writes a name as a path. */
    static void putName(MemorySegment target, Name name) {
        target.set(JAVA_BYTE, put(target, 0, name.octets()), (byte) 0);
    }

    /** Writes a text in ASCII as a path. */
    static void putText(MemorySegment target, String text) {
        target.set(JAVA_BYTE, put(target, 0, text), (byte) 0);
    }

    /** Writes octets, one char each; returns where they end. */
    static int put(MemorySegment target, int at, String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, at, bytes.length);
        return at + bytes.length;
    }

    static IllegalStateException unexpected(Throwable t) {
        return new IllegalStateException("a native call failed in the JVM", t);
    }
}
