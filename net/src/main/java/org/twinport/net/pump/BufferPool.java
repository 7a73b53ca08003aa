package org.twinport.net.pump;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct buffers that transfers borrow while bytes move and return while they wait; used by many
 * threads.
 *
 * <p>A stalled transfer holds none, so a few buffers serve thousands of sessions.
 */
public final class BufferPool {

    private final int size;
    private final int kept;
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

    /**
     * @param size bytes of each buffer, at least 4 KiB
     * @param kept how many idle buffers are kept
     */
    public BufferPool(int size, int kept) {
        this.size = size;
        this.kept = kept;
    }

    /**
     * The buffers of a server: 1 MiB is the size from which copying into files no longer gains (see
     * docs/decisions).
     */
    public static BufferPool standard() {
        return new BufferPool(1 << 20, 16);
    }

    /** An empty buffer. */
    public ByteBuffer borrow() {
        ByteBuffer buffer;
        synchronized (free) {
            buffer = free.pollLast();
        }
        return buffer == null ? ByteBuffer.allocateDirect(size) : buffer.clear();
    }

    /** Gives a buffer back. */
    public void giveBack(ByteBuffer buffer) {
        synchronized (free) {
            if (free.size() < kept) {
                free.addLast(buffer);
            }
        }
    }
}
