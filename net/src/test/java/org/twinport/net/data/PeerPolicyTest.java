package org.twinport.net.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.net.data.PeerPolicy.Verdict;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;

class PeerPolicyTest {

    @ParameterizedTest
    @CsvSource({
        // announced, port, peer, refuse private, dial peer
        "203.0.113.7, 2000, 203.0.113.7, Dial, Dial",
        "192.168.1.5, 2000, 203.0.113.7, BehindNat, Dial",
        "192.168.1.5, 2000, 10.0.0.2, BehindNat, Dial",
        "10.0.0.5, 2000, 10.0.0.2, BehindNat, Dial",
        "127.0.0.1, 2000, 203.0.113.7, BehindNat, Dial",
        "0.0.0.0, 2000, 203.0.113.7, Dial, Dial",
        "::, 2000, 2001:db8::7, Dial, Dial",
        "0.0.0.0, 22, 203.0.113.7, PrivilegedPort, PrivilegedPort",
        "198.51.100.9, 2000, 203.0.113.7, ThirdHost, ThirdHost",
        "198.51.100.9, 2000, 10.0.0.2, ThirdHost, ThirdHost",
        "203.0.113.7, 1023, 203.0.113.7, PrivilegedPort, PrivilegedPort",
        "192.168.1.5, 25, 203.0.113.7, PrivilegedPort, PrivilegedPort",
        "203.0.113.7, 0, 203.0.113.7, PrivilegedPort, PrivilegedPort",
        "203.0.113.7, 1024, 203.0.113.7, Dial, Dial",
        "2001:db8::7, 2000, 2001:db8::7, Dial, Dial",
        "fd00::5, 2000, 2001:db8::7, BehindNat, Dial",
        "::ffff:203.0.113.7, 2000, 203.0.113.7, Dial, Dial",
        "::1, 2000, 203.0.113.7, BehindNat, Dial",
    })
    void only_the_peer_is_ever_dialled(
            String announced, int port, String peer, String refusing, String dialling) {
        HostPort target = new HostPort(InetAddress.ofLiteral(announced), port);
        InetAddress from = InetAddress.ofLiteral(peer);
        for (boolean dialPeer : new boolean[] {false, true}) {
            Verdict verdict = new PeerPolicy(dialPeer).judge(target, from);
            assertThat(verdict.getClass().getSimpleName())
                    .isEqualTo(dialPeer ? dialling : refusing);
            if (verdict instanceof Verdict.Dial(InetSocketAddress where)) {
                assertThat(where).isEqualTo(new InetSocketAddress(from, port));
            }
        }
    }
}
