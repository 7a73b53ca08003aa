package org.twinport.net.control;

import java.io.ByteArrayOutputStream;

/**
 * Takes the Telnet protocol's own bytes out of a command line (RFC 854, RFC 959 section 4.1.3);
 * pure.
 *
 * <p>Clients send {@code IAC IP IAC DM} before ABOR, the DM as urgent data. Sockets drop the urgent
 * byte, so that what arrives is {@code ff f4 ff} and then the verb.
 */
final class Telnet {

    private static final int IAC = 0xff;
    private static final int FIRST_COMMAND = 0xf0;
    private static final int WILL = 0xfb;

    private Telnet() {}

    /** The line without Telnet commands; {@code IAC IAC} is one byte 255, as part of a name. */
    static String strip(String octets) {
        if (octets.indexOf(IAC) < 0 && !startsWithDataMark(octets)) {
            return octets;
        }
        StringBuilder out = new StringBuilder(octets.length());
        int i = startsWithDataMark(octets) ? 1 : 0;
        while (i < octets.length()) {
            char c = octets.charAt(i);
            if (c != IAC) {
                out.append(c);
                i++;
            } else {
                i += command(octets, i, out);
            }
        }
        return out.toString();
    }

    /** The line from which {@link #strip} makes this one again. */
    static String escape(String octets) {
        String doubled = octets.replace("\u00ff", "\u00ff\u00ff");
        // A NOP keeps a first byte 0xf2 from being taken for a data mark.
        return startsWithDataMark(octets) ? "\u00ff\u00f1" + doubled : doubled;
    }

    /**
     * The line as a client sends it: byte 255 is doubled (RFC 854) where the byte behind it would
     * make a Telnet command of both. Elsewhere it stays as it is, for most servers know no Telnet.
     */
    static byte[] forSending(byte[] line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + 2);
        for (int i = 0; i < line.length; i++) {
            out.write(line[i]);
            boolean wouldBeCommand = i + 1 < line.length && (line[i + 1] & 0xff) >= FIRST_COMMAND;
            if ((line[i] & 0xff) == IAC && wouldBeCommand) {
                out.write(IAC);
            }
        }
        return out.toByteArray();
    }

    private static boolean startsWithDataMark(String octets) {
        return !octets.isEmpty() && octets.charAt(0) == 0xf2;
    }

    /** How many bytes the command that starts at {@code i} takes. */
    private static int command(String octets, int i, StringBuilder out) {
        if (i + 1 == octets.length()) {
            // No command can end with it, a name can; before a verb it is noise.
            if (!out.isEmpty()) {
                out.append((char) IAC);
            }
            return 1;
        }
        char next = octets.charAt(i + 1);
        if (next == IAC) {
            out.append(next);
            return 2;
        }
        if (next >= WILL) {
            return 3;
        }
        if (next >= FIRST_COMMAND) {
            return 2;
        }
        if (!out.isEmpty()) {
            // No Telnet command: byte 255 as a client that knows no Telnet writes it in a name.
            out.append((char) IAC);
        }
        return 1;
    }
}
