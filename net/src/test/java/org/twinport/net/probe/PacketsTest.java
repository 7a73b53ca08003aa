package org.twinport.net.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

/** Headers of packets, whole and broken. */
class PacketsTest {

    private static byte[] tcp(int ip, int flags) {
        byte[] packet = new byte[ip + 20];
        packet[ip] = 0;
        packet[ip + 1] = 20;
        packet[ip + 2] = (byte) (50_000 >> 8);
        packet[ip + 3] = (byte) 50_000;
        packet[ip + 13] = (byte) flags;
        return packet;
    }

    private static byte[] ipv4(int flags) {
        byte[] packet = tcp(24, flags);
        packet[0] = 0x46;
        packet[9] = 6;
        System.arraycopy(new byte[] {(byte) 203, 0, 113, 20}, 0, packet, 12, 4);
        return packet;
    }

    @Test
    void a_syn_is_read_behind_a_header_with_options() {
        assertThat(Packets.syn(ipv4(2)))
                .hasValueSatisfying(syn -> {
                    assertThat(syn.port()).isEqualTo(50_000);
                    assertThat(syn.from())
                            .isEqualTo(
                                    new InetSocketAddress(
                                            InetAddress.ofLiteral("203.0.113.20"), 20));
                });
    }

    @Test
    void an_answer_to_a_syn_is_none() {
        assertThat(Packets.syn(ipv4(2 | 16))).isEmpty();
        assertThat(Packets.syn(ipv4(4))).isEmpty();
    }

    @Test
    void ipv6_is_read() {
        byte[] packet = tcp(40, 2);
        packet[0] = 0x60;
        packet[6] = 6;
        packet[8] = 0x20;
        packet[9] = 0x01;
        packet[23] = 5;
        assertThat(Packets.syn(packet).orElseThrow().from().getAddress())
                .isEqualTo(InetAddress.ofLiteral("2001::5"));
    }

    @Test
    void broken_packets_are_nothing() {
        Random random = new Random(1);
        byte[] whole = ipv4(2);
        for (int length = 0; length < whole.length; length++) {
            assertThat(Packets.syn(java.util.Arrays.copyOf(whole, length))).isEmpty();
        }
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            assertThat(Packets.syn(noise)).isNotNull();
        }
    }
}
