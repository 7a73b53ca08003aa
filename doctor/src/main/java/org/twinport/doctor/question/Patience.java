package org.twinport.doctor.question;

import java.time.Duration;

/**
 * How long is waited for what; immutable.
 *
 * @param connect for a TCP connection: three SYNs of Linux leave in that time
 * @param data for a data connection; two SYNs leave in that time
 * @param greeting for the first reply; servers that look names up take 5 to 10 s
 * @param reply for any other reply
 * @param arrival for the server's connection in active mode, where that is what has to work
 * @param glance the same where active mode is only looked at
 * @param stall without a byte on a data connection
 * @param transfer for a whole transfer, after which it is cut
 */
public record Patience(
        Duration connect,
        Duration data,
        Duration greeting,
        Duration reply,
        Duration arrival,
        Duration glance,
        Duration stall,
        Duration transfer) {

    public static final Patience DEFAULT =
            new Patience(
                    Duration.ofMillis(4_200),
                    Duration.ofMillis(2_500),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(6),
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));

    /** For a look beside a command that has failed already, which had its own patience. */
    public static final Patience BRIEF =
            new Patience(
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4));

    /** Every wait as long as this; the glance keeps its length. */
    public Patience all(Duration time) {
        return new Patience(time, time, time, time, time, glance, time, transfer);
    }
}
