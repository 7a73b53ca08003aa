package org.twinport.protocol.endpoint;

/**
 * Writes IPv6 addresses in the one form that RFC 5952 recommends, as people search for them; pure.
 */
final class Ipv6Text {

    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /**
     * Lower case, no leading zeros, the first longest run of at least two zero groups as {@code
     * ::}.
     */
    static String of(byte[] address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (address[2 * i] & 255) << 8 | (address[2 * i + 1] & 255);
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
    }

    private static int zerosFrom(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String joined(int[] groups, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }
}
