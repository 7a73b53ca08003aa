package org.twinport.net.data;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/**
 * A connection that this end opens to where the peer listens: active mode at the server, passive
 * mode at the client.
 *
 * @param target where to dial
 * @param from the address to dial from
 * @param fromPort the port to dial from, or 0 for any; many connections leave from port 20 at once,
 *     each to another target, which SO_REUSEADDR permits
 */
public record DataDialler(InetSocketAddress target, InetAddress from, int fromPort)
        implements DataMode {

    @Override
    public InetSocketAddress announced() {
        return target;
    }

    @Override
    public void close() {}

    @Override
    public DataConnection open(Readiness readiness, Duration deadline)
            throws DataConnectionException {
        long begin = System.nanoTime();
        try {
            return dial(readiness, deadline, begin, fromPort);
        } catch (PortBusy busy) {
            // The same four numbers are still in TIME_WAIT; another source port serves all but the
            // strictest firewalls.
            try {
                return dial(readiness, deadline, begin, 0);
            } catch (PortBusy again) {
                throw failed(DataAttempt.Outcome.PORT_BUSY, begin, null, again.getMessage());
            }
        }
    }

    /**
     * Opens it from the given port or not at all, for tests of just that. If the pair of ports is
     * in use or the port cannot be bound, the outcome is {@code PORT_BUSY}, in the second case
     * without an address that was dialled from.
     */
    public DataConnection openFromThere(Readiness readiness, Duration deadline)
            throws DataConnectionException {
        long begin = System.nanoTime();
        try {
            return dial(readiness, deadline, begin, fromPort);
        } catch (PortBusy busy) {
            throw failed(DataAttempt.Outcome.PORT_BUSY, begin, busy.bound, busy.getMessage());
        }
    }

    private DataConnection dial(Readiness readiness, Duration deadline, long begin, int port)
            throws DataConnectionException, PortBusy {
        SocketChannel channel = null;
        boolean success = false;
        InetSocketAddress local = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (port != 0) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(new InetSocketAddress(from, port));
            local = (InetSocketAddress) channel.getLocalAddress();
            if (!channel.connect(target)) {
                finishConnect(channel, readiness, deadline, begin, local);
            }
            DataAttempt attempt =
                    attempt(DataAttempt.Outcome.CONNECTED, begin, local, target, null);
            success = true;
            return new DataConnection(channel, attempt);
        } catch (DataConnectionException known) {
            throw known;
        } catch (IOException broken) {
            throw classified(broken, port, begin, local);
        } finally {
            if (!success) {
                closeQuietly(channel);
            }
        }
    }

    private void finishConnect(
            SocketChannel channel,
            Readiness readiness,
            Duration deadline,
            long begin,
            @Nullable InetSocketAddress local)
            throws IOException {
        Duration left = deadline.minusNanos(System.nanoTime() - begin);
        switch (readiness.await(
                channel, SelectionKey.OP_CONNECT, left.isNegative() ? Duration.ZERO : left)) {
            case READY -> channel.finishConnect();
            case STOPPED -> throw failed(DataAttempt.Outcome.STOPPED, begin, local, null);
            case TIMED_OUT -> throw failed(DataAttempt.Outcome.TIMED_OUT, begin, local, null);
        }
    }

    /** By type, not by text: the texts are the operating system's and translated. */
    private DataConnectionException classified(
            IOException broken, int port, long begin, @Nullable InetSocketAddress local)
            throws PortBusy {
        DataAttempt.Outcome outcome =
                switch (broken) {
                    case BindException _ when port != 0 -> throw new PortBusy(broken, local);
                    // An IPv6 "administratively prohibited" arrives as EACCES, which Java calls a
                    // BindException.
                    case BindException _ -> DataAttempt.Outcome.UNREACHABLE;
                    case NoRouteToHostException _ -> DataAttempt.Outcome.UNREACHABLE;
                    case ConnectException _ -> DataAttempt.Outcome.REFUSED;
                    default -> DataAttempt.Outcome.FAILED;
                };
        return failed(outcome, begin, local, broken.getMessage());
    }

    private DataConnectionException failed(
            DataAttempt.Outcome outcome,
            long begin,
            @Nullable InetSocketAddress local,
            @Nullable String message) {
        return new DataConnectionException(attempt(outcome, begin, local, null, message));
    }

    private DataAttempt attempt(
            DataAttempt.Outcome outcome,
            long begin,
            @Nullable InetSocketAddress local,
            @Nullable InetSocketAddress connected,
            @Nullable String message) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        return new DataAttempt(
                DataAttempt.Direction.DIAL,
                outcome,
                target,
                local,
                connected,
                List.of(),
                waited,
                message);
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            // nothing left to release
        }
    }

    private static final class PortBusy extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable InetSocketAddress bound;

        PortBusy(IOException cause, @Nullable InetSocketAddress bound) {
            super(cause.getMessage(), cause);
            this.bound = bound;
        }
    }
}
