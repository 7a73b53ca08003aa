package org.twinport.daemon;

import org.twinport.server.event.ServerListener;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server lives in its process; immutable.
 *
 * @param terminal whether a person reads the start report, so that a generated password may be
 *     shown
 * @param runtimeDirectory for the socket and a password file; empty for the usual place
 * @param alsoTell hears every event beside the logs, on the session's thread
 */
public record Options(boolean terminal, Optional<Path> runtimeDirectory, ServerListener alsoTell) {

    /** With the usual place and no further listener. */
    public static Options of(boolean terminal) {
        return new Options(terminal, Optional.empty(), ServerListener.NONE);
    }
}
