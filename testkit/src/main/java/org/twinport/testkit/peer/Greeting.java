package org.twinport.testkit.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks once whether an FTP server answers with 220; also a program, to ask from a network
 * namespace.
 */
final class Greeting {
    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 10_000;

    private Greeting() {}

    /** Arguments: address, port. Ends with 0 if the server greets. */
    static void main(String[] arguments) {
        InetAddress address = InetAddress.ofLiteral(arguments[0]);
        System.exit(isGiven(address, Integer.parseInt(arguments[1])) ? 0 : 1);
    }

    static boolean isGiven(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            InputStreamReader text =
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
            String line = new BufferedReader(text).readLine();
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return line != null && line.startsWith("220");
        } catch (IOException _) {
            return false;
        }
    }
}
