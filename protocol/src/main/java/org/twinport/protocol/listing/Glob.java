package org.twinport.protocol.listing;

/**
 * Matches one name against {@code *}, {@code ?} and {@code [a-z]}; pure, linear in memory and at
 * worst the product of both lengths in time, so that no pattern is a bomb.
 */
public final class Glob {

    private Glob() {}

    /** Whether {@code octets} contains a character that makes it a pattern. */
    public static boolean isPattern(String octets) {
        return octets.indexOf('*') >= 0 || octets.indexOf('?') >= 0 || octets.indexOf('[') >= 0;
    }

    /** Whether {@code name} matches {@code pattern} from end to end. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int starP = -1;
        int starN = 0;
        while (n < name.length()) {
            int next =
                    p < pattern.length() && pattern.charAt(p) != '*'
                            ? matchOne(pattern, p, name.charAt(n))
                            : -1;
            if (next > 0) {
                p = next;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                starP = p++;
                starN = n;
            } else if (starP >= 0) {
                p = starP + 1;
                n = ++starN;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** The index after the pattern element at {@code p} if it matches {@code c}, else -1. */
    private static int matchOne(String pattern, int p, char c) {
        char element = pattern.charAt(p);
        if (element == '?') {
            return p + 1;
        }
        int close = element == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (close < 0) {
            return element == c ? p + 1 : -1;
        }
        return inSet(pattern.substring(p + 1, close), c) ? close + 1 : -1;
    }

    private static boolean inSet(String set, char c) {
        boolean negated = set.charAt(0) == '!' || set.charAt(0) == '^';
        boolean found = false;
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            char low = set.charAt(i);
            char high = low;
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                high = set.charAt(i + 2);
                i += 2;
            }
            found |= c >= low && c <= high;
        }
        return found != negated;
    }
}
