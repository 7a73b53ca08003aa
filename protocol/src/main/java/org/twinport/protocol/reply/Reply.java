package org.twinport.protocol.reply;

import java.util.List;

/**
 * One reply: three digits and at least one line of text (RFC 959 section 4.2).
 *
 * @param code 100 to 699; other peers send codes that no RFC knows, so this is a number
 * @param lines the text without codes and line ends, one char per byte; a byte that would break the
 *     line is masked
 */
public record Reply(int code, List<String> lines) {

    public Reply {
        if (code < 100 || code > 699) {
            throw new IllegalArgumentException("not a reply code: " + code);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a reply has at least one line");
        }
        lines =
                lines.size() == 1
                        ? List.of(singleLine(lines.getFirst()))
                        : lines.stream().map(Reply::singleLine).toList();
    }

    /** A reply of one line. */
    public static Reply of(ReplyCode code, String text) {
        return new Reply(code.number(), List.of(text));
    }

    /** A reply of several lines. */
    public static Reply of(ReplyCode code, List<String> lines) {
        return new Reply(code.number(), lines);
    }

    private static String singleLine(String line) {
        return line.indexOf('\r') < 0 && line.indexOf('\n') < 0 && line.indexOf(0) < 0
                ? line
                : line.replaceAll("[\r\n\0]", "?");
    }

    /** The text, lines joined by a line feed. */
    public String text() {
        return String.join("\n", lines);
    }

    /** 1yz: another reply follows. */
    public boolean isPreliminary() {
        return code < 200;
    }

    /** 2yz: the command succeeded. */
    public boolean isCompletion() {
        return code >= 200 && code < 300;
    }

    /** 3yz: the server waits for the next command of a sequence. */
    public boolean isIntermediate() {
        return code >= 300 && code < 400;
    }

    /** 4yz: refused now, may work later. */
    public boolean isTransientRefusal() {
        return code >= 400 && code < 500;
    }

    /** 5yz: refused. */
    public boolean isPermanentRefusal() {
        return code >= 500;
    }

    public boolean is(ReplyCode expected) {
        return code == expected.number();
    }

    @Override
    public String toString() {
        return code + " " + text();
    }
}
