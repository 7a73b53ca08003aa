package org.twinport.protocol.listing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line that grows octet by octet, so that a listing of thousands of entries makes no strings of
 * their columns; owned by one thread, used again for each line.
 */
public final class OctetLine {

    private byte[] octets = new byte[192];
    private int length;

    /** How many octets it holds. */
    public int length() {
        return length;
    }

    /** Begins anew. */
    public void clear() {
        length = 0;
    }

    /** Adds a text, one char per byte. */
    public OctetLine add(String text) {
        int n = text.length();
        reserve(n);
        for (int i = 0; i < n; i++) {
            octets[length + i] = (byte) text.charAt(i);
        }
        length += n;
        return this;
    }

    /** Adds octets as they are. */
    OctetLine add(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, octets, length, more.length);
        length += more.length;
        return this;
    }

    /** Adds one octet. */
    public OctetLine add(char octet) {
        reserve(1);
        octets[length++] = (byte) octet;
        return this;
    }

    /** Adds a text that may be anything: what would end the line is masked. */
    OctetLine addMasked(String text) {
        return addMasked(text, '\0');
    }

    /** The same with one more octet masked. */
    OctetLine addMasked(String text, char forbidden) {
        int n = text.length();
        reserve(n);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            boolean allowed = c > '\r' ? c != forbidden : c != '\r' && c != '\n' && c != '\0';
            octets[length + i] = (byte) (allowed ? c : '?');
        }
        length += n;
        return this;
    }

    /** Replaces octets from this place on. */
    OctetLine replace(int from, char old, char other) {
        for (int i = from; i < length; i++) {
            if (octets[i] == (byte) old) {
                octets[i] = (byte) other;
            }
        }
        return this;
    }

    /**
     * Adds a decimal number.
     *
     * @param number not negative
     * @param width at least so many octets
     * @param filler what stands in front if the number has fewer digits
     */
    OctetLine add(long number, int width, char filler) {
        int digits = Math.max(width, digits(number));
        reserve(digits);
        int at = length + digits;
        long rest = number;
        do {
            octets[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (at > length) {
            octets[--at] = (byte) filler;
        }
        length += digits;
        return this;
    }

    /** Adds two digits. */
    OctetLine addTwo(int number) {
        reserve(2);
        octets[length] = (byte) ('0' + number / 10);
        octets[length + 1] = (byte) ('0' + number % 10);
        length += 2;
        return this;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Adds blanks until the line has this length; a longer one stays as it is. */
    OctetLine padTo(int end) {
        if (end > length) {
            reserve(end - length);
            Arrays.fill(octets, length, end, (byte) ' ');
            length = end;
        }
        return this;
    }

    /** Whether every octet is ASCII. */
    public boolean isAscii() {
        for (int i = 0; i < length; i++) {
            if (octets[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Copies octets as far as there is room.
     *
     * @param from the first one, from 0
     * @return how many were copied
     */
    public int copyTo(ByteBuffer target, int from) {
        int n = Math.min(length - from, target.remaining());
        target.put(octets, from, n);
        return n;
    }

    private void reserve(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
        }
    }

    /** The octets, one char each. */
    @Override
    public String toString() {
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }
}
