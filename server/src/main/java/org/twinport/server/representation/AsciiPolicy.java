package org.twinport.server.representation;

/** What TYPE A does to the bytes of a file. */
public enum AsciiPolicy {
    /** Line ends are converted, as RFC 959 wants it. */
    CONVERT,
    /**
     * Nothing: files travel as in TYPE I. For clients that set TYPE A, or never set a type, and
     * then transfer what is no text.
     */
    IGNORE
}
