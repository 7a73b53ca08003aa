package org.twinport.protocol.command;

import org.twinport.protocol.reply.ReplyCode;

import java.util.regex.Pattern;

/** Turns one line from a client into a command; pure. */
public final class CommandParser {

    private static final Pattern HTTP =
            Pattern.compile(
                    "(?i)(?:[A-Z]+ \\S+ HTTP/\\d.*|(?:GET|POST|PUT|HEAD|CONNECT|PATCH|TRACE|PRI)(?: .*)?|Host: .*)");

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
        return Verb.of(word).map(verb -> verb.read(argument)).orElseGet(() -> foreign(line));
    }

    private static boolean hasControlByte(String argument) {
        return argument.indexOf(0) >= 0
                || argument.indexOf('\r') >= 0
                || argument.indexOf('\n') >= 0;
    }

    /**
     * What browsers, TLS clients and SSH clients send first when they meet an FTP port; else an
     * unknown command.
     */
    private static Command foreign(String line) {
        if (HTTP.matcher(line).matches()) {
            return new Command.Foreign("HTTP");
        }
        if (line.startsWith("SSH-")) {
            return new Command.Foreign("SSH");
        }
        return line.startsWith("\u0016\u0003") ? new Command.Foreign("TLS") : new Command.Unknown();
    }
}
