package org.twinport.storage.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.twinport.storage.local.Linux.Room;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls of Linux for a file that is written; stateless, for any thread. Results below 0 are
 * errors as the kernel numbers them, with a minus in front.
 */
final class LinuxWriting {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;

    /** F_OFD_SETLK, since Linux 3.15. */
    private static final int SET_LOCK = 37;

    private static final short WRITE_LOCK = 1;

    private static final MethodHandle PWRITE =
            Linux.handle(
                    "pwrite",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FCHMOD =
            Linux.handle("fchmod", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle FTRUNCATE =
            Linux.handle("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle FSYNC =
            Linux.handle("fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle FCNTL =
            Linux.handle(
                    "fcntl",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
                    Linker.Option.firstVariadicArg(2));

    private LinuxWriting() {}

    /**
     * Writes some of {@code source}.
     *
     * @return the number of bytes
     */
    static int write(Room room, int fd, MemorySegment source, long position) {
        while (true) {
            int n;
            try {
                long written =
                        (long)
                                PWRITE.invokeExact(
                                        room.state, fd, source, source.byteSize(), position);
                n = written < 0 ? -room.errno() : (int) written;
            } catch (Throwable t) {
                throw Linux.unexpected(t);
            }
            if (n != -EINTR) {
                return n;
            }
        }
    }

    /** Sets the permission bits of an open file. */
    static int setMode(Room room, int fd, int mode) {
        try {
            int result = (int) FCHMOD.invokeExact(room.state, fd, mode);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw Linux.unexpected(t);
        }
    }

    /** Cuts off what lies behind {@code size}. */
    static int truncate(Room room, int fd, long size) {
        try {
            int result = (int) FTRUNCATE.invokeExact(room.state, fd, size);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw Linux.unexpected(t);
        }
    }

    /** Waits until an open file is on the disk. */
    static int force(Room room, int fd) {
        try {
            int result = (int) FSYNC.invokeExact(room.state, fd);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw Linux.unexpected(t);
        }
    }

    /**
     * Locks the whole of an open file for writing, without waiting. The lock belongs to this
     * opening of the file, whoever else opens and closes it, but meets those that belong to
     * processes.
     */
    static int lock(Room room, int fd) {
        MemorySegment lock = room.facts;
        lock.fill((byte) 0);
        lock.set(JAVA_SHORT, 0, WRITE_LOCK);
        try {
            int result = (int) FCNTL.invokeExact(room.state, fd, SET_LOCK, lock);
            return result < 0 ? -room.errno() : 0;
        } catch (Throwable t) {
            throw Linux.unexpected(t);
        }
    }
}
