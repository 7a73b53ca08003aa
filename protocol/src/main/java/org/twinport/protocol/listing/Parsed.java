package org.twinport.protocol.listing;

/** What a client could make of one line of a listing; an immutable value for any thread. */
public sealed interface Parsed {

    /** The line describes an entry. */
    record Found(Entry entry) implements Parsed {}

    /** The line is understood and describes no entry below the directory: a total, {@code ..}. */
    record Skipped() implements Parsed {}

    /**
     * The line is in no form that is known here. It is to be shown and counted, never to fail the
     * listing: one odd name must not hide all others.
     *
     * @param line the line as it came, one char per byte
     */
    record Unreadable(String line) implements Parsed {}
}
