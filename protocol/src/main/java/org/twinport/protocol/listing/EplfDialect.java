package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.Optional;

/**
 * Easily Parsed LIST Format: {@code +fact,fact,<TAB>name}, written by publicfile and a few
 * appliances. {@code /} is a directory, {@code r} a file, {@code s} its size, {@code m} the time in
 * seconds since 1970, {@code i} an identity, {@code up} the mode.
 */
final class EplfDialect implements Dialect {

    /** Stands in until the name column is read. */
    private static final Name ANY_NAME = new Name("-");

    @Override
    public Optional<Parsed> read(String line) {
        int tab = line.indexOf('\t');
        return line.startsWith("+") && tab > 0
                ? Optional.of(found(line, line.substring(1, tab), line.substring(tab + 1)))
                : Optional.empty();
    }

    private static Parsed found(String line, String facts, String shown) {
        Entry.Kind kind = Entry.Kind.OTHER;
        long size = -1;
        int mode = -1;
        Instant modified = null;
        String unique = null;
        for (String fact : facts.split(",")) {
            String value = fact.isEmpty() ? "" : fact.substring(1);
            switch (fact.isEmpty() ? ' ' : fact.charAt(0)) {
                case '/' -> kind = Entry.Kind.DIRECTORY;
                case 'r' -> kind = kind == Entry.Kind.OTHER ? Entry.Kind.FILE : kind;
                case 's' -> size = Numbers.length(value);
                case 'm' -> modified = time(value);
                case 'i' -> unique = value;
                case 'u' -> mode = mode(value);
                default -> {}
            }
        }
        Entry rest =
                new Entry(ANY_NAME, kind, size, modified, null, mode, null, null, 1, null, unique);
        return Dialect.named(line, shown, rest::named);
    }

    private static @Nullable Instant time(String seconds) {
        return Numbers.isWhole(seconds) && seconds.length() <= 11
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : null;
    }

    private static int mode(String value) {
        return value.matches("p[0-7]{1,4}") ? Integer.parseInt(value.substring(1), 8) : -1;
    }
}
