package org.twinport.testkit.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks once whether an FTP server answers with 220; also a program, to ask from a network
 * namespace.
 */
final class Greeting {
    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 10_000;

    private Greeting() {}

    /** Arguments: address, port, whether behind a TLS handshake. Ends with 0 if it greets. */
    static void main(String[] arguments) {
        InetAddress address = InetAddress.ofLiteral(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        System.exit(isGiven(address, port, Boolean.parseBoolean(arguments[2])) ? 0 : 1);
    }

    static boolean isGiven(InetAddress address, int port, boolean implicitTls) {
        try (Socket clear = new Socket()) {
            clear.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            clear.setSoTimeout(READ_MILLIS);
            Socket socket = implicitTls ? behindTls(clear) : clear;
            InputStreamReader text =
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
            String line = new BufferedReader(text).readLine();
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return line != null && line.startsWith("220");
        } catch (IOException _) {
            return false;
        }
    }

    private static Socket behindTls(Socket clear) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            String host = clear.getInetAddress().getHostAddress();
            return context.getSocketFactory().createSocket(clear, host, clear.getPort(), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose certificate it is does not matter: nothing is said but QUIT. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
