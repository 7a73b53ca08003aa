package org.twinport.net.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** The u-coordinate of a point in its two forms: 32 octets, least first (RFC 7748), or a number. */
final class Coordinate {

    private Coordinate() {}

    static BigInteger number(byte[] octets) {
        return new BigInteger(1, reversed(octets));
    }

    /**
     * @throws IllegalArgumentException if the number has more than 256 bits
     */
    static byte[] octets(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 8 * Curve25519.SIZE) {
            throw new IllegalArgumentException("no point of X25519");
        }
        // Java writes the sign as well, and leaves leading zeros out.
        byte[] octets = reversed(number.toByteArray());
        return Arrays.copyOf(octets, Curve25519.SIZE);
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
