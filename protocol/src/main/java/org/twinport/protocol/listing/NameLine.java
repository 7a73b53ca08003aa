package org.twinport.protocol.listing;

/** Reads the lines of NLST (RFC 959 section 4.1.3), each of which is nothing but a name; pure. */
public final class NameLine {

    private NameLine() {}

    /**
     * Reads one line: the entry is of kind {@link Entry.Kind#OTHER} and of unknown size, for NLST
     * does not tell. Where servers write paths, the last component is the name.
     *
     * @param octetsLine without its line end, one char per byte
     */
    public static Parsed read(String octetsLine) {
        return octetsLine.isEmpty()
                ? new Parsed.Skipped()
                : Dialect.named(
                        octetsLine, octetsLine, name -> Entry.of(name, Entry.Kind.OTHER, -1));
    }
}
