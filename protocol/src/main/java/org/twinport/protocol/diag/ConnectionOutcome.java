package org.twinport.protocol.diag;

import java.util.Arrays;
import java.util.Locale;

/** How opening a connection ended, as the server saw it. */
public enum ConnectionOutcome {
    CONNECTED,
    /** Nothing came, or nothing answered, within the deadline. */
    TIMED_OUT,
    /** The other host answered that nobody listens. */
    REFUSED,
    /** A router or firewall answered that there is no way. */
    UNREACHABLE,
    /** The same pair of ports is in use, or was a moment ago. */
    PORT_BUSY,
    /** The server may not dial from port 20. */
    PORT_DENIED,
    /** ABOR, a lost control connection or a shutdown came first. */
    STOPPED,
    /** None was set up. */
    NOT_SET_UP,
    /** Something else, or a word of a later version. */
    FAILED;

    /** The word for it, in lower case with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome of this word; {@link #FAILED} for one that is not known. */
    static ConnectionOutcome of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(FAILED);
    }
}
