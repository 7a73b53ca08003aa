package org.twinport.doctor.fact;

import java.time.Duration;

/**
 * One line of the timeline.
 *
 * @param at since the examination began
 * @param connection which of the two
 * @param direction which way
 * @param text without line ends and without secrets
 */
public record Moment(Duration at, Connection connection, Direction direction, String text) {

    /** Which connection. */
    public enum Connection {
        CONTROL,
        DATA
    }

    /** Which way. */
    public enum Direction {
        TO_SERVER,
        FROM_SERVER,
        /** Nothing moved: something was noticed. */
        NOTE
    }
}
