package org.twinport.lab.textbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for a machine of the lab: twenty clients fetch a file in active mode, and none reads a
 * byte before the server has dialled all of them. On the main thread.
 */
final class TwentyClients {
    static final int CLIENTS = 20;

    private static final int SMALL_WINDOW = 8192;
    private static final int MILLIS = 50_000;

    private final Socket control;
    private final BufferedReader replies;
    private final ServerSocket listener;

    private TwentyClients(String host) throws IOException {
        control = new Socket(host, 21);
        control.setSoTimeout(MILLIS);
        replies =
                new BufferedReader(
                        new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII));
        listener = new ServerSocket();
        listener.setReceiveBufferSize(SMALL_WINDOW);
        listener.setSoTimeout(MILLIS);
        listener.bind(new InetSocketAddress(control.getLocalAddress(), 0));
        expect("220");
    }

    /** Arguments: host, file. Prints the bytes of each client and the port they came from. */
    static void main(String[] arguments) throws IOException {
        List<TwentyClients> clients = new ArrayList<>();
        List<Socket> data = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            TwentyClients client = new TwentyClients(arguments[0]);
            client.ask(arguments[1]);
            data.add(client.listener.accept());
            clients.add(client);
        }
        for (int i = 0; i < CLIENTS; i++) {
            try (Socket from = data.get(i)) {
                int count = from.getInputStream().readAllBytes().length;
                clients.get(i).expect("150");
                clients.get(i).expect("226");
                System.out.println(count + " bytes from port " + from.getPort());
            }
        }
        for (TwentyClients client : clients) {
            client.control.close();
            client.listener.close();
        }
    }

    private void ask(String file) throws IOException {
        send("USER " + Scene.USER);
        expect("331");
        send("PASS " + Scene.PASSWORD);
        expect("230");
        send("TYPE I");
        expect("200");
        int port = listener.getLocalPort();
        String host = control.getLocalAddress().getHostAddress().replace('.', ',');
        send("PORT %s,%d,%d".formatted(host, port / 256, port % 256));
        expect("200");
        send("RETR " + file);
    }

    private void send(String command) throws IOException {
        control.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void expect(String code) throws IOException {
        String line = replies.readLine();
        while (line != null && line.startsWith(code + "-")) {
            line = replies.readLine();
        }
        if (line == null || !line.startsWith(code + " ")) {
            throw new IOException("expected " + code + " and got " + line);
        }
    }
}
