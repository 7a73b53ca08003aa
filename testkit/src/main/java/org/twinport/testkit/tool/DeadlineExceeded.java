package org.twinport.testkit.tool;

/** A program did not do in time what it was waited for; the message carries what it had said. */
public final class DeadlineExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadlineExceeded(String message) {
        super(message);
    }
}
