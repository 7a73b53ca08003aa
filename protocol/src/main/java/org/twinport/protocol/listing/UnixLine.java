package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes entries as {@code ls -l} does, the form that LIST clients have parsed for forty years;
 * pure.
 */
public final class UnixLine {

    /** Half a Gregorian year: the border at which ls replaces the time of day by the year. */
    private static final Duration HALF_YEAR = Duration.ofSeconds(31_556_952 / 2);

    private static final DateTimeFormatter RECENT =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OLD =
            DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private UnixLine() {}

    /**
     * One entry without line end, its name as octets.
     *
     * @param now decides between time of day and year
     */
    public static String write(Entry entry, Instant now) {
        StringBuilder out = new StringBuilder(96);
        out.append(typeLetter(entry.kind()));
        out.append(UnixMode.letters(entry.mode() >= 0 ? entry.mode() : defaultMode(entry.kind())));
        out.append(' ');
        pad(out, Integer.toString(entry.links()), 3, true);
        out.append(' ');
        pad(out, orDefault(entry.owner()), 8, false);
        out.append(' ');
        pad(out, orDefault(entry.group()), 8, false);
        out.append(' ');
        pad(out, Long.toString(Math.max(0, entry.size())), 12, true);
        out.append(' ')
                .append(date(entry.modified(), now))
                .append(' ')
                .append(entry.name().octets());
        if (entry.linkTarget() != null) {
            out.append(" -> ").append(oneLine(entry.linkTarget()));
        }
        return out.toString();
    }

    private static String date(@Nullable Instant modified, Instant now) {
        Instant time = FactTime.clamped(modified == null ? Instant.EPOCH : modified);
        boolean recent = time.isAfter(now.minus(HALF_YEAR)) && !time.isAfter(now);
        return (recent ? RECENT : OLD).format(time);
    }

    private static char typeLetter(Entry.Kind kind) {
        return switch (kind) {
            case FILE -> '-';
            case DIRECTORY -> 'd';
            case SYMLINK -> 'l';
            case OTHER -> 's';
        };
    }

    private static int defaultMode(Entry.Kind kind) {
        return kind == Entry.Kind.DIRECTORY ? 0755 : kind == Entry.Kind.SYMLINK ? 0777 : 0644;
    }

    private static String orDefault(@Nullable String name) {
        // A space inside a name (domain accounts) would shift every column after it.
        return name == null || name.isEmpty() ? "ftp" : oneLine(name).replace(' ', '_');
    }

    /** A link's target is any text at all: a line end in it would forge an entry. */
    static String oneLine(String octets) {
        return octets.replace('\r', '?').replace('\n', '?').replace('\0', '?');
    }

    private static void pad(StringBuilder out, String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        out.append(right ? blanks + text : text + blanks);
    }
}
