package org.twinport.protocol.command;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.ByteRange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of MD5, XCRC and its kin, which no RFC defines; pure. A path may stand in quotes,
 * and has to where it ends in two numbers. One number alone belongs to the path, for servers do not
 * agree whether it is a start or an end.
 */
final class HashArguments {

    private static final String RANGE = " +(\\d{1,18}) +(\\d{1,18})";

    private static final Pattern QUOTED = Pattern.compile("(?s)\"(.+)\"(?:" + RANGE + ")?");

    private static final Pattern PLAIN = Pattern.compile("(?s)(.+?)" + RANGE);

    private static final Pattern QUOTED_AND_ONE_NUMBER = Pattern.compile("(?s)\".+\" +\\d+");

    private HashArguments() {}

    static Command md5(Verb verb, String argument) {
        Matcher quoted = QUOTED.matcher(argument);
        boolean whole = quoted.matches() && quoted.group(2) == null;
        return new Command.Md5(whole ? quoted.group(1) : argument);
    }

    static Command checksum(Verb verb, String argument) {
        Matcher quoted = QUOTED.matcher(argument);
        if (quoted.matches()) {
            return checksum(verb, quoted);
        }
        if (QUOTED_AND_ONE_NUMBER.matcher(argument).matches()) {
            return invalid(verb, "Start and end are given together: " + verb.usage());
        }
        Matcher plain = PLAIN.matcher(argument);
        return plain.matches() ? checksum(verb, plain) : new Command.Checksum(verb, argument, null);
    }

    private static Command checksum(Verb verb, Matcher found) {
        if (found.group(2) == null) {
            return new Command.Checksum(verb, found.group(1), null);
        }
        long start = Long.parseLong(found.group(2));
        long end = Long.parseLong(found.group(3));
        return start < end
                ? new Command.Checksum(verb, found.group(1), new ByteRange(start, end))
                : invalid(verb, "The end has to be greater than the start");
    }

    private static Command invalid(Verb verb, String reason) {
        return new Command.Invalid(verb, ReplyCode.BAD_ARGUMENT, reason);
    }

    /** As it is: ProFTPD takes quotes off for the X verbs only. */
    static String writtenForMd5(String path) {
        return QUOTED.matcher(path).matches() ? '"' + path + '"' : path;
    }

    /** In quotes only where it would be misread: not every server takes them off. */
    static String written(String path, @Nullable ByteRange range) {
        boolean misread = path.indexOf(' ') >= 0 || path.startsWith("\"");
        String shown = misread ? '"' + path + '"' : path;
        return range == null ? shown : shown + " " + range.start() + " " + range.end();
    }
}
