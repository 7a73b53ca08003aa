package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The listing of IIS and other servers on Windows: date, time, {@code <DIR>} or size, name. Dates
 * are month first unless that is impossible, or year first, or day first between dots; years of two
 * digits are those from 1970 to 2069.
 */
final class DosDialect implements Dialect {

    private static final Pattern LINE =
            Pattern.compile(
                    "(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{2}|\\d{4})[ \\t]+"
                            + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?[ \\t]*([AaPp])?[Mm]?[ \\t]+"
                            + "(?:<(\\w{3,9})>|(\\d[\\d,.'\\xa0]*))[ \\t](.*)",
                    Pattern.DOTALL);

    /** IIS pads {@code <DIR>} to the column of the sizes: ten spaces, of which one is matched. */
    private static final int PADDING_AFTER_DIR = 9;

    @Override
    public Optional<Parsed> read(String line) {
        Matcher m = LINE.matcher(line);
        return m.matches() ? Optional.of(found(line, m)) : Optional.empty();
    }

    private static Parsed found(String line, Matcher m) {
        @Nullable Instant modified = modified(m);
        @Nullable String mark = m.group(9);
        String shown = m.group(11);
        if (mark == null) {
            long size = Numbers.length(m.group(10).replaceAll("\\D", ""));
            return Dialect.named(
                    line, shown, n -> Entry.of(n, Entry.Kind.FILE, size).modifiedAt(modified));
        }
        String name = withoutPadding(shown);
        return switch (mark.toUpperCase(Locale.ROOT)) {
            case "DIR" ->
                    Dialect.named(
                            line,
                            name,
                            n -> Entry.of(n, Entry.Kind.DIRECTORY, -1).modifiedAt(modified));
            default -> link(line, name, modified);
        };
    }

    /** {@code <JUNCTION>}, {@code <SYMLINK>}, {@code <SYMLINKD>}: name, target in brackets. */
    private static Parsed link(String line, String shown, @Nullable Instant modified) {
        int bracket = shown.endsWith("]") ? shown.lastIndexOf(" [") : -1;
        @Nullable String target =
                bracket < 0 ? null : shown.substring(bracket + 2, shown.length() - 1);
        return Dialect.named(
                line,
                bracket < 0 ? shown : shown.substring(0, bracket),
                n -> symlink(n, modified, target));
    }

    private static Entry symlink(Name name, @Nullable Instant modified, @Nullable String target) {
        return new Entry(
                name, Entry.Kind.SYMLINK, -1, modified, null, -1, null, null, 1, target, null);
    }

    private static String withoutPadding(String shown) {
        int start = 0;
        while (start < PADDING_AFTER_DIR && start < shown.length() && shown.charAt(start) == ' ') {
            start++;
        }
        return shown.substring(start);
    }

    private static @Nullable Instant modified(Matcher m) {
        int a = Integer.parseInt(m.group(1));
        int b = Integer.parseInt(m.group(3));
        int c = Integer.parseInt(m.group(4));
        int second = m.group(7) == null ? 0 : Integer.parseInt(m.group(7));
        int minute = Integer.parseInt(m.group(6));
        boolean yearFirst = m.group(1).length() == 4;
        boolean dayFirst = a > 12 || m.group(2).equals(".");
        try {
            LocalDateTime time =
                    yearFirst
                            ? LocalDateTime.of(a, b, c, hour(m), minute, second)
                            : dayFirst
                                    ? LocalDateTime.of(year(c), b, a, hour(m), minute, second)
                                    : LocalDateTime.of(year(c), a, b, hour(m), minute, second);
            return time.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int year(int written) {
        return written >= 100 ? written : written + (written < 70 ? 2000 : 1900);
    }

    /** Twelve at night is 12 AM, noon is 12 PM. */
    private static int hour(Matcher m) {
        int hour = Integer.parseInt(m.group(5));
        return switch (m.group(8)) {
            case null -> hour;
            case "A", "a" -> hour == 12 ? 0 : hour;
            default -> hour < 12 ? hour + 12 : hour;
        };
    }
}
