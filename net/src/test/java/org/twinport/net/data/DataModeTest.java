package org.twinport.net.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

@Timeout(60)
class DataModeTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static DataListener listener() throws IOException {
        ServerSocketChannel socket = new PortPool(PortRange.ANY).listen(LOOPBACK).orElseThrow();
        return new DataListener(socket, LOOPBACK, (InetSocketAddress) socket.getLocalAddress());
    }

    private static SocketChannel dialFrom(String address, InetSocketAddress target)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        channel.connect(target);
        return channel;
    }

    private static DataAttempt failure(DataMode mode, Duration deadline) {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            mode.open(readiness, deadline).close();
            throw new AssertionError("it opened");
        } catch (DataConnectionException expected) {
            return expected.attempt();
        }
    }

    @Test
    void the_rightful_peer_is_served_after_a_thief_was_turned_away() throws Exception {
        DataListener listener = listener();
        try (SocketChannel thief = dialFrom("127.0.0.2", listener.announced());
                SocketChannel client = dialFrom("127.0.0.1", listener.announced());
                Readiness readiness = new Readiness(Watch.NOTHING);
                DataConnection data = listener.open(readiness, LONG)) {
            assertThat(data.peer()).isEqualTo(client.getLocalAddress());
            assertThat(data.attempt().strangers())
                    .containsExactly((InetSocketAddress) thief.getLocalAddress());
            assertThat(data.channel().isBlocking()).isFalse();
            assertThat(thief.socket().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void nobody_comes_and_the_port_is_closed_at_the_deadline() throws Exception {
        DataListener listener = listener();
        DataAttempt attempt = failure(listener, SHORT);
        assertThat(attempt.outcome()).isEqualTo(DataAttempt.Outcome.TIMED_OUT);
        assertThat(attempt.waited()).isGreaterThanOrEqualTo(SHORT);
        assertThatThrownBy(() -> SocketChannel.open(listener.announced()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_refused_connection_is_told_apart_from_none() throws Exception {
        InetSocketAddress closed;
        try (ServerSocketChannel socket =
                ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            closed = (InetSocketAddress) socket.getLocalAddress();
        }
        DataAttempt attempt = failure(new DataDialler(closed, LOOPBACK, 0), LONG);
        assertThat(attempt.outcome()).isEqualTo(DataAttempt.Outcome.REFUSED);
        assertThat(attempt.dialledFrom()).isNotNull();
    }

    @Test
    void a_fixed_source_port_serves_many_targets_and_gives_way_when_the_tuple_is_busy()
            throws Exception {
        int port;
        try (ServerSocketChannel probe =
                ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            port = probe.socket().getLocalPort();
        }
        try (ServerSocketChannel one =
                        ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                ServerSocketChannel two =
                        ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                Readiness readiness = new Readiness(Watch.NOTHING);
                DataConnection first =
                        new DataDialler((InetSocketAddress) one.getLocalAddress(), LOOPBACK, port)
                                .open(readiness, LONG);
                DataConnection second =
                        new DataDialler((InetSocketAddress) two.getLocalAddress(), LOOPBACK, port)
                                .open(readiness, LONG);
                DataConnection busy =
                        new DataDialler((InetSocketAddress) one.getLocalAddress(), LOOPBACK, port)
                                .open(readiness, LONG)) {
            assertThat(first.local().getPort()).isEqualTo(port);
            assertThat(second.local().getPort()).isEqualTo(port);
            assertThat(busy.local().getPort()).isNotEqualTo(port);
        }
    }

    @Test
    void nothing_set_up_says_so() {
        assertThat(failure(new DataMode.None(), LONG).outcome())
                .isEqualTo(DataAttempt.Outcome.NOT_SET_UP);
    }
}
