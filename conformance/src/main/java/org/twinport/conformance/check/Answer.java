package org.twinport.conformance.check;

import org.twinport.protocol.reply.Reply;

import java.util.Arrays;
import java.util.List;

/**
 * A reply and what it answers; a value.
 *
 * @param command the line that was sent, without secrets; empty for the greeting
 * @param reply as a tolerant client reads it
 * @param lines as they came, line ends included
 */
public record Answer(String command, Reply reply, List<String> lines) {
    private static final int SHOWN = 160;

    public int code() {
        return reply.code();
    }

    /** The text without codes, lines joined by a line feed. */
    public String text() {
        return reply.text();
    }

    /** This, if it has one of these codes. */
    public Answer is(int... codes) throws Unmet {
        if (Arrays.stream(codes).noneMatch(code -> code == code())) {
            throw failed();
        }
        return this;
    }

    /** This, if it says yes (2yz). */
    public Answer done() throws Unmet {
        if (!reply.isCompletion()) {
            throw failed();
        }
        return this;
    }

    /** This, if it says no, now (4yz) or for good (5yz). */
    public Answer refused() throws Unmet {
        if (!isRefusal()) {
            throw failed();
        }
        return this;
    }

    /** This, unless the server does not know the command. */
    public Answer offered() throws Unmet {
        if (code() == 500 || code() == 502) {
            throw Unmet.notOffered(toString());
        }
        return this;
    }

    /** The same before the login, when some servers say 530 to what they do not know. */
    public Answer offeredToGuests() throws Unmet {
        if (code() == 530) {
            throw Unmet.notOffered(toString());
        }
        return offered();
    }

    public boolean isRefusal() {
        return code() >= 400;
    }

    /** The check ends: this is not what is required. */
    public Unmet failed() {
        return Unmet.failed(toString());
    }

    /** {@code 'PWD' → 257 "/"}, one line of printable characters. */
    @Override
    public String toString() {
        String said = reply.toString().replace("\n", " / ");
        String all = command.isEmpty() ? said : "'%s' → %s".formatted(command, said);
        return printable(all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all);
    }

    /**
     * Octets for people: what is not printable ASCII becomes {@code \xNN}, but for the arrow and
     * the ellipsis.
     */
    static String printable(String octets) {
        StringBuilder out = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            boolean plain = (c >= ' ' && c < 0x7f) || c > 0xff;
            out.append(plain ? String.valueOf(c) : "\\x%02x".formatted((int) c));
        }
        return out.toString();
    }
}
