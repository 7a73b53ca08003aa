package org.twinport.cli.show;

import org.twinport.client.LocalNames;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Text that may be shown: sizes for people, and names from servers without their control
 * characters; pure.
 */
public final class Plain {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Plain() {}

    /**
     * The text with control characters replaced: a name must not move the cursor or change the
     * terminal.
     */
    public static String harmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        out.appendCodePoint(
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                        ? '?'
                                        : c));
        return out.toString();
    }

    /** A local path; in a locale without UTF-8 its own text would be question marks. */
    public static String local(Path path) {
        if (path.toString().chars().allMatch(c -> c < 0x80)) {
            return harmless(path.toString());
        }
        String names =
                StreamSupport.stream(path.spliterator(), false)
                        .map(name -> LocalNames.nameOf(name).text())
                        .collect(Collectors.joining("/"));
        return harmless(path.isAbsolute() ? "/" + names : names);
    }

    /** A number of bytes in three digits or so, decimal units. */
    public static String bytes(long count) {
        double value = count;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0
                ? count + " B"
                : String.format(
                        Locale.ROOT,
                        value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s",
                        value,
                        UNITS[unit]);
    }
}
