package org.twinport.net.pump;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers that transfers borrow while bytes move; used by many threads. Those whose bytes go to
 * files and sockets as they are are direct. Those of encrypted bytes are arrays: the JDK's ciphers
 * copy what is not one, which cost a third of all processor time of a TLS download.
 *
 * <p>An upload returns its buffer whenever it waits, so a handful of large ones serves thousands of
 * sessions. A listing or a converted download keeps what it could not send yet: those get small
 * ones.
 */
public final class BufferPool {

    /** From this size on, copying into files no longer gains. */
    private static final int LARGE = 1 << 20;

    /** Eight TLS records of 16 KiB; smaller ones cost a third more processor time. */
    private static final int CLEAR = 128 << 10;

    /** As many, and what encryption adds to them. */
    private static final int ENCRYPTED = 132 << 10;

    /** Holds any single TLS record, too. */
    private static final int SMALL = 32 << 10;

    private static final int KEPT = 64;

    private final int largeLimit;
    private final ArrayDeque<ByteBuffer> large = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> clear = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> encrypted = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> encryptedSmall = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> small = new ArrayDeque<>();
    private int largeMade;
    private int lent;

    /**
     * @param largeLimit the most buffers of 1 MiB; more uploads at the same moment get 32 KiB
     */
    public BufferPool(int largeLimit) {
        this.largeLimit = largeLimit;
    }

    /** A pool for one server or client. */
    public static BufferPool standard() {
        return new BufferPool(8);
    }

    /** An empty buffer for receiving. */
    synchronized ByteBuffer borrowLarge() {
        ByteBuffer buffer = large.pollLast();
        if (buffer != null) {
            lent++;
            return buffer.clear();
        }
        if (largeMade < largeLimit) {
            lent++;
            largeMade++;
            return ByteBuffer.allocateDirect(LARGE);
        }
        return borrowSmall();
    }

    /** An empty buffer of 128 KiB for the clear bytes of several TLS records. */
    synchronized ByteBuffer borrowClear() {
        lent++;
        ByteBuffer buffer = clear.pollLast();
        return buffer == null ? ByteBuffer.allocateDirect(CLEAR) : buffer.clear();
    }

    /** An empty buffer of 132 KiB for several TLS records. */
    public synchronized ByteBuffer borrowEncrypted() {
        lent++;
        ByteBuffer buffer = encrypted.pollLast();
        return buffer == null ? ByteBuffer.allocate(ENCRYPTED) : buffer.clear();
    }

    /** An empty buffer of 32 KiB for a single TLS record. */
    public synchronized ByteBuffer borrowEncryptedSmall() {
        lent++;
        ByteBuffer buffer = encryptedSmall.pollLast();
        return buffer == null ? ByteBuffer.allocate(SMALL) : buffer.clear();
    }

    /**
     * An empty buffer of 32 KiB for sending what is made up on the way, or for what a single TLS
     * record held.
     */
    public synchronized ByteBuffer borrowSmall() {
        lent++;
        ByteBuffer buffer = small.pollLast();
        return buffer == null ? ByteBuffer.allocateDirect(SMALL) : buffer.clear();
    }

    /** Takes a buffer of any kind back. */
    public synchronized void giveBack(ByteBuffer buffer) {
        lent--;
        switch (buffer.capacity()) {
            case LARGE -> large.addLast(buffer);
            case CLEAR -> keep(clear, buffer);
            case ENCRYPTED -> keep(encrypted, buffer);
            default -> keep(buffer.isDirect() ? small : encryptedSmall, buffer);
        }
    }

    /** How many buffers are borrowed at this moment. */
    synchronized int lent() {
        return lent;
    }

    private static void keep(ArrayDeque<ByteBuffer> pool, ByteBuffer buffer) {
        if (pool.size() < KEPT) {
            pool.addLast(buffer);
        }
    }
}
