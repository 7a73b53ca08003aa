package org.twinport.net.tls;

import static javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_WRAP;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.BufferPool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** Encrypted bytes on their way to the socket, on the thread that owns the wire. */
final class Outgoing {

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Supplier<ByteBuffer> lender;
    private final BufferPool buffers;

    /** What a full record holds; the JDK's are some bytes shorter than TLS allows. */
    private int record = 16 << 10;

    /** What is not on the socket yet. */
    private @Nullable ByteBuffer waiting;

    /**
     * @param lender of an empty buffer
     * @param buffers where it goes back to
     */
    Outgoing(
            SocketChannel channel,
            SSLEngine engine,
            Supplier<ByteBuffer> lender,
            BufferPool buffers) {
        this.channel = channel;
        this.engine = engine;
        this.lender = lender;
        this.buffers = buffers;
    }

    /** Encrypts what the engine itself has to say: its part of a handshake, an alert, the end. */
    void speak() throws IOException {
        encrypt(ByteBuffer.allocate(0));
    }

    /**
     * Encrypts as much as there is room for; with nothing to encrypt, what the engine has to say.
     */
    void encrypt(ByteBuffer source) throws SSLException {
        ByteBuffer room = waiting == null ? lender.get() : waiting.compact();
        waiting = room;
        try {
            SSLEngineResult result;
            do {
                result = engine.wrap(source, room);
                if (result.bytesConsumed() > 0 && source.hasRemaining()) {
                    record = result.bytesConsumed();
                }
            } while (result.getStatus() == SSLEngineResult.Status.OK
                    && (source.hasRemaining() || result.getHandshakeStatus() == NEED_WRAP));
            if (result.getStatus() == SSLEngineResult.Status.CLOSED && source.hasRemaining()) {
                throw new SSLException("the TLS connection is closed");
            }
        } finally {
            room.flip();
        }
    }

    /** How many bytes a full record holds, as far as is known. */
    int record() {
        return record;
    }

    /** Whether nothing waits any more. */
    boolean flush() throws IOException {
        ByteBuffer rest = waiting;
        if (rest == null) {
            return true;
        }
        if (rest.hasRemaining()) {
            channel.write(rest);
        }
        if (rest.hasRemaining()) {
            return false;
        }
        release();
        return true;
    }

    boolean isEmpty() {
        return waiting == null;
    }

    void release() {
        if (waiting != null) {
            buffers.giveBack(waiting);
            waiting = null;
        }
    }
}
