package org.twinport.protocol.listing;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of MLSD or MLST as a client reads it (RFC 3659 section 7.2); an immutable value. Facts
 * that nobody here knows are kept and ignored.
 *
 * @param values the facts by their names in lower case
 * @param shownName what stands after the space, one char per byte: a name in MLSD, as a rule the
 *     whole path in MLST
 */
public record Facts(Map<String, String> values, String shownName) {

    private static final String LINK_WITH_TARGET = "os.unix=slink:";

    public Facts {
        values = Map.copyOf(values);
    }

    /**
     * Reads a line of MLSD; empty if it does not have this form. A semicolon that is missing after
     * the last fact is forgiven.
     *
     * @param line without its line end, one char per byte
     */
    public static Optional<Facts> parse(String line) {
        Map<String, String> values = new HashMap<>();
        int at = 0;
        while (at < line.length() && line.charAt(at) != ' ') {
            int end = factEnd(line, at);
            int equals = line.indexOf('=', at);
            if (equals <= at || equals > end || line.lastIndexOf(' ', equals) > at) {
                return Optional.empty();
            }
            values.putIfAbsent(
                    line.substring(at, equals).toLowerCase(Locale.ROOT),
                    line.substring(equals + 1, end));
            at = line.charAt(end) == ';' ? end + 1 : end;
        }
        return at + 1 < line.length()
                ? Optional.of(new Facts(values, line.substring(at + 1)))
                : Optional.empty();
    }

    /**
     * Reads the middle line of a reply to MLST, which starts with one more space (RFC 3659 section
     * 7.2) that some servers leave out.
     */
    public static Optional<Facts> parseReplyLine(String line) {
        return parse(line.startsWith(" ") ? line.substring(1) : line);
    }

    private static int factEnd(String line, int at) {
        int semicolon = line.indexOf(';', at);
        return semicolon >= 0 ? semicolon : line.indexOf(' ', at);
    }

    /** Whether the line is about the listed directory itself or about its parent. */
    public boolean isListedOrParent() {
        String type = type();
        return type.equals("cdir") || type.equals("pdir");
    }

    /** The entry that these facts describe, under the name the caller knows it by. */
    public Entry entry(Name name) {
        return new Entry(
                name,
                kind(),
                size(),
                time("modify"),
                time("create"),
                mode(),
                firstOf("unix.ownername", "unix.owner", "unix.uid"),
                firstOf("unix.groupname", "unix.group", "unix.gid"),
                1,
                linkTarget(),
                values.get("unique"));
    }

    private String type() {
        return values.getOrDefault("type", "").toLowerCase(Locale.ROOT);
    }

    private Entry.Kind kind() {
        String type = type();
        return switch (type) {
            case "file" -> Entry.Kind.FILE;
            case "dir", "cdir", "pdir" -> Entry.Kind.DIRECTORY;
            case "" -> size() < 0 ? Entry.Kind.OTHER : Entry.Kind.FILE;
            default ->
                    type.startsWith("os.unix=slink") || type.startsWith("os.unix=symlink")
                            ? Entry.Kind.SYMLINK
                            : Entry.Kind.OTHER;
        };
    }

    private @Nullable String linkTarget() {
        String type = values.getOrDefault("type", "");
        return type().startsWith(LINK_WITH_TARGET) && type.length() > LINK_WITH_TARGET.length()
                ? type.substring(LINK_WITH_TARGET.length())
                : null;
    }

    /** Pure-FTPd and ProFTPD call a directory's size {@code sizd}. */
    private long size() {
        @Nullable String size = firstOf("size", "sizd");
        return size == null ? -1 : Numbers.length(size);
    }

    private @Nullable Instant time(String fact) {
        @Nullable String value = values.get(fact);
        return value == null ? null : FactTime.parse(value).orElse(null);
    }

    /** Some servers add the bits of the file type ({@code 0100644}). */
    private int mode() {
        String octal = values.getOrDefault("unix.mode", "");
        return octal.matches("[0-7]{1,7}") ? Integer.parseInt(octal, 8) & 07777 : -1;
    }

    private @Nullable String firstOf(String... facts) {
        for (String fact : facts) {
            @Nullable String value = values.get(fact);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
