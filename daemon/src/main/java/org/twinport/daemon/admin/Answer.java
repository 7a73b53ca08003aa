package org.twinport.daemon.admin;

/**
 * What came of a request to a running server.
 *
 * @param status whether it did what it was asked
 * @param text lines for people
 */
public record Answer(Status status, String text) {

    /** How it went. */
    public enum Status {
        /** The server did it. */
        DONE,
        /** The server answered why it did not. */
        REFUSED,
        /** No server was reached. */
        NO_SERVER,
        /** Several servers run, and none was asked. */
        SEVERAL_SERVERS
    }

    /** Of a server. */
    public Answer(boolean success, String text) {
        this(success ? Status.DONE : Status.REFUSED, text);
    }

    public boolean success() {
        return status == Status.DONE;
    }
}
