package org.twinport.lab;

/**
 * Ports {@code first} to {@code last} that a router hands on to the machine behind it, unchanged; a
 * value.
 */
public record PortForward(int first, int last) {

    public PortForward {
        if (first < 1 || last > 65535 || first > last) {
            throw new IllegalArgumentException(first + "-" + last);
        }
    }

    public static PortForward of(int port) {
        return new PortForward(port, port);
    }

    /** As nft writes it. */
    String rule() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
