package org.twinport.lab.capture;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One TCP segment as it was seen; a value.
 *
 * @param from who sent it
 * @param to whom
 * @param flags the octet with SYN, ACK, FIN and RST
 * @param text its payload, one char per byte
 * @param at when, since the epoch, to the microsecond
 */
public record Segment(
        InetSocketAddress from, InetSocketAddress to, int flags, String text, Duration at) {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    static Segment of(InetSocketAddress from, InetSocketAddress to, int flags, byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        return new Segment(from, to, flags, text, Duration.ZERO);
    }

    Segment at(Duration time) {
        return new Segment(from, to, flags, text, time);
    }

    /** Whether it dials: the first packet of a connection, from the one who opens it. */
    public boolean dials() {
        return (flags & (SYN | ACK)) == SYN;
    }

    /** Whether it answers such a packet: somebody listens. */
    public boolean accepts() {
        return (flags & (SYN | ACK)) == (SYN | ACK);
    }

    /** Whether it ends a connection, in good order or not. */
    public boolean ends() {
        return (flags & (FIN | RST)) != 0;
    }

    /** Whether it refuses or cuts a connection off. */
    public boolean resets() {
        return (flags & RST) != 0;
    }

    /** Whether it belongs to a connection with this port on one of its ends. */
    public boolean touches(int port) {
        return from.getPort() == port || to.getPort() == port;
    }

    @Override
    public String toString() {
        return "%s:%d > %s:%d flags %#x, %d bytes"
                .formatted(
                        from.getAddress().getHostAddress(),
                        from.getPort(),
                        to.getAddress().getHostAddress(),
                        to.getPort(),
                        flags,
                        text.length());
    }
}
