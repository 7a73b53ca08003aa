package org.twinport.net.tls;

import org.twinport.net.Pair;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

/** A wire under test at the server's end of a connection, and whoever is at the other. */
record Fixture(Pair pair, TlsWire wire, RawPeer peer, BufferPool buffers) implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    /** Engines of both sides that know each other. */
    static Fixture of(TlsIdentity identity, TlsVersions versions, Ending ending)
            throws IOException {
        return of(
                TlsServer.of(identity).accepting(versions).open(Optional.empty()).controlEngine(),
                clientEngine(identity, versions),
                ending,
                TlsWire.Size.BULK);
    }

    static SSLEngine clientEngine(TlsIdentity identity, TlsVersions versions) {
        return new TlsClientSession(
                        "localhost",
                        21,
                        TestIdentity.trusting(identity),
                        Optional.empty(),
                        versions)
                .controlEngine();
    }

    static Fixture of(SSLEngine server, SSLEngine client, Ending ending, TlsWire.Size size)
            throws IOException {
        Pair pair = Pair.open();
        pair.near().configureBlocking(false);
        BufferPool buffers = BufferPool.standard();
        return new Fixture(
                pair,
                new TlsWire(pair.near(), server, ending, size, buffers),
                new RawPeer(pair.far(), client),
                buffers);
    }

    Fixture shaken() throws Exception {
        CompletableFuture<Void> other = peer.handshake();
        shake(LIMIT);
        other.get(20, TimeUnit.SECONDS);
        return this;
    }

    void shake(Duration deadline) throws TlsException {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            wire.handshake(readiness, deadline);
        }
    }

    /** The next read of the wire that gives bytes or the end. */
    int read(ByteBuffer target) throws IOException {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            while (true) {
                int n = wire.read(target);
                if (n != 0) {
                    return n;
                }
                if (readiness.await(pair.near(), SelectionKey.OP_READ, LIMIT)
                        != Readiness.Event.READY) {
                    throw new IOException("nothing came");
                }
            }
        }
    }

    /** All bytes up to the end, read into buffers of this size. */
    byte[] readAll(int bufferSize) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(bufferSize);
        while (read(target) >= 0) {
            all.write(target.array(), 0, target.position());
            target.clear();
        }
        return all.toByteArray();
    }

    /** What a test does beside its own thread. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    static CompletableFuture<Void> aside(Action action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.run();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Fixture::onItsOwn);
    }

    /** An executor: the common pool may have one thread only, and both ends wait. */
    static void onItsOwn(Runnable task) {
        Thread.ofVirtual().start(task);
    }

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public void close() throws IOException {
        wire.release();
        pair.close();
    }
}
