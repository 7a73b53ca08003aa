package org.twinport.net.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The other end of a connection under test, over a socket that blocks: an engine of the JDK whose
 * records the test sends when and how it likes.
 */
final class RawPeer {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10).flip();

    RawPeer(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
    }

    SSLEngine engine() {
        return engine;
    }

    CompletableFuture<Void> handshake() {
        return Fixture.aside(this::shake);
    }

    private void shake() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status;
        while ((status = engine.getHandshakeStatus()) != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> send(record(new byte[0]));
                default -> unwrap();
            }
        }
    }

    /** What the engine makes of these bytes; of none, what it has to say itself. */
    byte[] record(byte[] plain) throws IOException {
        ByteBuffer source = plain.length == 0 ? NOTHING : ByteBuffer.wrap(plain);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        do {
            ByteBuffer out = ByteBuffer.allocate(64 << 10);
            engine.wrap(source, out);
            all.write(out.array(), 0, out.position());
        } while (source.hasRemaining());
        return all.toByteArray();
    }

    byte[] closeNotify() throws IOException {
        engine.closeOutbound();
        return record(new byte[0]);
    }

    /** TLS 1.3: new keys, and the other side is asked for new ones of its own. */
    byte[] keyUpdate() throws IOException {
        engine.beginHandshake();
        return record(new byte[0]);
    }

    void send(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        ByteBuffer bytes = ByteBuffer.wrap(all.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Decrypted bytes, at least one; empty at close_notify. */
    byte[] read() throws IOException {
        while (true) {
            byte[] bytes = unwrap();
            if (bytes.length > 0 || engine.isInboundDone()) {
                return bytes;
            }
        }
    }

    private byte[] unwrap() throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(64 << 10);
        SSLEngineResult result = engine.unwrap(in, plain);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            in.compact();
            int n = channel.read(in);
            in.flip();
            if (n < 0) {
                throw new IOException("the connection ended");
            }
        }
        return Arrays.copyOf(plain.array(), plain.position());
    }
}
