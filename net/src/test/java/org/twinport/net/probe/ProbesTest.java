package org.twinport.net.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** The probes over loopback, where everything is one hop away. */
class ProbesTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static InetSocketAddress closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    @Test
    void a_port_that_listens_is_connected_to() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            InetSocketAddress target = (InetSocketAddress) socket.getLocalSocketAddress();
            Dialler.Dialled dialled = new Dialler(PATIENCE, 0).dial(target);
            assertThat(dialled.dial().answer()).isEqualTo(Answer.CONNECTED);
            try (var channel = dialled.channel()) {
                assertThat(channel).isNotNull();
            }
        }
    }

    @Test
    void a_port_where_nobody_listens_refuses() throws IOException {
        Dialler.Dialled dialled = new Dialler(PATIENCE, 0).dial(closedPort());
        assertThat(dialled.dial().answer()).isEqualTo(Answer.REFUSED);
        assertThat(dialled.channel()).isNull();
    }

    @Test
    void a_small_window_makes_the_peer_send_small_segments() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            InetSocketAddress target = (InetSocketAddress) socket.getLocalSocketAddress();
            Dialler.Dialled dialled = new Dialler(PATIENCE, 1_024).dial(target);
            try (var channel = dialled.channel()) {
                assertThat(channel).isNotNull();
                assertThat(channel.getOption(java.net.StandardSocketOptions.SO_RCVBUF))
                        .isLessThan(4_096);
            }
        }
    }

    @Test
    void the_way_to_this_computer_starts_here() {
        assertThat(Dialler.source(HERE)).contains(HERE);
    }

    @Test
    void a_walk_to_this_computer_is_one_hop_long() throws IOException {
        PathWalk walk = PathWalk.available(PATIENCE).orElseThrow();
        try (ServerSocket socket = new ServerSocket(0, 5, HERE)) {
            InetSocketAddress target = (InetSocketAddress) socket.getLocalSocketAddress();
            assertThat(walk.untilAnswer(target)).isEqualTo(List.of(new Hop(1, Hop.Echo.CONNECTED)));
            try (Socket reached = socket.accept()) {
                assertThat(reached.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(walk.untilAnswer(closedPort())).isEqualTo(List.of(new Hop(1, Hop.Echo.REFUSED)));
        assertThat(walk.upTo(closedPort(), 3))
                .extracting(Hop::echo)
                .containsOnly(Hop.Echo.REFUSED)
                .hasSize(3);
    }

    @Test
    void a_tap_hears_a_syn_where_it_may_listen() throws IOException {
        var open = PacketTap.open();
        if (open.isEmpty()) {
            // Without the right to, that is the whole contract.
            return;
        }
        try (PacketTap tap = open.get()) {
            InetSocketAddress target = closedPort();
            new Dialler(PATIENCE, 0).dial(target);
            assertThat(tap.synsTo(target.getPort()))
                    .isNotEmpty()
                    .allMatch(a -> a.getAddress().equals(HERE));
            assertThat(tap.synsTo(1)).isEmpty();
        }
    }
}
