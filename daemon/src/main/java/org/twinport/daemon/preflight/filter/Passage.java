package org.twinport.daemon.preflight.filter;

import org.jspecify.annotations.Nullable;

/**
 * How a packet fared; a value.
 *
 * @param fate what became of it
 * @param rule what decided that, as a person finds it; empty if nothing stood in its way
 * @param chain the base chain of that rule; null if nothing stood in its way
 */
public record Passage(Fate fate, String rule, @Nullable Chain chain) {

    static final Passage FREE = new Passage(Fate.OPEN, "", null);

    /** What can become of a packet. */
    public enum Fate {
        /** It passes. */
        OPEN,
        /** It passes for the clients that a rule names, and vanishes for others. */
        SOME_ONLY,
        /** It is dropped, and its sender hears nothing. */
        DROPPED,
        /** It is dropped, and its sender is told. */
        REJECTED,
        /** It goes to another host or port. */
        DIVERTED,
        /** A rule that is not understood here decides. */
        UNKNOWN
    }

    /** Whether no client at all gets through. */
    public boolean isClosed() {
        return fate == Fate.DROPPED || fate == Fate.REJECTED || fate == Fate.DIVERTED;
    }
}
