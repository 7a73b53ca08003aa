package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Writes entries in the form of MLST and MLSD: {@code fact=value;fact=value; name} (RFC 3659
 * section 7.2); pure. {@link Facts} reads them.
 */
public final class FactLine {

    private FactLine() {}

    /**
     * One entry without line end. A byte that would end a value or the line is masked.
     *
     * @param entry what to describe; its name is not used
     * @param shownName what stands after the space, one char per byte
     * @param type {@code file}, {@code dir}, {@code cdir}, {@code pdir} or {@code OS.unix=…}
     * @param permissions the letters of the perm fact that hold for the asking user
     * @param facts those that were selected by OPTS MLST
     */
    public static String write(
            Entry entry, String shownName, String type, String permissions, Set<Fact> facts) {
        StringBuilder out = new StringBuilder(128);
        for (Fact fact : Fact.values()) {
            @Nullable String value =
                    facts.contains(fact) ? fact.valueFor(entry, type, permissions) : null;
            if (value != null) {
                String safe = UnixLine.oneLine(value).replace(';', '?');
                out.append(fact.label()).append('=').append(safe).append(';');
            }
        }
        return out.append(' ').append(shownName).toString();
    }

    /** The type fact of an entry that is neither the listed directory nor its parent. */
    public static String typeOf(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> "file";
            case DIRECTORY -> "dir";
            case SYMLINK ->
                    "OS.unix=slink:" + (entry.linkTarget() == null ? "" : entry.linkTarget());
            case OTHER -> "OS.unix=special";
        };
    }
}
