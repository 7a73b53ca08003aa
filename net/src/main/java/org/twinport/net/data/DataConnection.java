package org.twinport.net.data;

import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Wire;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsWire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/** An open data connection, in non-blocking mode; owned by the thread of its session. */
public final class DataConnection implements AutoCloseable {

    /** Records that are looked at when nothing is waited for any more. */
    private static final int LAST_LOOKS = 4;

    private final SocketChannel channel;
    private final DataAttempt attempt;
    private Wire wire;

    DataConnection(SocketChannel channel, DataAttempt attempt) {
        this.channel = channel;
        this.attempt = attempt;
        this.wire = new Wire.Clear(channel);
    }

    /** The socket, to wait on. */
    public SocketChannel channel() {
        return channel;
    }

    /** The bytes, for the pump. */
    public Wire wire() {
        return wire;
    }

    /**
     * Goes on in TLS.
     *
     * @param engine made for this connection
     * @param ending what a connection that ends without close_notify means
     * @param deadline for the handshake
     * @return the session that was agreed on
     * @throws TlsException if none was; the connection is of no further use
     */
    public SSLSession secure(
            SSLEngine engine,
            Ending ending,
            BufferPool buffers,
            Readiness readiness,
            Duration deadline)
            throws TlsException {
        TlsWire secured = new TlsWire(channel, engine, ending, TlsWire.Size.BULK, buffers);
        wire = secured;
        secured.handshake(readiness, deadline);
        return engine.getSession();
    }

    /** How it came about. */
    public DataAttempt attempt() {
        return attempt;
    }

    /** This end. */
    public InetSocketAddress local() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** The other end. */
    public InetSocketAddress peer() throws IOException {
        return (InetSocketAddress) channel.getRemoteAddress();
    }

    /**
     * Says that no more bytes follow, and keeps the way back open. What TLS says at its end was
     * said by the pump.
     */
    public void finishSending() throws IOException {
        channel.shutdownOutput();
    }

    /**
     * Answers the peer's end of data with this side's, as far as it goes at once, so that neither
     * takes the end of the connection for an accident.
     */
    public void sayGoodbye() {
        try {
            wire.finish();
        } catch (IOException gone) {
            // the peer has closed, and misses nothing
        }
    }

    /**
     * Says that no more bytes follow and reads on, in TLS, until the peer has ended its side, too;
     * what comes is for TLS and no data.
     *
     * @param readiness may end it before
     * @param deadline for the wait
     */
    public void hearOut(Readiness readiness, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        ByteBuffer scrap = ByteBuffer.allocate(1024);
        Readiness.Event event = Readiness.Event.READY;
        while (event == Readiness.Event.READY) {
            boolean said = wire.finish();
            int n = wire.read(scrap.clear());
            if (n < 0 && said) {
                return;
            }
            if (n <= 0) {
                int wanted = said ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                event = readiness.await(channel, wanted, left);
            }
        }
        // What ended the wait came after what is on this connection already.
        for (int i = 0; i < LAST_LOOKS && wire.read(scrap.clear()) >= 0; i++) {
            // a ticket leaves no bytes behind
        }
    }

    /** Cuts the connection so that the peer cannot take it for the regular end of a file. */
    public void cut() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyGone) {
            // closing is all that is left
        }
        close();
    }

    @Override
    public void close() {
        wire.release();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // the descriptor is released in any case
        }
    }
}
