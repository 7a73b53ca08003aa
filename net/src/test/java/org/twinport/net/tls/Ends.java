package org.twinport.net.tls;

import org.twinport.net.Pair;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

/** Both ends of one TLS connection over loopback, after their handshake. */
record Ends(Pair pair, TlsWire server, TlsWire client) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    static Ends shake(SSLEngine server, SSLEngine client) throws IOException {
        return shake(server, client, Ending.STRICT);
    }

    static Ends shake(SSLEngine serverEngine, SSLEngine clientEngine, Ending ending)
            throws IOException {
        Pair pair = Pair.open();
        pair.near().configureBlocking(false);
        pair.far().configureBlocking(false);
        BufferPool buffers = BufferPool.standard();
        TlsWire server = new TlsWire(pair.near(), serverEngine, ending, TlsWire.Size.BULK, buffers);
        TlsWire client = new TlsWire(pair.far(), clientEngine, ending, TlsWire.Size.LINES, buffers);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> shake(server));
        try {
            shake(client);
            other.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception refused) {
            pair.close();
            throw new IOException(refused);
        }
        return new Ends(pair, server, client);
    }

    private static void shake(TlsWire end) {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            end.handshake(readiness, LIMIT);
        } catch (TlsException refused) {
            throw new CompletionException(refused);
        }
    }

    /** Reads until {@code length} bytes are there or no more follow. */
    static byte[] read(TlsWire wire, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            while (target.hasRemaining()) {
                int n = wire.read(target);
                if (n < 0) {
                    break;
                }
                if (n == 0
                        && readiness.await(wire.channel(), SelectionKey.OP_READ, LIMIT)
                                != Readiness.Event.READY) {
                    throw new IOException("nothing came");
                }
            }
        }
        byte[] bytes = new byte[target.position()];
        target.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        server.release();
        client.release();
        pair.close();
    }
}
