package org.twinport.net.data;

import java.io.IOException;

/** No data connection came about. */
public final class DataConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient DataAttempt attempt;

    public DataConnectionException(DataAttempt attempt) {
        super("data connection: " + attempt.outcome());
        this.attempt = attempt;
    }

    /** What was tried and what happened. */
    public DataAttempt attempt() {
        return attempt;
    }
}
