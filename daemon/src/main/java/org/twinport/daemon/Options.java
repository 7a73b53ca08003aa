package org.twinport.daemon;

import org.twinport.daemon.x25519.BouncyCastleCurve;
import org.twinport.net.crypto.CryptoProvider;
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
 * @param tlsPreparation is run before certificates are used, at the start and after a reload; for
 *     what concerns the whole process
 * @param warmUp how long TLS is practised before the first clients come; zero for not at all
 */
public record Options(
        boolean terminal,
        Optional<Path> runtimeDirectory,
        ServerListener alsoTell,
        Duration certificateCheck,
        Runnable tlsPreparation,
        Duration warmUp) {

    private static final Duration CERTIFICATE_CHECK = Duration.ofSeconds(30);

    /** Twice as long gains little more. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** With a look at the certificates every 30 seconds, and without a warm-up. */
    public Options(boolean terminal, Optional<Path> runtimeDirectory, ServerListener alsoTell) {
        this(terminal, runtimeDirectory, alsoTell, CERTIFICATE_CHECK, () -> {}, Duration.ZERO);
    }

    /**
     * With the usual place, no further listener, the quickest arithmetic that there is for TLS in
     * this JVM, and a warm-up.
     */
    public static Options of(boolean terminal) {
        return new Options(
                terminal,
                Optional.empty(),
                ServerListener.NONE,
                CERTIFICATE_CHECK,
                Options::preferQuickArithmetic,
                WARM_UP);
    }

    private static void preferQuickArithmetic() {
        if (!CryptoProvider.preferLibcrypto()) {
            CryptoProvider.prefer(new BouncyCastleCurve());
        }
    }
}
