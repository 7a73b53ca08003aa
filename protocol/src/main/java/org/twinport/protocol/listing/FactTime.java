package org.twinport.protocol.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time values {@code YYYYMMDDHHMMSS[.sss]}, always UTC (RFC 3659 section 2.3); pure. */
public final class FactTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:\\.(\\d+))?");

    /** 0000-01-01 00:00:00 and 9999-12-31 23:59:59, in seconds of the epoch. */
    private static final long FIRST = -62_167_219_200L;

    private static final long LAST = 253_402_300_799L;
    private static final int DAY = 86_400;

    private FactTime() {}

    /**
     * The time to the second, as MDTM and the modify fact give it. The form has room for the years
     * 0 to 9999; file systems have it for more.
     */
    public static String format(Instant time) {
        OctetLine out = new OctetLine();
        write(time, out);
        return out.toString();
    }

    /** The same at the end of {@code out}; a formatter would cost more than the rest of a line. */
    static void write(Instant time, OctetLine out) {
        long seconds = clamped(time.getEpochSecond());
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int second = Math.floorMod(seconds, DAY);
        out.addTwo(day.getYear() / 100).addTwo(day.getYear() % 100);
        out.addTwo(day.getMonthValue()).addTwo(day.getDayOfMonth());
        out.addTwo(second / 3600).addTwo(second / 60 % 60).addTwo(second % 60);
    }

    /** The nearest time in seconds that can be written with a year of four digits. */
    static long clamped(long seconds) {
        return Math.clamp(seconds, FIRST, LAST);
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
