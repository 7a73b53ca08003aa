package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.BufferPool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** Encrypted bytes that have arrived, on the thread that owns the wire. */
final class Incoming {

    private final ByteBuffer nothing = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final Supplier<ByteBuffer> lender;
    private final BufferPool buffers;
    private @Nullable ByteBuffer waiting;
    private boolean ended;

    /**
     * @param lender of an empty buffer, larger than any record
     * @param buffers where it goes back to
     */
    Incoming(SocketChannel channel, Supplier<ByteBuffer> lender, BufferPool buffers) {
        this.channel = channel;
        this.lender = lender;
        this.buffers = buffers;
    }

    /** Takes from the socket what has arrived; whether anything has. */
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        ByteBuffer room = roomForMore();
        int n;
        try {
            n = channel.read(room);
        } finally {
            room.flip();
        }
        ended = n < 0;
        return n > 0;
    }

    /** Takes bytes that somebody else has read from the socket. */
    void feed(byte[] bytes, int length) {
        roomForMore().put(bytes, 0, length).flip();
    }

    private ByteBuffer roomForMore() {
        ByteBuffer room = waiting;
        if (room == null) {
            room = lender.get();
            waiting = room;
            return room;
        }
        return room.compact();
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    /** Whether the peer has closed the connection below TLS. */
    boolean isEnded() {
        return ended;
    }

    /** Ready to be decrypted; whoever decrypts moves the position. */
    ByteBuffer bytes() {
        return waiting == null ? nothing : waiting;
    }

    boolean isEmpty() {
        return !bytes().hasRemaining();
    }

    /** All that is left. */
    byte[] takeRest() {
        byte[] rest = new byte[bytes().remaining()];
        bytes().get(rest);
        return rest;
    }

    void giveBackIfEmpty() {
        if (isEmpty()) {
            release();
        }
    }

    void release() {
        if (waiting != null) {
            buffers.giveBack(waiting);
            waiting = null;
        }
    }
}
