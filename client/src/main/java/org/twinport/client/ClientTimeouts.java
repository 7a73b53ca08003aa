package org.twinport.client;

import java.time.Duration;

/**
 * How long a client waits for what; immutable.
 *
 * @param connect for name, TCP, greeting, TLS and login together
 * @param reply for one reply
 * @param finalReply for the reply after a transfer, which may wait for the server's disk; at least
 *     60 s by default
 * @param stall without a byte on the data connection
 * @param rung for one attempt at a data connection: three SYNs
 */
public record ClientTimeouts(
        Duration connect, Duration reply, Duration finalReply, Duration stall, Duration rung) {

    private static final Duration LEAST_FINAL = Duration.ofSeconds(60);

    public static final ClientTimeouts DEFAULT =
            new ClientTimeouts(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(4));

    /** The time for connecting and for each reply; the final reply never gets less than 60 s. */
    public ClientTimeouts all(Duration time) {
        Duration last = time.compareTo(LEAST_FINAL) < 0 ? LEAST_FINAL : time;
        return new ClientTimeouts(time, time, last, time, rung);
    }

    public ClientTimeouts finalReply(Duration time) {
        return new ClientTimeouts(connect, reply, time, stall, rung);
    }

    public ClientTimeouts rung(Duration time) {
        return new ClientTimeouts(connect, reply, finalReply, stall, time);
    }
}
