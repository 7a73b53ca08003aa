package org.twinport.protocol.command;

import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.FAMILY_NOT_SUPPORTED;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.listing.FactTime;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.TransferType;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The argument rules of single verbs, called from the table; pure. */
final class Arguments {

    /** One word of ls options. A repeated group would recurse once per word and end the stack. */
    private static final Pattern LS_OPTIONS = Pattern.compile("-[A-Za-z1]+(?: +|\\z)");

    private static final Pattern TIME_AND_PATH = Pattern.compile("(?s)(\\d{14}(?:\\.\\d+)?) (.+)");

    /** RFC 1766 section 2. */
    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}");

    /** SITE UTIME as NcFTP wrote it: name, access, modification and creation time, "UTC". */
    private static final Pattern OLD_UTIME =
            Pattern.compile("(?s)(.+) \\d{14} (\\d{14}) \\d{14} UTC");

    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9_.\\u0080-\\u00ff-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");

    private static final long LARGEST_OFFSET = Long.MAX_VALUE - (1L << 20);

    private Arguments() {}

    static Command port(Verb verb, String argument) {
        return HostPort.parsePort(argument)
                .<Command>map(Command.Port::new)
                .orElseGet(() ->
                        invalid(verb, "Six numbers from 0 to 255 are needed: " + verb.usage()));
    }

    static Command extendedPort(Verb verb, String argument) {
        return switch (HostPort.parseEprt(argument.strip())) {
            case HostPort.Eprt.Endpoint(HostPort target) -> new Command.Eprt(target);
            case HostPort.Eprt.UnknownFamily() ->
                    new Command.Invalid(
                            verb,
                            FAMILY_NOT_SUPPORTED,
                            "Network protocol not supported, use (1,2)");
            case HostPort.Eprt.Malformed() ->
                    invalid(verb, "Not the syntax of RFC 2428: " + verb.usage());
        };
    }

    static Command extendedPassive(Verb verb, String argument) {
        String family = argument.strip().toUpperCase(Locale.ROOT);
        return switch (family) {
            case "" -> new Command.Epsv(EpsvFamily.SAME);
            case "1" -> new Command.Epsv(EpsvFamily.IPV4);
            case "2" -> new Command.Epsv(EpsvFamily.IPV6);
            case "ALL" -> new Command.Epsv(EpsvFamily.ALL);
            default ->
                    family.matches("\\d+")
                            ? new Command.Invalid(
                                    verb,
                                    FAMILY_NOT_SUPPORTED,
                                    "Network protocol not supported, use (1,2)")
                            : invalid(verb, "Not the syntax of RFC 2428: " + verb.usage());
        };
    }

    static Command type(Verb verb, String argument) {
        return switch (argument.strip().toUpperCase(Locale.ROOT)) {
            // RFC 1123 section 4.1.2.2: who makes no distinction takes T for N.
            case "A", "A N", "A T" -> new Command.Type(TransferType.ASCII);
            case "I", "L 8", "L8" -> new Command.Type(TransferType.IMAGE);
            default ->
                    refused(
                            verb,
                            argument,
                            "Only TYPE A, TYPE A N, TYPE A T, TYPE I and TYPE L 8 are offered");
        };
    }

    /** RFC 2228 section 3: a number of 32 bits. */
    static Command bufferSize(Verb verb, String argument) {
        String digits = argument.strip();
        return digits.matches("\\d{1,10}") && Long.parseLong(digits) < 1L << 32
                ? new Command.Pbsz(Long.parseLong(digits))
                : invalid(verb, "A number below 2^32 is needed: " + verb.usage());
    }

    /** TLS has no level between clear and private (RFC 4217 section 9). */
    static Command protection(Verb verb, String argument) {
        return switch (argument.strip().toUpperCase(Locale.ROOT)) {
            case "C" -> new Command.Prot(Protection.CLEAR);
            case "P" -> new Command.Prot(Protection.PRIVATE);
            case "S", "E" ->
                    new Command.Invalid(
                            verb,
                            ReplyCode.PROTECTION_NOT_SUPPORTED,
                            "TLS knows PROT C and PROT P only");
            default -> refused(verb, argument, "Only PROT C and PROT P are offered");
        };
    }

    /** RFC 7151 section 3: a name, an IPv4 address, or an IPv6 address in brackets. */
    static Command host(Verb verb, String argument) {
        return HOST_NAME.matcher(argument).matches()
                ? new Command.Host(argument)
                : invalid(verb, "A host name or address without port is needed: " + verb.usage());
    }

    /**
     * RFC 2640 section 4.1: 501 for what is no language tag, 504 for a language that is not spoken.
     */
    static Command language(Verb verb, String argument) {
        String tag = argument.strip();
        if (!tag.isEmpty() && !LANGUAGE.matcher(tag).matches()) {
            return invalid(verb, "Not a language tag: " + verb.usage());
        }
        String language = tag.split("-", 2)[0];
        return tag.isEmpty() || language.equalsIgnoreCase("EN")
                ? new Command.Lang(tag)
                : notOffered(verb, "Only English (EN) is spoken here");
    }

    static Command structure(Verb verb, String argument) {
        return argument.strip().equalsIgnoreCase("F")
                ? new Command.Stru()
                : refused(verb, argument, "Only STRU F is offered");
    }

    static Command mode(Verb verb, String argument) {
        return argument.strip().equalsIgnoreCase("S")
                ? new Command.Mode()
                : refused(verb, argument, "Only MODE S is offered");
    }

    static Command allocate(Verb verb, String argument) {
        Matcher m =
                Pattern.compile("(\\d{1,18})(?: R \\d{1,18})?", Pattern.CASE_INSENSITIVE)
                        .matcher(argument.strip());
        return m.matches()
                ? new Command.Allo(Long.parseLong(m.group(1)))
                : invalid(verb, "A number of bytes is needed: " + verb.usage());
    }

    static Command restart(Verb verb, String argument) {
        String digits = argument.strip();
        if (!digits.matches("\\d+")) {
            return invalid(verb, "A whole number of bytes is needed: " + verb.usage());
        }
        try {
            long offset = Long.parseLong(digits);
            return offset <= LARGEST_OFFSET
                    ? new Command.Rest(offset)
                    : invalid(verb, "No file is that long");
        } catch (NumberFormatException tooLarge) {
            return invalid(verb, "No file is that long");
        }
    }

    static Command status(Verb verb, String argument) {
        String path = withoutLsOptions(argument);
        return argument.isEmpty() ? new Command.Stat() : new Command.StatPath(path);
    }

    static Command modificationTime(Verb verb, String argument) {
        Matcher m = TIME_AND_PATH.matcher(argument);
        Optional<Instant> time = m.matches() ? FactTime.parse(m.group(1)) : Optional.empty();
        return time.isPresent()
                ? new Command.SetMdtm(time.get(), m.group(2))
                : new Command.Mdtm(argument);
    }

    static Command setModified(Verb verb, String argument) {
        return timed(verb, argument, Command.Mfmt::new);
    }

    static Command setCreated(Verb verb, String argument) {
        return timed(verb, argument, Command.Mfct::new);
    }

    private static Command timed(
            Verb verb, String argument, BiFunction<Instant, String, Command> maker) {
        Matcher m = TIME_AND_PATH.matcher(argument);
        Optional<Instant> time = m.matches() ? FactTime.parse(m.group(1)) : Optional.empty();
        return time.isPresent()
                ? maker.apply(time.get(), m.group(2))
                : invalid(verb, "A time YYYYMMDDHHMMSS and a path are needed");
    }

    static Command setFacts(Verb verb, String argument) {
        int space = argument.indexOf("; ");
        if (space < 0 || space + 2 >= argument.length()) {
            return invalid(verb, "Facts and a path are needed: " + verb.usage());
        }
        Optional<FactChange> change = FactChange.parse(argument.substring(0, space));
        return change.isPresent()
                ? new Command.Mff(change.get(), argument.substring(space + 2))
                : notOffered(verb, "Facts that can be set: Modify, Create, UNIX.mode");
    }

    static Command site(Verb verb, String argument) {
        int space = argument.indexOf(' ');
        String word = space < 0 ? argument : argument.substring(0, space);
        String rest = space < 0 ? "" : argument.substring(space + 1);
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CHMOD" -> changeMode(verb, rest);
            case "UTIME" -> changeTime(verb, rest);
            case "DIAG" -> diagnosis(verb, rest.strip());
            case "HELP" -> new Command.SiteHelp();
            default -> notOffered(verb, "SITE knows CHMOD, UTIME, DIAG and HELP");
        };
    }

    private static Command diagnosis(Verb verb, String rest) {
        return switch (rest.toUpperCase(Locale.ROOT)) {
            case "" -> new Command.SiteDiag();
            case "CONNECT" -> new Command.SiteDiagConnect();
            default -> notOffered(verb, "SITE DIAG stands alone or with CONNECT");
        };
    }

    private static Command changeMode(Verb verb, String rest) {
        int space = rest.indexOf(' ');
        int mode = space < 0 ? -1 : FactChange.parseMode(rest.substring(0, space));
        return mode >= 0 && space + 1 < rest.length()
                ? new Command.Chmod(mode, rest.substring(space + 1))
                : invalid(verb, "SITE CHMOD needs an octal mode up to 777 and a path");
    }

    private static Command changeTime(Verb verb, String rest) {
        Matcher old = OLD_UTIME.matcher(rest);
        Matcher plain = TIME_AND_PATH.matcher(rest);
        Optional<Instant> time =
                old.matches()
                        ? FactTime.parse(old.group(2))
                        : plain.matches() ? FactTime.parse(plain.group(1)) : Optional.empty();
        return time.isPresent()
                ? new Command.Utime(time.get(), old.matches() ? old.group(1) : plain.group(2))
                : invalid(verb, "SITE UTIME needs a time YYYYMMDDHHMMSS and a path");
    }

    /**
     * Drops the ls options that clients put before the path ({@code LIST -la /dir}); {@code --}
     * ends them. A directory that is really named {@code -a} is reached as {@code ./-a}.
     */
    static String withoutLsOptions(String argument) {
        Matcher options = LS_OPTIONS.matcher(argument);
        int start = 0;
        while (options.region(start, argument.length()).lookingAt()) {
            start = options.end();
        }
        String rest = argument.substring(start);
        return rest.equals("--") ? "" : rest.startsWith("-- ") ? rest.substring(3) : rest;
    }

    /** What is offered, and why the parameter is not, if it is one that an RFC defines. */
    private static Command refused(Verb verb, String argument, String offered) {
        return notOffered(
                verb,
                RefusedParameter.of(verb, argument)
                        .map(refused -> offered + ": " + refused.reason())
                        .orElse(offered));
    }

    private static Command invalid(Verb verb, String reason) {
        return new Command.Invalid(verb, BAD_ARGUMENT, reason);
    }

    private static Command notOffered(Verb verb, String reason) {
        return new Command.Invalid(verb, PARAMETER_NOT_IMPLEMENTED, reason);
    }
}
