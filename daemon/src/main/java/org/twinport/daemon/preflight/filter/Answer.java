package org.twinport.daemon.preflight.filter;

/** Whether a condition holds for the packet of a client of whom nothing is known. */
enum Answer {
    /** For everybody. */
    YES,
    /** For this client, but not for those whom the condition names. */
    MOST,
    /** Only for clients whom the condition names. */
    SOME,
    /** The condition is of a kind that is not understood here. */
    UNKNOWN,
    /** For nobody. */
    NO;

    Answer and(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Answer not() {
        return switch (this) {
            case YES, MOST -> NO;
            case SOME -> MOST;
            case UNKNOWN -> UNKNOWN;
            case NO -> YES;
        };
    }
}
