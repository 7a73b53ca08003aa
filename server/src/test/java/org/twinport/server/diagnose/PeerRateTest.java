package org.twinport.server.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;

class PeerRateTest {

    private static final InetAddress ANNA = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress BERT = InetAddress.ofLiteral("192.0.2.2");

    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final PeerRate rate = new PeerRate(() -> now);

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void soManyAMinuteForEachPeer() {
        assertThat(rate.allows(ANNA, 2)).isTrue();
        pass(40);
        assertThat(rate.allows(ANNA, 2)).isTrue();
        assertThat(rate.allows(ANNA, 2)).isFalse();
        assertThat(rate.allows(BERT, 2)).isTrue();
        pass(21);
        assertThat(rate.allows(ANNA, 2)).as("the first is a minute ago").isTrue();
        assertThat(rate.allows(ANNA, 2)).isFalse();
    }

    @Test
    void addressesOfOneIpv6NetworkAreOnePeer() {
        assertThat(rate.allows(InetAddress.ofLiteral("2001:db8:0:1::1"), 1)).isTrue();
        assertThat(rate.allows(InetAddress.ofLiteral("2001:db8:0:1:ff::2"), 1)).isFalse();
        assertThat(rate.allows(InetAddress.ofLiteral("2001:db8:0:2::1"), 1)).isTrue();
    }

    @Test
    void moreThanSoManyPeersAreNotRemembered() {
        for (int i = 0; i < 4_096; i++) {
            assertThat(rate.allows(peer(i), 1)).isTrue();
        }
        assertThat(rate.allows(peer(4_096), 1)).isFalse();
        pass(61);
        assertThat(rate.allows(peer(4_096), 1)).isTrue();
    }

    private static InetAddress peer(int number) {
        return InetAddress.ofLiteral("10.1.%d.%d".formatted(number >> 8, number & 255));
    }
}
