package org.twinport.tests.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server that says yes to everything and does nothing: what passes against it was not checked.
 * One virtual thread for each connection; closing ends them all.
 */
public final class YesServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private YesServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static YesServer start() throws IOException {
        YesServer server =
                new YesServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().name("yes-accept").start(server::acceptAll);
        return server;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("yes").start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // how it ends
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String reply = "220 Yes";
            while (reply != null) {
                socket.getOutputStream()
                        .write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                reply = in.readLine() == null ? null : "200 Yes";
            }
        } catch (IOException gone) {
            // the client's business
        } finally {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
