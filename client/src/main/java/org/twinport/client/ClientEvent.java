package org.twinport.client;

import org.twinport.protocol.reply.Reply;

import java.net.InetSocketAddress;

/** One thing that happened on either of the two connections; secrets are masked. */
public sealed interface ClientEvent {

    /** The control connection stands. */
    record Connected(InetSocketAddress local, InetSocketAddress server) implements ClientEvent {}

    /**
     * Commands and replies go through TLS.
     *
     * @param version as the JDK calls it
     * @param cipher as the JDK calls it
     */
    record Secured(String version, String cipher) implements ClientEvent {}

    /**
     * A data connection goes through TLS.
     *
     * @param resumed whether it resumed the control connection's session
     */
    record DataSecured(String version, boolean resumed) implements ClientEvent {}

    /**
     * A command went out.
     *
     * @param line without line end, octets; the argument of PASS and ACCT is masked
     */
    record Sent(String line) implements ClientEvent {}

    /** A reply came. */
    record Received(Reply reply) implements ClientEvent {}

    /**
     * A data connection stands.
     *
     * @param dialledByServer true in active mode
     */
    record DataOpened(InetSocketAddress local, InetSocketAddress server, boolean dialledByServer)
            implements ClientEvent {}

    /** A data connection did not come about; the next way is tried, or there is none. */
    record DataFailed(DataTrial trial) implements ClientEvent {}

    /** A data connection was closed after {@code bytes} bytes. */
    record DataClosed(long bytes) implements ClientEvent {}

    /**
     * Something a person should know: an address that was replaced, a line that could not be read,
     * a reconnection.
     */
    record Note(String text) implements ClientEvent {}

    /**
     * Something goes on with less protection than it could have: in clear, or with a peer that
     * nobody has checked. A person must know; the text names the server.
     */
    record Downgrade(String text) implements ClientEvent {}

    /** The control connection is closed. */
    record Disconnected() implements ClientEvent {}
}
