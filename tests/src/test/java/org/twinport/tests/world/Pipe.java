package org.twinport.tests.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One direction of a connection through a {@link Relay}; each call holds its thread to the end. */
final class Pipe {

    private Pipe() {}

    /** What becomes of a line. */
    @FunctionalInterface
    interface Edit {
        Optional<String> of(String line) throws IOException;
    }

    /**
     * Copies until the end, which it passes on, or until {@code limit}.
     *
     * @return how many bytes
     */
    static long bytes(Socket from, Socket to, long limit) throws IOException {
        byte[] buffer = new byte[16 << 10];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        long done = 0;
        while (done < limit) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, limit - done));
            if (n < 0) {
                to.shutdownOutput();
                return done;
            }
            out.write(buffer, 0, n);
            done += n;
        }
        return done;
    }

    /** Copies line by line until the end. */
    static void lines(Socket from, Socket to, Edit edit) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder line = new StringBuilder();
        int b;
        while ((b = in.read()) >= 0) {
            line.append((char) b);
            if (b == '\n') {
                String text = edit.of(line.toString()).orElse("");
                to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                line.setLength(0);
            }
        }
        to.shutdownOutput();
    }
}
