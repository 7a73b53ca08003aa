package org.twinport.net.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Reads the headers of IP and TCP (RFC 791, 8200, 9293); pure. */
final class Packets {

    private static final int TCP = 6;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int SYN = 2;
    private static final int ACK = 16;

    private Packets() {}

    /** The packet as a SYN of a new connection; empty if it is something else. */
    static Optional<PacketTap.Syn> syn(byte[] packet) {
        int version = packet.length == 0 ? 0 : (packet[0] & 0xf0) >> 4;
        return switch (version) {
            case 4 -> {
                int header = (packet[0] & 0x0f) * 4;
                yield packet.length > 19 && packet[9] == TCP
                        ? syn(packet, header, Arrays.copyOfRange(packet, 12, 16))
                        : Optional.empty();
            }
            case 6 ->
                    packet.length > IPV6_HEADER && packet[6] == TCP
                            ? syn(packet, IPV6_HEADER, Arrays.copyOfRange(packet, 8, 24))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<PacketTap.Syn> syn(byte[] packet, int tcp, byte[] source) {
        if (packet.length < tcp + TCP_HEADER || (packet[tcp + 13] & (SYN | ACK)) != SYN) {
            return Optional.empty();
        }
        try {
            InetSocketAddress from =
                    new InetSocketAddress(InetAddress.getByAddress(source), number(packet, tcp));
            return Optional.of(new PacketTap.Syn(from, number(packet, tcp + 2)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int number(byte[] packet, int at) {
        return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
    }
}
