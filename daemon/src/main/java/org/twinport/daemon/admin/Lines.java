package org.twinport.daemon.admin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads short texts from a socket, on the caller's thread. */
final class Lines {

    private static final int LONGEST_REQUEST = 256;
    private static final int LONGEST_ANSWER = 1 << 20;

    private Lines() {}

    /** One line without its end; cut off at 256 bytes. */
    static String read(SocketChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n' && line.length() < LONGEST_REQUEST) {
            line.append((char) c);
            c = in.read();
        }
        return line.toString().strip();
    }

    /** Everything up to the end of the stream, at most 1 MiB. */
    static String readAll(SocketChannel channel) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
