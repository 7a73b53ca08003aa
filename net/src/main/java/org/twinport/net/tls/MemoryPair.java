package org.twinport.net.tls;

import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Two ends of TLS in memory, for the length of a handshake; used by one thread. */
final class MemoryPair {

    /** More than all flights of a handshake and its tickets together. */
    private static final int FLIGHTS = 256 << 10;

    /** More steps than any handshake has. */
    private static final int MOST_STEPS = 1_000;

    private final SSLEngine server;
    private final SSLEngine client;
    private final ByteBuffer toServer = ByteBuffer.allocate(FLIGHTS);
    private final ByteBuffer toClient = ByteBuffer.allocate(FLIGHTS);
    private int bytesBehindHandshake;

    private MemoryPair(SSLEngine server, SSLEngine client) {
        this.server = server;
        this.client = client;
    }

    /**
     * What a handshake has come to.
     *
     * @param bytesBehindHandshake what the server said unasked when the client was done
     */
    record Ended(SSLSession server, SSLSession client, int bytesBehindHandshake) {}

    /**
     * Shakes hands, and lets the client read what follows.
     *
     * @throws SSLException if they do not come to terms
     */
    static Ended shake(SSLEngine server, SSLEngine client) throws SSLException {
        server.beginHandshake();
        client.beginHandshake();
        MemoryPair pair = new MemoryPair(server, client);
        int steps = 0;
        while (pair.step()) {
            if (++steps > MOST_STEPS) {
                throw new SSLException("the handshake does not end");
            }
        }
        if (isShaking(server) || isShaking(client)) {
            throw new SSLException("the handshake stands still");
        }
        return new Ended(server.getSession(), client.getSession(), pair.bytesBehindHandshake);
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Each end says or hears one record; false if there is none. */
    private boolean step() throws SSLException {
        boolean clientDone = !isShaking(client);
        int before = toClient.position();
        boolean moved = step(server, toServer, toClient);
        bytesBehindHandshake += clientDone ? Math.max(0, toClient.position() - before) : 0;
        return step(client, toClient, toServer) || moved;
    }

    private static boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out)
            throws SSLException {
        work(engine);
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            return engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0;
        }
        return in.position() > 0 && hear(engine, in);
    }

    private static boolean hear(SSLEngine engine, ByteBuffer in) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        in.flip();
        boolean heard = engine.unwrap(in, nothing).bytesConsumed() > 0;
        in.compact();
        return heard || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private static void work(SSLEngine engine) {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
    }
}
