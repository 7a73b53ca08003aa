package org.twinport.lab.textbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program for a machine of the lab: an FTP client as the textbook has it, which does what its
 * arguments say and believes what it is told. On the main thread.
 *
 * <p>A step is a command to send, after which one reply is awaited; or {@code REPLY} for one more
 * reply, {@code COMMAND*N} for a command N times, {@code LISTEN} to listen and send PORT, {@code
 * ACCEPT} to take what the server sends, {@code DIAL} to fetch from where the last 227 said, {@code
 * WAIT FILE} until that file exists.
 */
final class Script {
    private static final Pattern SIX = Pattern.compile("(\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)");
    private static final int CONNECT_MILLIS = 3000;
    private static final int READ_MILLIS = 50_000;
    private static final int WAIT_MILLIS = 20;

    private final Socket control;
    private final BufferedReader replies;
    private final List<AutoCloseable> open = new ArrayList<>();
    private String last = "";
    private ServerSocket listener = new ServerSocket();

    private Script(Socket control) throws IOException {
        this.control = control;
        this.replies =
                new BufferedReader(
                        new InputStreamReader(
                                control.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Arguments: host, port, steps. */
    static void main(String[] arguments) throws Exception {
        try (Socket control = new Socket(arguments[0], Integer.parseInt(arguments[1]))) {
            control.setSoTimeout(READ_MILLIS);
            Script script = new Script(control);
            script.reply();
            for (String step : List.of(arguments).subList(2, arguments.length)) {
                script.take(step);
            }
            script.listener.close();
        }
    }

    private void take(String step) throws IOException, InterruptedException {
        String[] words = step.split(" ", 2);
        switch (words[0]) {
            case "REPLY" -> reply();
            case "LISTEN" -> listen();
            case "ACCEPT" -> {
                try (Socket data = listener.accept()) {
                    read(data);
                }
            }
            case "DIAL" -> dial();
            case "WAIT" -> {
                while (!Files.exists(Path.of(words[1]))) {
                    Thread.sleep(WAIT_MILLIS);
                }
            }
            default -> repeat(step);
        }
    }

    private void repeat(String step) throws IOException {
        int star = step.indexOf('*');
        int times = star < 0 ? 1 : Integer.parseInt(step.substring(star + 1));
        for (int i = 0; i < times; i++) {
            send(star < 0 ? step : step.substring(0, star));
            reply();
        }
    }

    private void send(String command) throws IOException {
        System.out.println("> " + command);
        byte[] line = (command + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        control.getOutputStream().write(line);
    }

    private void reply() throws IOException {
        do {
            String line = replies.readLine();
            last = line == null ? "hung up" : line;
            System.out.println("< " + last);
        } while (last.matches("\\d{3}-.*|(?!\\d{3} ).*") && !last.equals("hung up"));
    }

    private void listen() throws IOException {
        listener = new ServerSocket(0, 1, control.getLocalAddress());
        listener.setSoTimeout(READ_MILLIS);
        int port = listener.getLocalPort();
        String host = control.getLocalAddress().getHostAddress().replace('.', ',');
        send("PORT %s,%d,%d".formatted(host, port / 256, port % 256));
        reply();
    }

    private void dial() {
        Matcher m = SIX.matcher(last);
        if (!m.find()) {
            throw new IllegalStateException("no address in " + last);
        }
        String host = "%s.%s.%s.%s".formatted(m.group(1), m.group(2), m.group(3), m.group(4));
        int port = Integer.parseInt(m.group(5)) * 256 + Integer.parseInt(m.group(6));
        Socket data = new Socket();
        try {
            data.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port), CONNECT_MILLIS);
            System.out.println("dialled " + host + ":" + port);
            open.add(data);
        } catch (IOException e) {
            System.out.println("cannot dial " + host + ":" + port + ": " + e.getMessage());
        }
    }

    private static void read(Socket data) {
        try {
            int count = data.getInputStream().readAllBytes().length;
            System.out.println(count + " bytes from port " + data.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
