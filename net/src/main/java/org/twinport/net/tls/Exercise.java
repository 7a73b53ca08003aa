package org.twinport.net.tls;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * Does in memory what clients will ask for: handshakes, and files that are sent and received; on
 * the thread that calls it. The JVM compiles what runs often, and a server that has done so before
 * its first client comes serves that one several times as fast.
 */
public final class Exercise {

    private static final int DATA_CONNECTIONS = 10;
    private static final int BUFFERS = 4;

    /** How much an application gives at once, see {@code BufferPool}. */
    private static final int CLEAR = 128 << 10;

    /** Room for that, encrypted, and one more record, without which the JDK does not begin one. */
    private static final int ENCRYPTED = 200 << 10;

    private final TlsServer server;
    private final ByteBuffer file = ByteBuffer.allocateDirect(CLEAR);
    private final ByteBuffer wire = ByteBuffer.allocate(ENCRYPTED);
    private final ByteBuffer copy = ByteBuffer.allocateDirect(ENCRYPTED);

    private Exercise(TlsServer server) {
        this.server = TlsServer.of(server.identities().getFirst()).accepting(server.versions());
    }

    /**
     * Goes on until it is told not to.
     *
     * @param goOn asked every few milliseconds
     * @throws SSLException if a handshake fails
     */
    public static void run(TlsServer server, BooleanSupplier goOn) throws SSLException {
        Exercise exercise = new Exercise(server);
        while (goOn.getAsBoolean()) {
            exercise.session(goOn);
        }
    }

    private void session(BooleanSupplier goOn) throws SSLException {
        TlsServerSession near = server.open(Optional.empty());
        TlsClientSession far =
                new TlsClientSession(
                        "localhost",
                        21,
                        new OneServer(server.identities().getFirst().certificate()),
                        Optional.empty(),
                        server.versions());
        MemoryPair.Ended control = MemoryPair.shake(near.controlEngine(), far.controlEngine());
        near.established(control.server());
        far.established(control.client());
        for (int i = 0; i < DATA_CONNECTIONS && goOn.getAsBoolean(); i++) {
            boolean upload = i % 2 == 1;
            SSLEngine here = near.dataEngine(upload);
            SSLEngine there = far.dataEngine();
            MemoryPair.Ended data = MemoryPair.shake(here, there);
            near.dataEstablished(data.server(), Optional.empty());
            if (upload) {
                move(there, here);
            } else {
                move(here, there);
            }
        }
    }

    private void move(SSLEngine from, SSLEngine to) throws SSLException {
        for (int i = 0; i < BUFFERS; i++) {
            file.clear();
            wire.clear();
            while (file.hasRemaining()) {
                require(from.wrap(file, wire));
            }
            wire.flip();
            copy.clear();
            while (wire.hasRemaining()) {
                require(to.unwrap(wire, copy));
            }
        }
    }

    private static void require(SSLEngineResult result) throws SSLException {
        if (result.getStatus() != SSLEngineResult.Status.OK) {
            throw new SSLException("a record was not moved: " + result);
        }
    }
}
