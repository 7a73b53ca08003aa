package org.twinport.lab.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a capture file of an Ethernet device; pure. What is not TCP is passed over. */
final class Pcap {
    static final int FILE_HEADER = 24;

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int IPV6_HEADER = 40;
    private static final int TCP = 6;

    private Pcap() {}

    /** The segments in their order; a record that is still being written is left out. */
    static List<Segment> read(byte[] bytes) {
        List<Segment> segments = new ArrayList<>();
        if (bytes.length < FILE_HEADER) {
            return segments;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        if (file.getInt(0) != MAGIC) {
            throw new IllegalArgumentException("no capture file of this machine");
        }
        int at = FILE_HEADER;
        while (at + RECORD_HEADER <= bytes.length) {
            int length = file.getInt(at + 8);
            Duration time =
                    Duration.ofSeconds(Integer.toUnsignedLong(file.getInt(at)))
                            .plus(file.getInt(at + 4), ChronoUnit.MICROS);
            at += RECORD_HEADER;
            if (at + length <= bytes.length) {
                frame(file.slice(at, length).order(ByteOrder.BIG_ENDIAN))
                        .ifPresent(segment -> segments.add(segment.at(time)));
            }
            at += length;
        }
        return segments;
    }

    private static Optional<Segment> frame(ByteBuffer frame) {
        return switch (frame.getShort(ETHERNET_HEADER - 2) & 0xffff) {
            case IPV4 -> ipv4(rest(frame, ETHERNET_HEADER));
            case IPV6 -> ipv6(rest(frame, ETHERNET_HEADER));
            default -> Optional.empty();
        };
    }

    /** The total length counts: short frames are padded. */
    private static Optional<Segment> ipv4(ByteBuffer packet) {
        if (packet.get(9) != TCP) {
            return Optional.empty();
        }
        int header = (packet.get(0) & 0xf) * 4;
        int total = packet.getShort(2) & 0xffff;
        return Optional.of(
                tcp(
                        packet.slice(header, total - header),
                        address(packet, 12, 4),
                        address(packet, 16, 4)));
    }

    private static Optional<Segment> ipv6(ByteBuffer packet) {
        if (packet.get(6) != TCP) {
            return Optional.empty();
        }
        int length = packet.getShort(4) & 0xffff;
        return Optional.of(
                tcp(
                        packet.slice(IPV6_HEADER, length),
                        address(packet, 8, 16),
                        address(packet, 24, 16)));
    }

    private static Segment tcp(ByteBuffer segment, InetAddress from, InetAddress to) {
        int header = (segment.get(12) >> 4 & 0xf) * 4;
        byte[] payload = new byte[segment.limit() - header];
        segment.get(header, payload);
        return Segment.of(
                new InetSocketAddress(from, segment.getShort(0) & 0xffff),
                new InetSocketAddress(to, segment.getShort(2) & 0xffff),
                segment.get(13),
                payload);
    }

    private static InetAddress address(ByteBuffer packet, int at, int length) {
        byte[] octets = new byte[length];
        packet.get(at, octets);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private static ByteBuffer rest(ByteBuffer buffer, int at) {
        return buffer.slice(at, buffer.limit() - at);
    }
}
