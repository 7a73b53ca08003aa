package org.twinport.protocol.command;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.FactTime;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that MFF sets (draft-somers-ftp-mfxx): {@code Modify=…;Create=…;UNIX.mode=…;}.
 *
 * @param modify new time of last change, or null to leave it
 * @param create new time of creation, or null to leave it
 * @param mode new Unix permission bits, or -1 to leave them
 */
public record FactChange(@Nullable Instant modify, @Nullable Instant create, int mode) {

    /**
     * Reads the fact list of MFF; empty if a fact is unknown, a value is wrong or nothing is set.
     */
    public static Optional<FactChange> parse(String facts) {
        Instant modify = null;
        Instant create = null;
        int mode = -1;
        for (String fact : facts.split(";")) {
            int eq = fact.indexOf('=');
            if (eq < 0) {
                return Optional.empty();
            }
            String value = fact.substring(eq + 1);
            switch (fact.substring(0, eq).toLowerCase(Locale.ROOT)) {
                case "modify" -> modify = FactTime.parse(value).orElse(null);
                case "create" -> create = FactTime.parse(value).orElse(null);
                case "unix.mode" -> mode = parseMode(value);
                default -> {
                    return Optional.empty();
                }
            }
        }
        int set = (modify == null ? 0 : 1) + (create == null ? 0 : 1) + (mode < 0 ? 0 : 1);
        // A fact given twice or with a wrong value leaves fewer set than were given.
        boolean allUnderstood = set > 0 && facts.split(";").length == set;
        return allUnderstood ? Optional.of(new FactChange(modify, create, mode)) : Optional.empty();
    }

    /** Octal permission bits from 0 to 0777 (the special bits are not for FTP to set), or -1. */
    static int parseMode(String octal) {
        return octal.matches("0?[0-7]{1,3}") ? Integer.parseInt(octal, 8) : -1;
    }

    /** The fact list as it is written. */
    public String text() {
        StringBuilder out = new StringBuilder();
        if (modify != null) {
            out.append("Modify=").append(FactTime.format(modify)).append(';');
        }
        if (create != null) {
            out.append("Create=").append(FactTime.format(create)).append(';');
        }
        if (mode >= 0) {
            out.append("UNIX.mode=").append(String.format(Locale.ROOT, "0%03o", mode)).append(';');
        }
        return out.toString();
    }
}
