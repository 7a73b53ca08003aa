package org.twinport.testkit.dialogue;

/** What both sides have said, readable; owned by the thread of its dialogue. */
final class Transcript {

    /** A hostile line may be a mebibyte long; nobody reads that in a failure. */
    private static final int SHOWN = 160;

    private final StringBuilder text = new StringBuilder();
    private int lines;

    void sent(String octets) {
        add("C: ", octets);
    }

    void received(String line) {
        add("S: ", line);
    }

    void note(String what) {
        add("   ", "(" + what + ")");
    }

    private void add(String who, String octets) {
        // A test that floods a server needs its last lines only.
        if (++lines % 2_000 == 0) {
            text.delete(0, text.length() / 2);
        }
        String shown = octets.length() > SHOWN ? octets.substring(0, SHOWN) + "…" : octets;
        text.append(who);
        shown.chars().forEach(c -> text.append(readable((char) c)));
        if (octets.length() > SHOWN) {
            text.append(" (").append(octets.length()).append(" bytes)");
        }
        text.append('\n');
    }

    private static String readable(char c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            default -> c < 0x20 || c == 0x7f ? "\\x%02x".formatted((int) c) : String.valueOf(c);
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
