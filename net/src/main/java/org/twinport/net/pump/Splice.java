package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.PipeCalls.Room;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * Moves what one connection receives into a pipe, and so to a file without copying it through this
 * process; owned by the thread of one transfer.
 *
 * <p>The JDK does not tell the number of a socket's descriptor. It is found by the two ends of the
 * connection, and used only through a duplicate: should another thread close the channel meanwhile,
 * the number stays this connection's.
 */
final class Splice implements AutoCloseable {

    /** As much as the kernel allows by default. */
    private static final int PIPE_BYTES = 1 << 20;

    /** Looking further would cost more than is won. */
    private static final int LAST_DESCRIPTOR = 1 << 16;

    private final SocketChannel channel;
    private final Arena arena;
    private final Room room;
    private final int socket;
    private final int size;

    private Splice(SocketChannel channel, Arena arena, Room room, int socket, int size) {
        this.channel = channel;
        this.arena = arena;
        this.room = room;
        this.socket = socket;
        this.size = size;
    }

    /** Null where that is not possible: then bytes are read and written. */
    static @Nullable Splice of(SocketChannel channel) {
        if (!PipeCalls.areAllowed()) {
            return null;
        }
        Arena arena = Arena.ofConfined();
        @Nullable Splice splice = null;
        try {
            splice = open(channel, arena);
            return splice;
        } catch (IOException | LinkageError impossible) {
            return null;
        } finally {
            if (splice == null) {
                arena.close();
            }
        }
    }

    private static @Nullable Splice open(SocketChannel channel, Arena arena) throws IOException {
        Room room = new Room(arena);
        int socket = find(channel, room);
        if (socket < 0) {
            return null;
        }
        if (PipeCalls.pipe(room) < 0) {
            PipeCalls.close(room, socket);
            return null;
        }
        int size = PipeCalls.resize(room, room.writeEnd(), PIPE_BYTES);
        return new Splice(channel, arena, room, socket, size < 0 ? 64 << 10 : size);
    }

    /** A duplicate of the channel's descriptor, or a number below 0. */
    private static int find(SocketChannel channel, Room room) throws IOException {
        if (!(channel.getLocalAddress() instanceof InetSocketAddress local)
                || !(channel.getRemoteAddress() instanceof InetSocketAddress peer)) {
            return -PipeCalls.ENOTSOCK;
        }
        for (int fd = 0; fd <= LAST_DESCRIPTOR; fd++) {
            if (PipeCalls.isBetween(room, fd, local, peer) == 1) {
                int twin = PipeCalls.duplicate(room, fd);
                // Between the two calls another thread may have closed the one and opened another.
                if (twin >= 0 && PipeCalls.isBetween(room, twin, local, peer) == 1) {
                    return twin;
                }
                if (twin >= 0) {
                    PipeCalls.close(room, twin);
                }
                return -PipeCalls.EBADF;
            }
        }
        return -PipeCalls.EBADF;
    }

    /**
     * Moves what has arrived into the pipe, which must be empty.
     *
     * @return the number of bytes, 0 if none is there yet, -1 once the peer has said that no more
     *     follow
     */
    int fill() throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        int n = PipeCalls.splice(room, socket, room.writeEnd(), size);
        if (n == 0) {
            return -1;
        }
        return switch (n) {
            case -PipeCalls.EAGAIN, -PipeCalls.EINTR -> 0;
            case -PipeCalls.ECONNRESET -> throw new SocketException("Connection reset");
            default -> {
                if (n < 0) {
                    throw new SocketException("Receiving failed, error " + -n + " of the system");
                }
                yield n;
            }
        };
    }

    /** The end of the pipe to read from. */
    int pipe() {
        return room.readEnd();
    }

    /** Reads out of the pipe, which holds something. */
    void drain(ByteBuffer target) throws IOException {
        MemorySegment whole = MemorySegment.ofBuffer(target);
        int n = PipeCalls.read(room, room.readEnd(), whole);
        if (n <= 0) {
            throw new IOException("Reading a pipe failed, error " + -n + " of the system");
        }
        target.position(target.position() + n);
    }

    @Override
    public void close() {
        PipeCalls.close(room, room.readEnd());
        PipeCalls.close(room, room.writeEnd());
        PipeCalls.close(room, socket);
        arena.close();
    }
}
