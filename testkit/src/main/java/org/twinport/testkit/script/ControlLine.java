package org.twinport.testkit.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One control connection as the server sees it, owned by its session's thread. */
final class ControlLine {

    private final Socket socket;
    private final int connection;
    private final Script script;
    private final Heard heard;
    private String pending = "";

    ControlLine(Socket socket, int connection, Script script, Heard heard) throws IOException {
        this.socket = socket;
        this.connection = connection;
        this.script = script;
        this.heard = heard;
        socket.setTcpNoDelay(true);
    }

    /** The next command; empty when the client has hung up. */
    Optional<String> next() throws IOException {
        byte[] buffer = new byte[65_536];
        InputStream in = socket.getInputStream();
        while (pending.indexOf('\n') < 0) {
            int n = in.read(buffer);
            if (n < 0) {
                return Optional.empty();
            }
            String segment = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
            heard.segment(segment);
            pending += segment;
        }
        int end = pending.indexOf('\n');
        String line =
                pending.substring(0, end > 0 && pending.charAt(end - 1) == '\r' ? end - 1 : end);
        pending = pending.substring(end + 1);
        heard.command(connection, line);
        return Optional.of(line);
    }

    /** Sends a reply, as one segment or as the script wants it. */
    void say(String reply) throws IOException {
        String whole = reply.isEmpty() || reply.endsWith("\n") ? reply : reply + "\r\n";
        byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
        int size =
                script.take(connection, Misbehaviour.SmallSegments.class, _ -> true)
                        .map(Misbehaviour.SmallSegments::size)
                        .orElse(Math.max(1, bytes.length));
        for (int at = 0; at < bytes.length; at += size) {
            socket.getOutputStream().write(bytes, at, Math.min(size, bytes.length - at));
        }
    }

    void hangUp() throws IOException {
        socket.close();
    }

    Socket socket() {
        return socket;
    }
}
