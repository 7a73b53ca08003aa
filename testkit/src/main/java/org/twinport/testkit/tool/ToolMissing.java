package org.twinport.testkit.tool;

/** A program that a test needs is not on this system; the message says which and how to get it. */
public final class ToolMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ToolMissing(String reason) {
        super(reason);
    }
}
