package org.twinport.daemon;

import org.twinport.server.event.ServerListener;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server lives in its process; immutable.
 *
 * @param terminal whether a person reads the start report, so that a generated password may be
 *     shown
 * @param runtimeDirectory for the socket and a password file; empty for the usual place
 * @param alsoTell hears every event beside the logs, on the session's thread
 * @param certificateCheck how often the files of certificates are looked at
 * @param warmUp how long TLS is practised before the first clients come; zero for not at all
 */
public record Options(
        boolean terminal,
        Optional<Path> runtimeDirectory,
        ServerListener alsoTell,
        Duration certificateCheck,
        Duration warmUp) {

    private static final Duration CERTIFICATE_CHECK = Duration.ofSeconds(30);

    /** Twice as long gains little more. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** With a look at the certificates every 30 seconds, and without a warm-up. */
    public Options(boolean terminal, Optional<Path> runtimeDirectory, ServerListener alsoTell) {
        this(terminal, runtimeDirectory, alsoTell, CERTIFICATE_CHECK, Duration.ZERO);
    }

    /** With the usual place, no further listener, and a warm-up. */
    public static Options of(boolean terminal) {
        return new Options(
                terminal, Optional.empty(), ServerListener.NONE, CERTIFICATE_CHECK, WARM_UP);
    }
}
