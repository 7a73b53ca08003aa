package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date columns of {@code ls -l}; an immutable value.
 *
 * @param time in UTC, null if the columns have the form of a date but name no real moment
 * @param end index in the line after the last column of the date
 */
record UnixDate(@Nullable Instant time, int end) {

    private static final Pattern DAY =
            Pattern.compile("(\\d{1,2})(?:[.,]|[\\x80-\\xff].*)?", Pattern.DOTALL);
    private static final Pattern YEAR =
            Pattern.compile("([1-9]\\d{3})(?:[\\x80-\\xff].*)?", Pattern.DOTALL);
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern ZONE = Pattern.compile("[+-]\\d{4}");

    /** How far a server's clock and time zone may run ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** The date that begins at column {@code i}, if one does. */
    static Optional<UnixDate> at(List<Column> columns, int i, Instant now) {
        if (ISO_DAY.matcher(columns.get(i).text()).matches()) {
            return iso(columns, i);
        }
        if (i + 2 >= columns.size()) {
            return Optional.empty();
        }
        String first = columns.get(i).text();
        String second = columns.get(i + 1).text();
        int month = Months.number(first);
        int day = day(second);
        if (month == 0 || day == 0) {
            // German, French and others write the day first.
            month = Months.number(second);
            day = day(first);
        }
        return month == 0 || day == 0
                ? Optional.empty()
                : yearOrClock(month, day, columns.get(i + 2), now);
    }

    private static int day(String text) {
        Matcher m = DAY.matcher(text);
        int day = m.matches() ? Integer.parseInt(m.group(1)) : 0;
        return day <= 31 ? day : 0;
    }

    private static Optional<UnixDate> yearOrClock(int month, int day, Column last, Instant now) {
        Matcher year = YEAR.matcher(last.text());
        if (year.matches()) {
            int y = Integer.parseInt(year.group(1));
            return Optional.of(new UnixDate(midnight(y, month, day), last.end()));
        }
        Matcher clock = CLOCK.matcher(last.text());
        return clock.matches()
                ? Optional.of(new UnixDate(lastTime(month, day, clock, now), last.end()))
                : Optional.empty();
    }

    private static @Nullable Instant midnight(int year, int month, int day) {
        return YearMonth.of(year, month).isValidDay(day)
                ? LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toInstant()
                : null;
    }

    /**
     * The latest such day and time that is not more than a day ahead of {@code now}. Eight years
     * back there is a 29 February for certain.
     */
    private static @Nullable Instant lastTime(int month, int day, Matcher clock, Instant now) {
        @Nullable LocalTime time = time(clock);
        if (time == null) {
            return null;
        }
        int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
        for (int year = thisYear + 1; year >= thisYear - 8; year--) {
            @Nullable Instant midnight = midnight(year, month, day);
            if (midnight != null) {
                Instant moment = midnight.plusSeconds(time.toSecondOfDay());
                if (!moment.isAfter(now.plus(AHEAD))) {
                    return moment;
                }
            }
        }
        return null;
    }

    /** {@code --time-style=long-iso} and {@code full-iso}; only the latter has a zone. */
    private static Optional<UnixDate> iso(List<Column> columns, int i) {
        Matcher clock = CLOCK.matcher(textAt(columns, i + 1));
        if (!clock.matches()) {
            return Optional.empty();
        }
        String third = textAt(columns, i + 2);
        boolean zoned = clock.group(4) != null && ZONE.matcher(third).matches();
        int end = columns.get(zoned ? i + 2 : i + 1).end();
        try {
            LocalDate day = LocalDate.parse(columns.get(i).text());
            @Nullable LocalTime time = time(clock);
            ZoneOffset zone = zoned ? ZoneOffset.of(third) : ZoneOffset.UTC;
            return Optional.of(
                    new UnixDate(
                            time == null ? null : LocalDateTime.of(day, time).toInstant(zone),
                            end));
        } catch (DateTimeException _) {
            return Optional.of(new UnixDate(null, end));
        }
    }

    private static String textAt(List<Column> columns, int i) {
        return i < columns.size() ? columns.get(i).text() : "";
    }

    private static @Nullable LocalTime time(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        return hour < 24 && minute < 60 && second < 60 ? LocalTime.of(hour, minute, second) : null;
    }
}
