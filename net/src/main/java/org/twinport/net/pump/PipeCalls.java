package org.twinport.net.pump;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;

/**
 * The calls of Linux that move what a socket has received into a pipe; stateless, for any thread.
 * Results below 0 are errors as the kernel numbers them, with a minus in front.
 */
final class PipeCalls {
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int EAGAIN = 11;
    static final int ENOTSOCK = 88;
    static final int ECONNRESET = 104;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_DUPFD_CLOEXEC = 1030;

    /** SPLICE_F_MOVE, SPLICE_F_NONBLOCK and SPLICE_F_MORE. */
    private static final int SPLICE = 1 | 2 | 4;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle PIPE =
            handle("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle FCNTL =
            handle(
                    "fcntl",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SPLICE_CALL =
            handle(
                    "splice",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle READ =
            handle("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle LOCAL_NAME =
            handle("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle PEER_NAME =
            handle("getpeername", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle CLOSE =
            handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private PipeCalls() {}

    /** Whether this system is Linux and native calls are allowed. */
    static boolean areAllowed() {
        return System.getProperty("os.name", "").equals("Linux")
                && PipeCalls.class.getModule().isNativeAccessEnabled();
    }

    // Who uses this class has asked areAllowed.
    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            String name, FunctionDescriptor form, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form, all);
    }

    /** What one call at a time needs. */
    static final class Room {
        private static final int ADDRESS_BYTES = 28;

        private final MemorySegment state;
        private final MemorySegment ends;
        private final MemorySegment address;
        private final MemorySegment length;

        Room(Arena arena) {
            state = arena.allocate(STATE);
            ends = arena.allocate(JAVA_INT, 2);
            address = arena.allocate(ADDRESS_BYTES, 8);
            length = arena.allocate(JAVA_INT);
        }

        private int errno() {
            return (int) ERRNO.get(state, 0L);
        }

        int readEnd() {
            return ends.getAtIndex(JAVA_INT, 0);
        }

        int writeEnd() {
            return ends.getAtIndex(JAVA_INT, 1);
        }
    }

    /** Makes the pipe whose ends the room tells afterwards. */
    static int pipe(Room room) {
        try {
            int result = (int) PIPE.invokeExact(room.state, room.ends, CLOSE_ON_EXEC);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Makes a pipe larger.
     *
     * @return its size now, or an error: a user who has many pipes may be refused
     */
    static int resize(Room room, int pipe, int bytes) {
        return control(room, pipe, F_SETPIPE_SZ, bytes);
    }

    /** A second descriptor of the same socket, file or pipe. */
    static int duplicate(Room room, int fd) {
        return control(room, fd, F_DUPFD_CLOEXEC, 0);
    }

    private static int control(Room room, int fd, int command, int argument) {
        try {
            int result = (int) FCNTL.invokeExact(room.state, fd, command, argument);
            return result < 0 ? -room.errno() : result;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Moves what has arrived into a pipe, without waiting.
     *
     * @return the number of bytes, 0 at the end
     */
    static int splice(Room room, int socket, int pipe, int most) {
        try {
            long n =
                    (long)
                            SPLICE_CALL.invokeExact(
                                    room.state,
                                    socket,
                                    MemorySegment.NULL,
                                    pipe,
                                    MemorySegment.NULL,
                                    (long) most,
                                    SPLICE);
            return n < 0 ? -room.errno() : (int) n;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Reads into native memory. */
    static int read(Room room, int fd, MemorySegment target) {
        try {
            long n = (long) READ.invokeExact(room.state, fd, target, target.byteSize());
            return n < 0 ? -room.errno() : (int) n;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Compares a descriptor with the two ends of a connection, by which there is one socket.
     *
     * @return 1 if it is that connection's, 0 if it is another's, or an error
     */
    static int isBetween(Room room, int fd, InetSocketAddress local, InetSocketAddress peer) {
        int result = named(room, LOCAL_NAME, fd, local);
        return result == 1 ? named(room, PEER_NAME, fd, peer) : result;
    }

    private static int named(Room room, MethodHandle call, int fd, InetSocketAddress expected) {
        room.length.set(JAVA_INT, 0, Room.ADDRESS_BYTES);
        try {
            int result = (int) call.invokeExact(room.state, fd, room.address, room.length);
            if (result < 0) {
                return -room.errno();
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
        return isSame(room.address, expected) ? 1 : 0;
    }

    /** Sockets of both families hold an IPv4 address in the last octets of an IPv6 one. */
    private static boolean isSame(MemorySegment found, InetSocketAddress expected) {
        int family = found.get(JAVA_SHORT, 0);
        int port = (found.get(JAVA_BYTE, 2) & 0xff) << 8 | (found.get(JAVA_BYTE, 3) & 0xff);
        if ((family != AF_INET && family != AF_INET6) || port != expected.getPort()) {
            return false;
        }
        byte[] octets = expected.getAddress().getAddress();
        int end = family == AF_INET ? 8 : 24;
        MemorySegment tail = found.asSlice(end - octets.length, octets.length);
        return tail.mismatch(MemorySegment.ofArray(octets)) == -1;
    }

    static void close(Room room, int fd) {
        try {
            int _ = (int) CLOSE.invokeExact(room.state, fd);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static IllegalStateException unexpected(Throwable t) {
        return new IllegalStateException("a native call failed in the JVM", t);
    }
}
