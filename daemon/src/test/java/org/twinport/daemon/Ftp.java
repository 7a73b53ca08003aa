package org.twinport.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A control connection of a test, used by the test's thread; every wait ends after 20 seconds. */
final class Ftp implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final String greeting;

    Ftp(InetSocketAddress server) throws IOException {
        socket.connect(server, 20_000);
        socket.setSoTimeout(20_000);
        in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        greeting = reply();
    }

    String greeting() {
        return greeting;
    }

    /** The last line of the next reply; empty at the end. */
    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && !line.matches("\\d{3} .*")) {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }

    String send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    String logIn(String user, String password) throws IOException {
        send("USER " + user);
        return send("PASS " + password);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
