package org.twinport.doctor.rule;

import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.Heard;
import org.twinport.net.probe.Dial;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of servers tell beyond their codes; pure. */
final class Texts {

    private static final Pattern QUOTED = Pattern.compile("\\[([a-z0-9-]+)]\\s*$");
    private static final Pattern TLS =
            Pattern.compile("(?i)\\b(?:tls|ssl|ftps|encrypt\\w*|secur(?:e|ity mechanism))\\b");
    private static final Pattern LIMIT =
            Pattern.compile(
                    "(?i)too many|maximum|limit|\\bfull\\b|already logged in|no more connections|busy");
    private static final Pattern REUSE = Pattern.compile("(?i)reus|resum");
    private static final Pattern OTHER_ADDRESS =
            Pattern.compile(
                    "(?i)bad ip|foreign|only to|illegal port|illegal eprt|not (?:the )?same|won't (?:open|connect)"
                            + "|address|different");
    private static final Pattern FORBIDDEN =
            Pattern.compile("(?i)not permitted|permission denied|no route|unreachable");
    private static final Pattern REFUSED = Pattern.compile("(?i)refused");
    private static final Pattern NO_PORTS =
            Pattern.compile(
                    "(?i)busy|no (?:more |free )?(?:passive )?ports?|in use|cannot prepare|range");

    private Texts() {}

    /** The cause that a Twinport server names in its reply. */
    static Optional<Cause> quoted(Heard heard) {
        Matcher matcher = QUOTED.matcher(heard.text());
        return matcher.find()
                ? Arrays.stream(Cause.values())
                        .filter(c -> c.id().equals(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    static boolean wantsTls(Heard heard) {
        return TLS.matcher(heard.allText()).find();
    }

    static boolean isLimit(Heard heard) {
        return LIMIT.matcher(heard.allText()).find();
    }

    static boolean isAboutReuse(Heard heard) {
        return REUSE.matcher(heard.allText()).find();
    }

    static boolean isAboutAddress(Heard heard) {
        return OTHER_ADDRESS.matcher(heard.allText()).find();
    }

    static boolean isForbidden(Heard heard) {
        return FORBIDDEN.matcher(heard.allText()).find();
    }

    static boolean isRefused(Heard heard) {
        return REFUSED.matcher(heard.allText()).find();
    }

    static boolean hasNoPorts(Heard heard) {
        return heard.code() == 425
                || heard.code() == 421
                || NO_PORTS.matcher(heard.allText()).find();
    }

    static boolean has(Heard heard, String words) {
        return heard.allText().toLowerCase(Locale.ROOT).contains(words);
    }

    static String shown(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort()).toString();
    }

    static String shown(Dial dial) {
        return "%s: %s after %d ms"
                .formatted(shown(dial.target()), dial.answer().words(), dial.millis());
    }
}
