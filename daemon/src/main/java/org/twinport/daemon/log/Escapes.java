package org.twinport.daemon.log;

/** Makes text from the network harmless in a line of a log; pure. */
final class Escapes {

    private Escapes() {}

    /** A value after {@code name=}: bare where it cannot be misread, else quoted. */
    static String text(String value) {
        boolean bare = !value.isEmpty() && value.chars().allMatch(Escapes::isBare);
        return bare ? value : quoted(value, "\\x%02x");
    }

    private static boolean isBare(int c) {
        return c > ' ' && c != '"' && c != '\\' && c != '=' && !isUnsafe((char) c);
    }

    /** A JSON string (RFC 8259 section 7), quotes and all. */
    static String json(String value) {
        return quoted(value, "\\u%04x");
    }

    private static String quoted(String value, String shortForm) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean lone = isLoneSurrogate(value, i);
                    if (lone || isUnsafe(c)) {
                        out.append((c > 0xff ? "\\u%04x" : shortForm).formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        boolean pairedAfter =
                Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
        boolean pairedBefore =
                Character.isLowSurrogate(c)
                        && i > 0
                        && Character.isHighSurrogate(value.charAt(i - 1));
        return Character.isSurrogate(c) && !pairedAfter && !pairedBefore;
    }

    /** What steers terminals or breaks lines: controls, separators, marks of direction. */
    private static boolean isUnsafe(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
