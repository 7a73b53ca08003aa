package org.twinport.protocol.command;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.ByteRange;

import java.util.Optional;

/**
 * The arguments of MD5, XCRC and its kin, which no RFC defines; pure. A path may stand in quotes,
 * and has to where it ends in two numbers. One number alone belongs to the path, for servers do not
 * agree whether it is a start or an end.
 */
final class HashArguments {

    /** What a number may have, so that it fits a long. */
    private static final int DIGITS = 18;

    private HashArguments() {}

    /**
     * A text and the number at its end, found from the end on: a pattern would try every beginning,
     * and an argument may be long.
     */
    private record Numbered(String text, long number) {

        static Optional<Numbered> of(String text) {
            int digits = text.length();
            while (digits > 0 && text.charAt(digits - 1) >= '0' && text.charAt(digits - 1) <= '9') {
                digits--;
            }
            int end = digits;
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            int length = text.length() - digits;
            return length == 0 || length > DIGITS || end == digits || end == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Numbered(
                                    text.substring(0, end),
                                    Long.parseLong(text.substring(digits))));
        }
    }

    private static boolean isQuoted(String text) {
        return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    }

    private static String unquoted(String text) {
        return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
    }

    static Command md5(Verb verb, String argument) {
        return new Command.Md5(unquoted(argument));
    }

    static Command checksum(Verb verb, String argument) {
        Optional<Numbered> end = Numbered.of(argument);
        Optional<Numbered> start = end.flatMap(last -> Numbered.of(last.text()));
        if (start.isPresent()) {
            return checksum(verb, start.get(), end.get().number());
        }
        return end.isPresent() && isQuoted(end.get().text())
                ? invalid(verb, "Start and end are given together: " + verb.usage())
                : new Command.Checksum(verb, unquoted(argument), null);
    }

    private static Command checksum(Verb verb, Numbered start, long end) {
        return start.number() < end
                ? new Command.Checksum(
                        verb, unquoted(start.text()), new ByteRange(start.number(), end))
                : invalid(verb, "The end has to be greater than the start");
    }

    private static Command invalid(Verb verb, String reason) {
        return new Command.Invalid(verb, ReplyCode.BAD_ARGUMENT, reason);
    }

    /** As it is: ProFTPD takes quotes off for the X verbs only. */
    static String writtenForMd5(String path) {
        return isQuoted(path) ? '"' + path + '"' : path;
    }

    /** In quotes only where it would be misread: not every server takes them off. */
    static String written(String path, @Nullable ByteRange range) {
        boolean misread = path.indexOf(' ') >= 0 || path.startsWith("\"");
        String shown = misread ? '"' + path + '"' : path;
        return range == null ? shown : shown + " " + range.start() + " " + range.end();
    }
}
