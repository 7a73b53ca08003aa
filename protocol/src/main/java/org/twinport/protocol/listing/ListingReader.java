package org.twinport.protocol.listing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the lines of one listing, whatever its dialect: MLSD facts, Unix, DOS and IIS, EPLF, or
 * bare names. One instance per listing, owned by one thread; no input makes it throw.
 *
 * <p>LIST says nothing about the server's time zone, so its times are taken for UTC; they may be
 * off by up to 14 hours. Only facts (RFC 3659 section 2.3) and EPLF are exact.
 */
public final class ListingReader {

    private static final Pattern TOTAL = Pattern.compile("(?i)total:? +\\d.*");

    /** {@code ls} translates "total", but it is always the first line: one word and a number. */
    private static final Pattern FOREIGN_TOTAL =
            Pattern.compile("[^ =;]+ +\\d{1,18}(?:[.,]\\d)?[KMGT]?");

    private final List<Dialect> dialects;
    private boolean first = true;
    private boolean understood;

    /**
     * A reader for one listing.
     *
     * @param now decides the year of Unix dates that have none
     */
    public ListingReader(Instant now) {
        dialects =
                List.of(
                        new FactDialect(),
                        new EplfDialect(),
                        new UnixDialect(now),
                        new DosDialect());
    }

    /**
     * Reads the next line.
     *
     * @param octetsLine without its line end, one char per byte
     */
    public Parsed read(String octetsLine) {
        String line = withoutFinalCr(octetsLine);
        boolean isFirst = first && !line.isBlank();
        first = first && !isFirst;
        if (line.isBlank()) {
            return new Parsed.Skipped();
        }
        for (Dialect dialect : dialects) {
            Optional<Parsed> parsed = dialect.read(line);
            if (parsed.isPresent()) {
                understood = true;
                return parsed.get();
            }
        }
        return fallback(line, isFirst);
    }

    private Parsed fallback(String line, boolean isFirst) {
        boolean total = TOTAL.matcher(line).matches();
        if (total || (isFirst && FOREIGN_TOTAL.matcher(line).matches())) {
            return new Parsed.Skipped();
        }
        // With a space it is more likely a message or a dialect nobody knows than a name.
        boolean bareName = !understood && line.indexOf(' ') < 0 && line.indexOf('\t') < 0;
        return bareName ? NameLine.read(line) : new Parsed.Unreadable(line);
    }

    /** Some servers end lines with CR CR LF; no name can contain a CR. */
    private static String withoutFinalCr(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
