package org.twinport.server.config;

import java.time.Duration;

/**
 * How much the server takes on. 0 means no limit.
 *
 * @param sessions control connections in total
 * @param perAddress control connections from one address
 * @param beforeLogin control connections that have not logged in; above it the oldest silent one
 *     gives way
 * @param loginAttempts wrong passwords on one connection before it ends
 * @param failureDelay before a wrong password is answered
 * @param lineLength bytes of one command line, at least 512
 */
public record Limits(
        int sessions,
        int perAddress,
        int beforeLogin,
        int loginAttempts,
        Duration failureDelay,
        int lineLength) {

    public static final Limits DEFAULT =
            new Limits(10_000, 50, 1_000, 3, Duration.ofSeconds(1), 8_192);
}
