package org.twinport.conformance.check;

/** How binding a requirement is; values. */
public enum Level {
    /** The document demands it. */
    MUST,
    /** The document recommends it. */
    SHOULD,
    /** No document says it, but clients have come to rely on it. */
    HABIT
}
