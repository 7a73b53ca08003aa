package org.twinport.net.probe;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One attempt to open a TCP connection, as a fact.
 *
 * @param target what was dialled
 * @param answer how it ended
 * @param took from the first packet to the answer, or the whole time that was waited
 */
public record Dial(InetSocketAddress target, Answer answer, Duration took) {

    /** Whether the connection stood. */
    public boolean connected() {
        return answer == Answer.CONNECTED;
    }

    /** The time in milliseconds. */
    public long millis() {
        return took.toMillis();
    }
}
