package org.twinport.net.probe;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens TCP connections and keeps how each attempt ended; on the caller's thread, which it blocks.
 *
 * @param timeout for each attempt
 * @param window the receive window in bytes, 0 for the system's; a peer sends no segment longer
 *     than half of it, which gets replies through a path that swallows big packets
 */
public record Dialler(Duration timeout, int window) {

    /** A window with which every segment of a peer fits any path. */
    public static final int SMALL_WINDOW = 1_024;

    /**
     * An attempt and, if it succeeded, the open channel, which is the caller's.
     *
     * @param dial what happened
     * @param channel in blocking mode, or null
     */
    public record Dialled(Dial dial, @Nullable SocketChannel channel) {}

    /** Opens a connection; what goes wrong is an answer, not an exception. */
    public Dialled dial(InetSocketAddress target) {
        long begin = System.nanoTime();
        SocketChannel channel = null;
        Answer answer;
        try {
            channel = SocketChannel.open();
            if (window > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, window);
            }
            channel.socket().connect(target, Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
            answer = Answer.CONNECTED;
        } catch (IOException failed) {
            answer = classified(failed, target.getAddress());
        }
        Dial dial = new Dial(target, answer, Duration.ofNanos(System.nanoTime() - begin));
        if (answer == Answer.CONNECTED) {
            return new Dialled(dial, channel);
        }
        close(channel);
        return new Dialled(dial, null);
    }

    /**
     * By type, never by text: the texts are the operating system's, and translated. An ICMPv6
     * "administratively prohibited" arrives as EACCES, which Java calls a BindException.
     */
    private static Answer classified(IOException failed, InetAddress target) {
        return switch (failed) {
            case SocketTimeoutException _ -> Answer.SILENCE;
            case NoRouteToHostException _, BindException _ -> Answer.REJECTED;
            case ConnectException _ -> Answer.REFUSED;
            default -> source(target).isPresent() ? Answer.REJECTED : Answer.NO_ROUTE;
        };
    }

    /** The address of this host from which it would reach another; empty if it has no route. */
    public static Optional<InetAddress> source(InetAddress target) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(target, 9));
            InetAddress local = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
            return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            // the descriptor is released in any case
        }
    }
}
