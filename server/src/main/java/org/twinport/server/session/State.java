package org.twinport.server.session;

/**
 * Where a session stands. A handler that touches files takes a {@link LoggedIn}: without one it
 * cannot be called.
 */
public sealed interface State permits State.Fresh, State.Named, LoggedIn, State.Closed {

    /**
     * Nobody has been named.
     *
     * @param failures wrong passwords so far
     */
    record Fresh(int failures) implements State {}

    /**
     * USER was accepted, PASS is awaited.
     *
     * @param user octets
     * @param failures wrong passwords so far
     */
    record Named(String user, int failures) implements State {}

    /**
     * The session is over once the reply is out.
     *
     * @param why for the log
     */
    record Closed(String why) implements State {}
}
