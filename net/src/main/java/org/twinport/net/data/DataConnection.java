package org.twinport.net.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** An open data connection, in non-blocking mode; owned by the thread of its session. */
public final class DataConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final DataAttempt attempt;

    DataConnection(SocketChannel channel, DataAttempt attempt) {
        this.channel = channel;
        this.attempt = attempt;
    }

    /** The socket, for the pump. */
    public SocketChannel channel() {
        return channel;
    }

    /** How it came about. */
    public DataAttempt attempt() {
        return attempt;
    }

    /** This end. */
    public InetSocketAddress local() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** The other end. */
    public InetSocketAddress peer() throws IOException {
        return (InetSocketAddress) channel.getRemoteAddress();
    }

    /** Says that no more bytes follow, and keeps the way back open. */
    public void finishSending() throws IOException {
        channel.shutdownOutput();
    }

    /** Cuts the connection so that the peer cannot take it for the regular end of a file. */
    public void cut() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyGone) {
            // closing is all that is left
        }
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // the descriptor is released in any case
        }
    }
}
