package org.twinport.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A program for a machine of the lab: connects once and prints what the other side says, or how it
 * failed.
 */
final class Dial {
    private static final int CONNECT_MILLIS = 1500;
    private static final int READ_MILLIS = 10_000;

    private Dial() {}

    /** Arguments: host, port. */
    static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[1]);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(arguments[0], port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            byte[] said = socket.getInputStream().readAllBytes();
            System.out.println("heard " + new String(said, StandardCharsets.US_ASCII));
        } catch (SocketTimeoutException _) {
            System.out.println("silence");
        } catch (IOException e) {
            System.out.println("failed " + e.getMessage());
        }
    }
}
