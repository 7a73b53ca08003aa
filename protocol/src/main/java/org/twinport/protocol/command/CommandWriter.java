package org.twinport.protocol.command;

import java.nio.charset.StandardCharsets;

/** Turns a client's command into the bytes of one line; pure. */
public final class CommandWriter {

    private CommandWriter() {}

    /**
     * The command with its line end. No space follows a verb without argument: some servers take it
     * for a name.
     *
     * @throws IllegalArgumentException if the argument contains CR, LF or NUL, which would smuggle
     *     in a second command, or a char that is no octet: sent as "?", it would name another file
     */
    public static byte[] write(Command command) {
        String argument = command.argument();
        if (argument.chars().anyMatch(CommandWriter::cannotBeSent)) {
            throw new IllegalArgumentException(
                    "CR, LF, NUL and chars above 0xff cannot be sent in a command");
        }
        String line =
                argument.isEmpty() ? command.verb().name() : command.verb().name() + " " + argument;
        return (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean cannotBeSent(int c) {
        return c == '\r' || c == '\n' || c == 0 || c > 0xff;
    }
}
