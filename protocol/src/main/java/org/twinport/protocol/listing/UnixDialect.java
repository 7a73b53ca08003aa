package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code ls -l}. The date is searched first: the size stands before it, the name after it
 * and exactly one space; between the letters and the size any of links, owner and group may be
 * missing.
 */
final class UnixDialect implements Dialect {

    /** Inode and blocks ({@code ls -is}) may come first; {@code +}, {@code .}, {@code @}: ACLs. */
    private static final Pattern START =
            Pattern.compile(
                    "[ \\t]*(?:\\d+[ \\t]+)?(?:\\d+(?:[.,]\\d+)?[KMGT]?[ \\t]+)?"
                            + "([-dlbcpsDCMnPw])([-rwxsStTlL]{9})[+.@]?(?=[ \\t\\d])");

    private static final String ARROW = " -> ";

    private final Instant now;

    UnixDialect(Instant now) {
        this.now = now;
    }

    @Override
    public Optional<Parsed> read(String line) {
        Matcher start = START.matcher(line);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        List<Column> columns = Column.split(line, start.end());
        // At least two columns before the date, or an owner called "may" would pass for a month.
        for (int i = 2; i < columns.size(); i++) {
            Optional<UnixDate> date = UnixDate.at(columns, i, now);
            if (date.isPresent()) {
                return entry(line, start, columns.subList(0, i), date.get());
            }
        }
        return onlySizeAndDate(line, start, columns);
    }

    private Optional<Parsed> onlySizeAndDate(String line, Matcher start, List<Column> columns) {
        return columns.size() < 2
                ? Optional.empty()
                : UnixDate.at(columns, 1, now)
                        .flatMap(date -> entry(line, start, columns.subList(0, 1), date));
    }

    private static Optional<Parsed> entry(
            String line, Matcher start, List<Column> beforeDate, UnixDate date) {
        if (date.end() + 1 >= line.length()) {
            return Optional.empty();
        }
        Entry.Kind kind = kind(start.group(1).charAt(0));
        Columns columns = Columns.of(beforeDate);
        String shown = line.substring(date.end() + 1);
        int arrow = kind == Entry.Kind.SYMLINK ? arrow(shown, columns.size()) : -1;
        String name = arrow < 0 ? shown : shown.substring(0, arrow);
        @Nullable String target = arrow < 0 ? null : shown.substring(arrow + ARROW.length());
        int mode = UnixMode.bits(start.group(2));
        return Optional.of(
                Dialect.named(line, name, n -> columns.entry(n, kind, date.time(), mode, target)));
    }

    /**
     * Where the arrow of a symbolic link stands. Names may contain one themselves, but the size of
     * a link is the length of its target.
     */
    private static int arrow(String shown, long size) {
        long expected = shown.length() - size - ARROW.length();
        boolean fits = expected > 0 && expected < shown.length();
        return fits && shown.startsWith(ARROW, (int) expected)
                ? (int) expected
                : shown.indexOf(ARROW);
    }

    private static Entry.Kind kind(char letter) {
        return switch (letter) {
            case '-' -> Entry.Kind.FILE;
            case 'd' -> Entry.Kind.DIRECTORY;
            case 'l' -> Entry.Kind.SYMLINK;
            default -> Entry.Kind.OTHER;
        };
    }

    /** What stands between the permission letters and the date. */
    private record Columns(int links, @Nullable String owner, @Nullable String group, long size) {

        static Columns of(List<Column> columns) {
            List<String> texts = columns.stream().map(Column::text).toList();
            int sizeAt = texts.size() - 1;
            // A device has major and minor number where a file has its size: "8, 0" or "8,0".
            boolean device = sizeAt > 0 && texts.get(sizeAt - 1).endsWith(",");
            List<String> rest = texts.subList(0, device ? sizeAt - 1 : sizeAt);
            boolean linked = !rest.isEmpty() && Numbers.isWhole(rest.getFirst());
            List<String> names = linked ? rest.subList(1, rest.size()) : rest;
            return new Columns(
                    linked ? links(rest.getFirst()) : 1,
                    names.isEmpty() ? null : names.getFirst(),
                    names.size() < 2 ? null : String.join(" ", names.subList(1, names.size())),
                    device ? -1 : Numbers.length(texts.get(sizeAt)));
        }

        private static int links(String digits) {
            return digits.length() <= 9 ? Math.max(1, Integer.parseInt(digits)) : 1;
        }

        Entry entry(
                Name name,
                Entry.Kind kind,
                @Nullable Instant modified,
                int mode,
                @Nullable String target) {
            return new Entry(
                    name, kind, size, modified, null, mode, owner, group, links, target, null);
        }
    }
}
