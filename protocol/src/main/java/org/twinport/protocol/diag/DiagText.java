package org.twinport.protocol.diag;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Records as lines of letters from a to p and back; pure.
 *
 * <p>Each octet is two letters, the upper half first; four octets of CRC-32 follow the last one.
 * With neither digit nor dot nor comma, and without the letters of PORT, EPRT and PASV, nothing in
 * it looks like an address to whoever rewrites addresses in FTP dialogues; and whoever changes it
 * nevertheless is found out.
 */
public final class DiagText {

    /** Letters in one line of a reply. */
    static final int WIDTH = 64;

    private static final int CHECKSUM = 4;
    private static final int MOST_LETTERS = 16_384;
    private static final String HEAD = "What the server has seen (letters):";
    private static final String TAIL = "End";

    private DiagText() {}

    /** The reply to SITE DIAG and its kin. */
    public static Reply reply(DiagRecords records) {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        encode(records).forEach(line -> lines.add(" " + line));
        lines.add(TAIL);
        return Reply.of(ReplyCode.STATUS, lines);
    }

    /** What {@link #reply} has written; empty if it is another reply or was changed on its way. */
    public static Optional<DiagRecords> read(Reply reply) {
        int last = reply.lines().size() - 1;
        if (!reply.is(ReplyCode.STATUS) || last < 2) {
            return Optional.empty();
        }
        List<String> middle = reply.lines().subList(1, last);
        return middle.stream().allMatch(line -> line.startsWith(" "))
                ? decode(middle.stream().map(line -> line.substring(1)).toList())
                : Optional.empty();
    }

    static List<String> encode(DiagRecords records) {
        byte[] text = records.text().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all =
                ByteBuffer.allocate(text.length + CHECKSUM).put(text).putInt(crc(text)).array();
        StringBuilder letters = new StringBuilder(2 * all.length);
        for (byte b : all) {
            letters.append((char) ('a' + (b >> 4 & 15))).append((char) ('a' + (b & 15)));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < letters.length(); i += WIDTH) {
            lines.add(letters.substring(i, Math.min(i + WIDTH, letters.length())));
        }
        return lines;
    }

    static Optional<DiagRecords> decode(List<String> lines) {
        String letters = String.join("", lines);
        int octets = letters.length() / 2;
        if (letters.length() % 2 != 0
                || octets < CHECKSUM
                || letters.length() > MOST_LETTERS
                || letters.chars().anyMatch(c -> c < 'a' || c > 'p')) {
            return Optional.empty();
        }
        byte[] all = new byte[octets];
        for (int i = 0; i < octets; i++) {
            all[i] = (byte) (half(letters, 2 * i) << 4 | half(letters, 2 * i + 1));
        }
        byte[] text = Arrays.copyOf(all, octets - CHECKSUM);
        return ByteBuffer.wrap(all).getInt(text.length) == crc(text)
                ? DiagRecords.parse(new String(text, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static int half(String letters, int index) {
        return letters.charAt(index) - 'a';
    }

    private static int crc(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text);
        return (int) crc.getValue();
    }
}
