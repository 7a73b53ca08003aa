package org.twinport.doctor.fact;

import java.time.Duration;
import java.util.Optional;

/**
 * What happened after the command of a transfer was sent.
 *
 * @param command such as LIST
 * @param first the first reply
 * @param last the final reply
 * @param bytes how many bytes moved
 * @param firstByte how long the first one took, empty if none came
 * @param ending how the data connection ended
 * @param tls what came of TLS on it
 * @param took all of it
 */
public record Transfer(
        String command,
        Heard first,
        Heard last,
        long bytes,
        Optional<Duration> firstByte,
        Ending ending,
        DataTls tls,
        Duration took) {

    /** How the data connection ended. */
    public enum Ending {
        /** By the side that sends. */
        COMPLETE,
        /** The doctor had seen enough and closed it. */
        CUT,
        /** No byte moved for too long. */
        STALLED,
        /** By a reset, or an error of the network. */
        BROKEN,
        /** TLS did not come about. */
        NO_TLS,
        /** The server refused on the control connection. */
        REFUSED
    }

    /** TLS on the data connection. */
    public enum DataTls {
        NONE,
        RESUMED,
        NEW_SESSION,
        REFUSED,
        STALLED
    }

    /** Whether all bytes moved and the server said so. */
    public boolean succeeded() {
        return (ending == Ending.COMPLETE && last.isYes())
                || (ending == Ending.CUT && last.kind() != Heard.Kind.SILENCE);
    }
}
