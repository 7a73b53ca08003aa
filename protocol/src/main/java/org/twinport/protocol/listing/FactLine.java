package org.twinport.protocol.listing;

import java.util.List;
import java.util.Set;

/**
 * Writes entries in the form of MLST and MLSD: {@code fact=value;fact=value; name} (RFC 3659
 * section 7.2); pure. {@link Facts} reads them.
 */
public final class FactLine {

    private static final List<Fact> ALL = List.of(Fact.values());

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
        OctetLine out = new OctetLine();
        write(entry, shownName, type, permissions, facts, out);
        return out.toString();
    }

    /** The same at the end of {@code out}. */
    public static void write(
            Entry entry,
            String shownName,
            String type,
            String permissions,
            Set<Fact> facts,
            OctetLine out) {
        for (Fact fact : ALL) {
            if (facts.contains(fact)) {
                fact.write(entry, type, permissions, out);
            }
        }
        out.add(' ').add(shownName);
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
