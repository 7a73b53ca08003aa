package org.twinport.server.event;

import org.twinport.diagnosis.Cause;

/**
 * What many clients show together about one cause, for administrators; nothing of it is ever told
 * to a client.
 *
 * @param cause which
 * @param outside clients with public addresses
 * @param inside all others
 * @param pattern whom it hits
 */
public record Trend(Cause cause, Side outside, Side inside, Pattern pattern) {

    /**
     * Clients on one side. A client is an IPv4 address or the /64 of an IPv6 one, and counts with
     * what it came to last, within an hour.
     *
     * @param failures in all, since the server began
     * @param failing clients that failed for this cause last
     * @param well clients that succeeded last, where success of the same kind can be seen
     */
    public record Side(long failures, int failing, int well) {

        private boolean isHopeless() {
            return failing >= 2 && well == 0;
        }

        private String words(String name) {
            return failing + " of " + (failing + well) + " " + name;
        }
    }

    /** Whom a cause hits. */
    public enum Pattern {
        /** Everybody, outside and inside. */
        EVERY_CLIENT("the server itself, or the firewall on it"),
        /** Everybody from outside, while inside all is well or nobody is. */
        EVERY_OUTSIDE_CLIENT("the server's own firewall or forwarding"),
        /** Everybody from inside, while outside all is well or nobody is. */
        EVERY_INSIDE_CLIENT("the server itself, or the firewall on it"),
        /** One, while others are well. */
        ONE_CLIENT("that client's side"),
        /** Several, while others are well. */
        SOME_CLIENTS("the networks of those clients"),
        /** Too few clients to say, or success of the same kind cannot be seen. */
        NONE("more clients first");

        private final String suspect;

        Pattern(String suspect) {
            this.suspect = suspect;
        }

        /** What it points at. */
        public String suspect() {
            return suspect;
        }
    }

    /** The pattern is found from the numbers. */
    public static Trend of(Cause cause, Side outside, Side inside) {
        return new Trend(cause, outside, inside, pattern(outside, inside));
    }

    private static Pattern pattern(Side outside, Side inside) {
        int failing = outside.failing() + inside.failing();
        int well = outside.well() + inside.well();
        if (outside.isHopeless() && inside.isHopeless()) {
            return Pattern.EVERY_CLIENT;
        }
        if (outside.isHopeless() && inside.failing() == 0) {
            return Pattern.EVERY_OUTSIDE_CLIENT;
        }
        if (inside.isHopeless() && outside.failing() == 0) {
            return Pattern.EVERY_INSIDE_CLIENT;
        }
        if (well < 2) {
            return Pattern.NONE;
        }
        return failing == 1 ? Pattern.ONE_CLIENT : Pattern.SOME_CLIENTS;
    }

    /** All of it in one sentence, as a log shows it. */
    public String sentence() {
        return "%s: it fails for %s and %s; look at %s"
                .formatted(
                        cause.id(),
                        outside.words("outside clients"),
                        inside.words("inside clients"),
                        pattern.suspect());
    }
}
