package org.twinport.protocol.diag;

import java.util.Optional;

/**
 * The last PORT or EPRT as the server has received it.
 *
 * @param extended whether it was EPRT
 * @param argument octets as they came; cut off after {@value #LONGEST}
 * @param accepted whether the server will dial there
 */
public record ActiveView(boolean extended, String argument, boolean accepted) {

    /** Octets of an argument that are kept. */
    public static final int LONGEST = 64;

    public ActiveView {
        argument = argument.substring(0, Math.min(LONGEST, argument.length()));
    }

    String text() {
        return (extended ? "eprt " : "port ")
                + (accepted ? "accepted " : "refused ")
                + Words.escaped(argument);
    }

    static Optional<ActiveView> parse(String text) {
        String[] words = text.split(" ", 3);
        return words.length == 3 && (words[0].equals("eprt") || words[0].equals("port"))
                ? Optional.of(
                        new ActiveView(
                                words[0].equals("eprt"),
                                Words.unescaped(words[2]),
                                words[1].equals("accepted")))
                : Optional.empty();
    }
}
