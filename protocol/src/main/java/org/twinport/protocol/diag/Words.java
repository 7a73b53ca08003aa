package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes single values of records; pure. */
final class Words {

    private static final Pattern ENDPOINT =
            Pattern.compile("(?:\\[([0-9a-f:.]{2,45})]|([0-9.]{7,15})):([0-9]{1,5})");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-f]{2})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Words() {}

    /** What {@link HostPort#toString} has written. */
    static Optional<HostPort> endpoint(String text) {
        Matcher m = ENDPOINT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(m.group(3));
        Optional<InetAddress> address =
                m.group(1) != null
                        ? HostPort.parseIpv6(m.group(1))
                        : HostPort.parseIpv4(m.group(2));
        return address.filter(_ -> port <= 65_535).map(where -> new HostPort(where, port));
    }

    /** A number that is not negative. */
    static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Octets as printable ASCII: all others, and the percent sign, as {@code %xx}. */
    static String escaped(String octets) {
        StringBuilder out = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            boolean plain = c >= ' ' && c <= '~' && c != '%';
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02x", c & 255));
        }
        return out.toString();
    }

    static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(Words::octet);
    }

    private static String octet(MatchResult found) {
        char octet = (char) Integer.parseInt(found.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(octet));
    }
}
