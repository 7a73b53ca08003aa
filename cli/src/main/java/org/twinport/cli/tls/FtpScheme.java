package org.twinport.cli.tls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a URL begins, and how much TLS that asks for. */
public enum FtpScheme {
    /** AUTH TLS if the server offers it. */
    FTP(21),
    /** AUTH TLS, or no connection. */
    FTPES(21),
    /** TLS from the first byte. */
    FTPS(990);

    private final int port;

    FtpScheme(int port) {
        this.port = port;
    }

    /** Which is meant if a URL names none. */
    public int port() {
        return port;
    }

    /** As in a URL, without colon. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scheme of a text that begins like a URL of ours. */
    public static Optional<FtpScheme> of(String text) {
        return Arrays.stream(values())
                .filter(scheme -> text.toLowerCase(Locale.ROOT).startsWith(scheme.text() + "://"))
                .findFirst();
    }
}
