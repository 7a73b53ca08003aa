package org.twinport.server.config;

import java.time.Duration;

/**
 * How long the server waits for whom.
 *
 * @param login from connect to a successful PASS
 * @param idle between two commands; stands still while data moves
 * @param passive from PASV or EPSV to the client's connection
 * @param active for the connection to the client
 * @param stall without a byte on a data connection
 * @param write for a client to take a reply
 * @param keepAlive idle time before TCP probes on the control connection, so that NAT does not
 *     forget it
 * @param grace for running transfers when the server closes
 */
public record Deadlines(
        Duration login,
        Duration idle,
        Duration passive,
        Duration active,
        Duration stall,
        Duration write,
        Duration keepAlive,
        Duration grace) {

    public static final Deadlines DEFAULT =
            new Deadlines(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30));
}
