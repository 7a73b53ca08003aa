package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
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

    Fact(String label) {
        this.label = label;
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

    /** The fact's value for {@code entry}, or null if it is not known or makes no sense there. */
    @Nullable String valueFor(Entry entry, String type, String permissions) {
        return switch (this) {
            case TYPE -> type;
            case SIZE ->
                    entry.size() < 0 || entry.isDirectory() ? null : Long.toString(entry.size());
            case MODIFY -> time(entry.modified());
            case CREATE -> time(entry.created());
            case PERM -> permissions;
            case UNIQUE -> entry.unique();
            case UNIX_MODE ->
                    entry.mode() < 0 ? null : String.format(Locale.ROOT, "0%03o", entry.mode());
            case UNIX_OWNER -> entry.owner();
            case UNIX_GROUP -> entry.group();
        };
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : FactTime.format(instant);
    }
}
