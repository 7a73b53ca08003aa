package org.twinport.net.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports from which data connections are served.
 *
 * @param first 1024 to 65535, or 0 together with {@code last} for a port of the operating system's
 *     choice
 * @param last not below {@code first}
 */
public record PortRange(int first, int last) {

    /** Whatever port the operating system gives. */
    public static final PortRange ANY = new PortRange(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    public PortRange {
        boolean any = first == 0 && last == 0;
        if (!any && (first < 1024 || last > 65_535 || first > last)) {
            throw new IllegalArgumentException(
                    "a port range lies within 1024-65535 and does not run backwards: "
                            + first
                            + "-"
                            + last);
        }
    }

    /**
     * Reads {@code 61000-61999} or a single port; empty if it is neither or lies outside 1024 to
     * 65535.
     */
    public static Optional<PortRange> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(m.group(1));
        int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
        return first >= 1024 && last <= 65_535 && first <= last
                ? Optional.of(new PortRange(first, last))
                : Optional.empty();
    }

    /** How many ports there are. */
    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
