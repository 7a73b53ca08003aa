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
        appendMode(out, entry.mode() >= 0 ? entry.mode() : defaultMode(entry.kind()));
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
            out.append(" -> ").append(entry.linkTarget());
        }
        return out.toString();
    }

    private static String date(@Nullable Instant modified, Instant now) {
        Instant time = modified == null ? Instant.EPOCH : modified;
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

    private static void appendMode(StringBuilder out, int mode) {
        String letters = "rwxrwxrwx";
        for (int i = 0; i < 9; i++) {
            out.append((mode >> (8 - i) & 1) == 1 ? letters.charAt(i) : '-');
        }
        int start = out.length() - 9;
        special(out, start + 2, mode, 04000, 's', 'S');
        special(out, start + 5, mode, 02000, 's', 'S');
        special(out, start + 8, mode, 01000, 't', 'T');
    }

    private static void special(
            StringBuilder out, int at, int mode, int bit, char withX, char withoutX) {
        if ((mode & bit) != 0) {
            out.setCharAt(at, out.charAt(at) == 'x' ? withX : withoutX);
        }
    }

    private static String orDefault(@Nullable String name) {
        // A space inside a name (domain accounts) would shift every column after it.
        return name == null || name.isEmpty() ? "ftp" : name.replace(' ', '_');
    }

    private static void pad(StringBuilder out, String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        out.append(right ? blanks + text : text + blanks);
    }
}
