package org.twinport.net.data;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The one place that chooses ports to listen on; used by many sessions' threads.
 *
 * <p>The choice is random, for a port that can be guessed can be stolen (RFC 2577 section 8), and
 * explicit: leaving it to the kernel collapses once thousands of its ephemeral ports are in
 * TIME_WAIT, and never stays inside a range. A range is walked to its end before it counts as used
 * up.
 */
public final class PortPool {

    private static final int RANDOM_TRIES = 16;

    private final PortRange range;
    private final RandomGenerator random;

    public PortPool(PortRange range) {
        this(range, new SecureRandom());
    }

    PortPool(PortRange range, RandomGenerator random) {
        this.range = range;
        this.random = random;
    }

    public PortRange range() {
        return range;
    }

    /**
     * Listens on a free port of the range.
     *
     * @param address the local address to listen on
     * @return empty if every port of the range is in use
     * @throws IOException if the address itself cannot be bound, or descriptors ran out
     */
    public Optional<ServerSocketChannel> listen(InetAddress address) throws IOException {
        if (range.equals(PortRange.ANY)) {
            return bind(address, 0);
        }
        for (int i = 0; i < Math.min(RANDOM_TRIES, range.size()); i++) {
            Optional<ServerSocketChannel> bound =
                    bind(address, range.first() + random.nextInt(range.size()));
            if (bound.isPresent()) {
                return bound;
            }
        }
        int offset = random.nextInt(range.size());
        for (int i = 0; i < range.size(); i++) {
            Optional<ServerSocketChannel> bound =
                    bind(address, range.first() + (offset + i) % range.size());
            if (bound.isPresent()) {
                return bound;
            }
        }
        return Optional.empty();
    }

    /**
     * A socket of the address's own family: one of both families costs more, and its clients'
     * addresses are IPv6 ones that are turned back. SO_REUSEADDR, without which a port in TIME_WAIT
     * is lost for a minute, is set by the JDK when it makes a listening socket, but on Windows,
     * where it would let others take the port.
     */
    private static Optional<ServerSocketChannel> bind(InetAddress address, int port)
            throws IOException {
        ServerSocketChannel listener =
                ServerSocketChannel.open(
                        address instanceof Inet4Address
                                ? StandardProtocolFamily.INET
                                : StandardProtocolFamily.INET6);
        boolean success = false;
        try {
            listener.bind(new InetSocketAddress(address, port), 16);
            listener.configureBlocking(false);
            success = true;
            return Optional.of(listener);
        } catch (BindException inUse) {
            return Optional.empty();
        } finally {
            if (!success) {
                listener.close();
            }
        }
    }
}
