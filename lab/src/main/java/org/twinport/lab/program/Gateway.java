package org.twinport.lab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A program: a gateway that takes control connections in the server's place, passes them on and
 * meddles with what it reads. One platform thread for each direction of each connection.
 *
 * <p>Habits: {@code client PATTERN => TEXT} and {@code server PATTERN => TEXT} rewrite lines of
 * that side; {@code cut PATTERN} ends both connections at such a line of the client; {@code swallow
 * PATTERN} does not pass it on.
 */
public final class Gateway {
    /** Printed when it listens. */
    public static final String READY = "listening";

    /** The port on which it waits. */
    public static final int PORT = 2100;

    private static final int BUFFER = 65536;

    private record Habit(String kind, Pattern pattern, String text) {
        static Habit of(String line) {
            String[] words = line.split(" ", 2);
            String[] sides = words[1].split(" => ", 2);
            return new Habit(words[0], Pattern.compile(sides[0]), sides.length > 1 ? sides[1] : "");
        }
    }

    private final List<Habit> habits;
    private final InetAddress server;
    private final int port;

    private Gateway(List<Habit> habits, InetAddress server, int port) {
        this.habits = habits;
        this.server = server;
        this.port = port;
    }

    /** Arguments: the server's address and port, then habits. */
    public static void main(String[] arguments) throws IOException {
        List<Habit> habits = Arrays.stream(arguments).skip(2).map(Habit::of).toList();
        Gateway gateway =
                new Gateway(
                        habits,
                        InetAddress.ofLiteral(arguments[0]),
                        Integer.parseInt(arguments[1]));
        try (ServerSocket listener = new ServerSocket(PORT)) {
            System.out.println(READY);
            while (true) {
                gateway.serve(listener.accept());
            }
        }
    }

    private void serve(Socket client) {
        try {
            Socket onward = new Socket(server, port);
            Thread.ofPlatform().start(() -> pass(client, onward, "client"));
            Thread.ofPlatform().start(() -> pass(onward, client, "server"));
        } catch (IOException _) {
            close(client);
        }
    }

    private void pass(Socket from, Socket to, String side) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int n = in.read(buffer);
            while (n >= 0) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                out.write(changed(text, side).getBytes(StandardCharsets.ISO_8859_1));
                n = in.read(buffer);
            }
        } catch (IOException _) {
            // One side is gone; so goes the other.
        }
        close(from);
        close(to);
    }

    /** Lines are looked for within one segment, as gateways do. */
    private String changed(String segment, String side) throws IOException {
        String text = segment;
        for (Habit habit : habits) {
            boolean fits = habit.pattern().matcher(text).find();
            if (habit.kind().equals(side)) {
                text = habit.pattern().matcher(text).replaceAll(habit.text());
            } else if (fits && side.equals("client") && habit.kind().equals("cut")) {
                throw new IOException("cut");
            } else if (fits && side.equals("client") && habit.kind().equals("swallow")) {
                text = "";
            }
        }
        return text;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone already.
        }
    }
}
