package org.twinport.net.data;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What happened when a data connection was opened: a record of facts, from which the cause is found
 * elsewhere.
 *
 * @param direction who dialled
 * @param outcome how it ended
 * @param announced the address and port that were told to the side that dials
 * @param dialledFrom for a connection that this end opened, its own address and port, as far as
 *     they were bound
 * @param connected the other end, once there is a connection
 * @param strangers addresses that connected and were turned away, oldest first
 * @param waited how long it took
 * @param systemMessage what the operating system said, for logs
 */
public record DataAttempt(
        Direction direction,
        Outcome outcome,
        @Nullable InetSocketAddress announced,
        @Nullable InetSocketAddress dialledFrom,
        @Nullable InetSocketAddress connected,
        List<InetSocketAddress> strangers,
        Duration waited,
        @Nullable String systemMessage) {

    public DataAttempt {
        strangers = List.copyOf(strangers);
    }

    /** Who dials the data connection, seen from this end. */
    public enum Direction {
        /** This end waits for the other. */
        LISTEN,
        /** This end dials. */
        DIAL,
        /** Nobody: none was asked for. */
        NONE
    }

    /** How it ended. */
    public enum Outcome {
        CONNECTED,
        /** Nothing came, or nothing answered, within the deadline. */
        TIMED_OUT,
        /** The other host answered that nobody listens. */
        REFUSED,
        /** A router or firewall answered that there is no way. */
        UNREACHABLE,
        /** The pair of ports is in use already. */
        PORT_BUSY,
        /** A command, a lost control connection or a shutdown came first. */
        STOPPED,
        /** None was set up. */
        NOT_SET_UP,
        /** Something else. */
        FAILED
    }
}
