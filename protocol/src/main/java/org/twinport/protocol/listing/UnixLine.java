package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes entries as {@code ls -l} does, the form that LIST clients have parsed for forty years;
 * pure.
 */
public final class UnixLine {

    /** Half a Gregorian year: the border at which ls replaces the time of day by the year. */
    private static final Duration HALF_YEAR = Duration.ofSeconds(31_556_952 / 2);

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final int DAY = 86_400;

    private UnixLine() {}

    /**
     * One entry without line end, its name as octets.
     *
     * @param now decides between time of day and year
     */
    public static String write(Entry entry, Instant now) {
        OctetLine out = new OctetLine();
        write(entry, now, out);
        return out.toString();
    }

    /** The same at the end of {@code out}. */
    public static void write(Entry entry, Instant now, OctetLine out) {
        out.add(typeLetter(entry.kind()));
        UnixMode.write(entry.mode() >= 0 ? entry.mode() : defaultMode(entry.kind()), out);
        out.add(' ').add(entry.links(), 3, ' ').add(' ');
        account(entry.owner(), out);
        account(entry.group(), out);
        out.add(Math.max(0, entry.size()), 12, ' ').add(' ');
        date(entry.modified(), now, out);
        out.add(' ').add(entry.name().octets());
        if (entry.linkTarget() != null) {
            // A link's target is any text at all: a line end in it would forge an entry.
            out.add(" -> ").addMasked(entry.linkTarget());
        }
    }

    private static void date(@Nullable Instant modified, Instant now, OctetLine out) {
        long time = FactTime.clamped(modified == null ? 0 : modified.getEpochSecond());
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
        int month = 3 * day.getMonthValue();
        out.add(MONTHS.charAt(month - 3))
                .add(MONTHS.charAt(month - 2))
                .add(MONTHS.charAt(month - 1));
        out.add(' ').add(day.getDayOfMonth(), 2, ' ');
        if (isRecent(modified, now)) {
            int minute = Math.floorMod(time, DAY) / 60;
            out.add(' ').addTwo(minute / 60).add(':').addTwo(minute % 60);
        } else {
            out.add("  ").add(day.getYear(), 4, '0');
        }
    }

    private static boolean isRecent(@Nullable Instant modified, Instant now) {
        return modified != null && !modified.isAfter(now) && modified.isAfter(now.minus(HALF_YEAR));
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

    private static void account(@Nullable String name, OctetLine out) {
        int from = out.length();
        // A space inside a name (domain accounts) would shift every column after it.
        out.addMasked(name == null || name.isEmpty() ? "ftp" : name).replace(from, ' ', '_');
        out.padTo(from + 8).add(' ');
    }
}
