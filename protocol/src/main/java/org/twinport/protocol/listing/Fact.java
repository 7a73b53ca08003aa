package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts that MLST and MLSD tell about an entry (RFC 3659 section 7.5), in the order in which
 * they are written.
 */
public enum Fact {
    TYPE("type"),
    SIZE("size"),
    MODIFY("modify"),
    CREATE("create"),
    PERM("perm"),
    UNIQUE("unique"),
    UNIX_MODE("UNIX.mode"),
    UNIX_OWNER("UNIX.owner"),
    UNIX_GROUP("UNIX.group");

    private final String label;
    private final byte[] beginning;

    Fact(String label) {
        this.label = label;
        this.beginning = (label + '=').getBytes(StandardCharsets.US_ASCII);
    }

    /** The fact's name on the wire; compared without case. */
    public String label() {
        return label;
    }

    /** The fact of this name, if it is one of ours. */
    public static Optional<Fact> of(String label) {
        for (Fact fact : values()) {
            if (fact.label.equalsIgnoreCase(label)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** Writes {@code label=value;}, or nothing if it is not known or makes no sense there. */
    void write(Entry entry, String type, String permissions, OctetLine out) {
        switch (this) {
            case TYPE -> text(type, out);
            case SIZE -> size(entry, out);
            case MODIFY -> time(entry.modified(), out);
            case CREATE -> time(entry.created(), out);
            case PERM -> text(permissions, out);
            case UNIQUE -> text(entry.unique(), out);
            case UNIX_MODE -> mode(entry.mode(), out);
            case UNIX_OWNER -> text(entry.owner(), out);
            case UNIX_GROUP -> text(entry.group(), out);
        }
    }

    /** A byte that would end the value or the line is masked. */
    private void text(@Nullable String value, OctetLine out) {
        if (value != null) {
            begin(out).addMasked(value, ';').add(';');
        }
    }

    private void size(Entry entry, OctetLine out) {
        if (entry.size() >= 0 && !entry.isDirectory()) {
            begin(out).add(entry.size(), 1, '0').add(';');
        }
    }

    private void time(@Nullable Instant instant, OctetLine out) {
        if (instant != null) {
            FactTime.write(instant, begin(out));
            out.add(';');
        }
    }

    /** In octal with a zero in front, at least four digits. */
    private void mode(int mode, OctetLine out) {
        if (mode >= 0) {
            begin(out).add('0');
            for (int shift = mode > 0777 ? 9 : 6; shift >= 0; shift -= 3) {
                out.add((char) ('0' + (mode >> shift & 7)));
            }
            out.add(';');
        }
    }

    private OctetLine begin(OctetLine out) {
        return out.add(beginning);
    }
}
