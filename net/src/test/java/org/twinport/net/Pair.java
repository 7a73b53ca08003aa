package org.twinport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two ends of one TCP connection over loopback. */
public record Pair(SocketChannel near, SocketChannel far) implements AutoCloseable {

    public static Pair open() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel near = SocketChannel.open(listener.getLocalAddress());
            return new Pair(near, listener.accept());
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
