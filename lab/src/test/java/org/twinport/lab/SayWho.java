package org.twinport.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A program for a machine of the lab: tells everyone who connects which address they come from. */
final class SayWho {
    private SayWho() {}

    /** Argument: port. Prints "ready" once it listens, on all addresses. */
    static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]))) {
            System.out.println("ready");
            while (true) {
                try (Socket socket = server.accept()) {
                    InetAddress peer = socket.getInetAddress();
                    byte[] text = peer.getHostAddress().getBytes(StandardCharsets.US_ASCII);
                    socket.getOutputStream().write(text);
                }
            }
        }
    }
}
