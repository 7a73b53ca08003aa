package org.twinport.protocol.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time values {@code YYYYMMDDHHMMSS[.sss]}, always UTC (RFC 3659 section 2.3); pure. */
public final class FactTime {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:\\.(\\d+))?");

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private FactTime() {}

    /**
     * The time to the second, as MDTM and the modify fact give it. The form has room for the years
     * 0 to 9999; file systems have it for more.
     */
    public static String format(Instant time) {
        return SECONDS.format(clamped(time));
    }

    /** The nearest time that can be written with a year of four digits. */
    static Instant clamped(Instant time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }

    /** Reads a time value; empty if it is none or names no real moment. */
    public static Optional<Instant> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            // A leap second (60) is legal in RFC 3659 and unknown to java.time.
            int second = number(m, 6) == 60 ? 59 : number(m, 6);
            String fraction = m.group(7) == null ? "0" : m.group(7);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            return Optional.of(
                    LocalDateTime.of(
                                    number(m, 1),
                                    number(m, 2),
                                    number(m, 3),
                                    number(m, 4),
                                    number(m, 5),
                                    second,
                                    nanos)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
