package org.twinport.net.data;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A port that waits for one data connection from one address: passive mode at the server, active
 * mode at the client. Owned by the thread of its session.
 *
 * <p>Whoever else connects is turned away and the rightful peer is still served (RFC 2577 section
 * 4: a listening data port is there to be stolen).
 */
public final class DataListener implements DataMode {

    /** Strangers that are remembered; there may be a port scan. */
    private static final int REMEMBERED = 8;

    private final ServerSocketChannel listener;
    private final InetAddress expected;
    private final InetSocketAddress announced;
    private final List<InetSocketAddress> strangers = new ArrayList<>();
    private final long opened = System.nanoTime();

    /**
     * @param listener bound, in non-blocking mode
     * @param expected the only address that may connect
     * @param announced what the peer is told
     */
    public DataListener(
            ServerSocketChannel listener, InetAddress expected, InetSocketAddress announced) {
        this.listener = listener;
        this.expected = expected;
        this.announced = announced;
    }

    @Override
    public InetSocketAddress announced() {
        return announced;
    }

    /** How long the port has been open. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** Whether the port can still be used; any thread may ask. */
    public boolean isOpen() {
        return listener.isOpen();
    }

    /** The port that is bound on this host. */
    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public DataConnection open(Readiness readiness, Duration deadline)
            throws DataConnectionException {
        long begin = System.nanoTime();
        try (this) {
            while (true) {
                SocketChannel channel = listener.accept();
                if (channel != null && isExpected(channel)) {
                    return connected(channel, begin);
                }
                if (channel != null) {
                    turnAway(channel);
                }
                // Asked after every stranger too: a port scan must not stretch the deadline.
                Duration left = deadline.minusNanos(System.nanoTime() - begin);
                switch (readiness.await(
                        listener,
                        SelectionKey.OP_ACCEPT,
                        left.isNegative() ? Duration.ZERO : left)) {
                    case READY -> {}
                    case STOPPED -> throw failed(DataAttempt.Outcome.STOPPED, begin, null);
                    case TIMED_OUT -> throw failed(DataAttempt.Outcome.TIMED_OUT, begin, null);
                }
            }
        } catch (DataConnectionException known) {
            throw known;
        } catch (IOException broken) {
            throw failed(DataAttempt.Outcome.FAILED, begin, broken.getMessage());
        }
    }

    private boolean isExpected(SocketChannel channel) throws IOException {
        InetAddress peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        return Arrays.equals(peer.getAddress(), expected.getAddress());
    }

    private void turnAway(SocketChannel channel) throws IOException {
        if (strangers.size() < REMEMBERED) {
            strangers.add((InetSocketAddress) channel.getRemoteAddress());
        }
        channel.close();
    }

    private DataConnection connected(SocketChannel channel, long begin) throws IOException {
        channel.configureBlocking(false);
        InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
        return new DataConnection(
                channel, attempt(DataAttempt.Outcome.CONNECTED, begin, peer, null));
    }

    private DataConnectionException failed(
            DataAttempt.Outcome outcome, long begin, @Nullable String message) {
        return new DataConnectionException(attempt(outcome, begin, null, message));
    }

    private DataAttempt attempt(
            DataAttempt.Outcome outcome,
            long begin,
            @Nullable InetSocketAddress peer,
            @Nullable String message) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        return new DataAttempt(
                DataAttempt.Direction.LISTEN,
                outcome,
                announced,
                null,
                peer,
                strangers,
                waited,
                message);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // the port is released in any case
        }
    }
}
