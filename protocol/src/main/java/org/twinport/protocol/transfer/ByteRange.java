package org.twinport.protocol.transfer;

/**
 * A part of a file.
 *
 * @param start the offset of its first byte, not negative
 * @param end the offset behind its last byte, greater than {@code start}
 */
public record ByteRange(long start, long end) {

    public ByteRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }
}
