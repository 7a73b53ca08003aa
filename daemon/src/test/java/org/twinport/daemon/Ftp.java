package org.twinport.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A control connection of a test, used by the test's thread; every wait ends after 20 seconds. */
final class Ftp implements AutoCloseable {

    private Socket socket = new Socket();
    private BufferedReader in;
    private final String greeting;

    Ftp(InetSocketAddress server) throws IOException {
        socket.connect(server, 20_000);
        socket.setSoTimeout(20_000);
        in = reader(socket);
        greeting = reply();
    }

    /** With TLS from the first byte. */
    Ftp(InetSocketAddress server, SSLContext tls) throws IOException {
        socket.connect(server, 20_000);
        socket.setSoTimeout(20_000);
        SSLSocket secured = over(tls);
        secured.startHandshake();
        socket = secured;
        in = reader(socket);
        greeting = reply();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private SSLSocket over(SSLContext tls) throws IOException {
        return (SSLSocket)
                tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    }

    /** Goes on in TLS after AUTH. */
    SSLSession secure(SSLContext tls) throws IOException {
        if (!send("AUTH TLS").startsWith("234")) {
            throw new IOException("AUTH was refused");
        }
        SSLSocket secured = over(tls);
        secured.startHandshake();
        socket = secured;
        in = reader(socket);
        return secured.getSession();
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
