package org.twinport.protocol.command;

import org.twinport.protocol.reply.ReplyCode;

/** Turns one line from a client into a command; pure. */
public final class CommandParser {

    private CommandParser() {}

    /**
     * Reads a line.
     *
     * @param line octets without the line end; exactly one space separates verb and argument, all
     *     further bytes belong to the argument, for names may begin and end with spaces (RFC 3659
     *     section 2.2)
     */
    public static Command parse(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String argument = space < 0 ? "" : line.substring(space + 1);
        if (hasControlByte(argument)) {
            return Verb.of(word)
                    .<Command>map(verb ->
                            new Command.Invalid(
                                    verb,
                                    ReplyCode.BAD_ARGUMENT,
                                    "CR, LF and NUL are not allowed in an argument"))
                    .orElseGet(Command.Unknown::new);
        }
        return Verb.of(word).map(verb -> verb.read(argument)).orElseGet(Command.Unknown::new);
    }

    private static boolean hasControlByte(String argument) {
        return argument.indexOf(0) >= 0
                || argument.indexOf('\r') >= 0
                || argument.indexOf('\n') >= 0;
    }
}
