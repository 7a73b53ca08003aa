package org.twinport.protocol.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects lines into replies, as tolerantly as clients have had to be; owned by one thread.
 *
 * <p>A multi-line reply ends at a line that starts with the same three digits and a space (RFC 959
 * section 4.2). Servers that repeat the code with a hyphen on every line, indent middle lines or
 * leave the text out are understood.
 */
public final class ReplyParser {

    /** The most lines of one reply that are kept; a peer that sends more is not speaking FTP. */
    public static final int MAX_LINES = 10_000;

    private final List<String> lines = new ArrayList<>();
    private int code;

    /**
     * Takes the next line.
     *
     * @param line without its line end, one char per byte
     * @return the reply, if this line completed one
     * @throws NotAReply if the line cannot start a reply, or the reply never ends
     */
    public Optional<Reply> add(String line) throws NotAReply {
        return lines.isEmpty() ? first(line) : next(line);
    }

    /** Whether a multi-line reply has begun and not ended. */
    public boolean inMiddle() {
        return !lines.isEmpty();
    }

    private Optional<Reply> first(String line) throws NotAReply {
        int found = codeOf(line);
        if (found < 0) {
            throw new NotAReply(line);
        }
        if (line.length() > 3 && line.charAt(3) == '-') {
            code = found;
            lines.add(line.substring(4));
            return Optional.empty();
        }
        return Optional.of(new Reply(found, List.of(textAfterCode(line))));
    }

    private Optional<Reply> next(String line) throws NotAReply {
        boolean sameCode = codeOf(line) == code;
        if (sameCode && (line.length() == 3 || line.charAt(3) == ' ')) {
            lines.add(textAfterCode(line));
            Reply reply = new Reply(code, lines);
            lines.clear();
            return Optional.of(reply);
        }
        if (lines.size() >= MAX_LINES) {
            throw new NotAReply("a reply of more than " + MAX_LINES + " lines");
        }
        lines.add(sameCode && line.charAt(3) == '-' ? line.substring(4) : line);
        return Optional.empty();
    }

    private static String textAfterCode(String line) {
        return line.length() > 4 ? line.substring(4) : "";
    }

    private static int codeOf(String line) {
        if (line.length() < 3
                || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < 3; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number >= 100 && number < 700 ? number : -1;
    }
}
