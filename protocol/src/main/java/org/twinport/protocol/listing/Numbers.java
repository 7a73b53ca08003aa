package org.twinport.protocol.listing;

/** Numbers as listings write them; pure. */
final class Numbers {

    private Numbers() {}

    /** A length in bytes, or -1 if the text is none or exceeds 18 digits. */
    static long length(String digits) {
        return isWhole(digits) && digits.length() <= 18 ? Long.parseLong(digits) : -1;
    }

    /** Whether the text is made of ASCII digits only. */
    static boolean isWhole(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
