package org.twinport.protocol.reply;

import java.nio.charset.StandardCharsets;

/** Turns replies into bytes; pure. */
public final class ReplyWriter {

    private ReplyWriter() {}

    /**
     * The reply as it goes over the wire. A middle line that starts with a digit is indented, so
     * that no client takes it for the last one (RFC 959 section 4.2).
     */
    public static byte[] write(Reply reply) {
        StringBuilder out = new StringBuilder(64);
        int last = reply.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            String line = reply.lines().get(i);
            if (i == last) {
                out.append(reply.code()).append(' ');
            } else if (i == 0) {
                out.append(reply.code()).append('-');
            } else if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                out.append(' ');
            }
            out.append(line).append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
