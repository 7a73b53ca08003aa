package org.twinport.protocol.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of {@code *}, {@code ?} and {@code [a-z]}, where {@code [!…]} and {@code [^…]} negate;
 * an immutable value for any thread. Matching takes at worst as many steps as the product of both
 * lengths, so that no pattern is a bomb.
 */
public final class Glob {

    private static final int OCTETS = 256;
    private static final Element STAR = new Element(new BitSet(), true);

    private final List<Element> elements;

    /** Either a star or the set of octets that may stand in one place; the set is never changed. */
    private record Element(BitSet octets, boolean isStar) {}

    private Glob(List<Element> elements) {
        this.elements = elements;
    }

    /**
     * The glob that {@code pattern} (octets) writes; a {@code [} that is never closed is itself.
     */
    public static Glob of(String pattern) {
        List<Element> elements = new ArrayList<>();
        int unclosedFrom = Integer.MAX_VALUE;
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int close = c == '[' && at < unclosedFrom ? closeOfSet(pattern, at) : -1;
            if (c == '[' && close < 0) {
                unclosedFrom = Math.min(unclosedFrom, at);
            }
            if (c != '*') {
                elements.add(new Element(octets(pattern, at, close), false));
            } else if (elements.isEmpty() || !elements.getLast().isStar()) {
                elements.add(STAR);
            }
            at = Math.max(at, close) + 1;
        }
        return new Glob(List.copyOf(elements));
    }

    /** Whether {@code octets} contains a character that makes it a pattern. */
    public static boolean isPattern(String octets) {
        return octets.indexOf('*') >= 0 || octets.indexOf('?') >= 0 || octets.indexOf('[') >= 0;
    }

    /** Whether {@code name} matches {@code pattern} from end to end. */
    public static boolean matches(String pattern, String name) {
        return of(pattern).matches(name);
    }

    /** Whether {@code name} (octets) matches from end to end. */
    public boolean matches(CharSequence name) {
        int e = 0;
        int n = 0;
        int afterStar = -1;
        int retryAt = 0;
        while (n < name.length()) {
            if (e < elements.size() && elements.get(e).isStar()) {
                afterStar = ++e;
                retryAt = n;
            } else if (e < elements.size() && elements.get(e).octets().get(name.charAt(n))) {
                e++;
                n++;
            } else if (afterStar >= 0) {
                e = afterStar;
                n = ++retryAt;
            } else {
                return false;
            }
        }
        return e == elements.size() || (e == elements.size() - 1 && elements.get(e).isStar());
    }

    /** The index of the {@code ]} of a set; one that comes first in the set is a member. */
    private static int closeOfSet(String pattern, int open) {
        return pattern.indexOf(']', firstMember(pattern, open) + 1);
    }

    private static int firstMember(String pattern, int open) {
        return isNegated(pattern, open) ? open + 2 : open + 1;
    }

    private static boolean isNegated(String pattern, int open) {
        return pattern.startsWith("!", open + 1) || pattern.startsWith("^", open + 1);
    }

    private static BitSet octets(String pattern, int at, int close) {
        BitSet octets = new BitSet(OCTETS);
        if (close >= 0) {
            addMembers(octets, pattern.substring(firstMember(pattern, at), close));
            if (isNegated(pattern, at)) {
                octets.flip(0, OCTETS);
            }
        } else if (pattern.charAt(at) == '?') {
            octets.set(0, OCTETS);
        } else {
            octets.set(pattern.charAt(at));
        }
        return octets;
    }

    private static void addMembers(BitSet octets, String members) {
        int i = 0;
        while (i < members.length()) {
            char low = members.charAt(i);
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            char high = range ? members.charAt(i + 2) : low;
            if (low <= high) {
                octets.set(low, high + 1);
            }
            i += range ? 3 : 1;
        }
    }
}
