package org.twinport.protocol.path;

/**
 * A text that is no name or no path: what a server answers with 501 or 553. The message never
 * repeats the input.
 */
public final class InvalidPathText extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPathText(String message) {
        super(message);
    }
}
