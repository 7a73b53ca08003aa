package org.twinport.net.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PortPoolTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.7");

    private final List<ServerSocketChannel> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ServerSocketChannel listener : open) {
            listener.close();
        }
    }

    private Optional<Integer> listen(PortPool pool) throws IOException {
        Optional<ServerSocketChannel> listener = pool.listen(HERE);
        listener.ifPresent(open::add);
        return listener.map(l -> l.socket().getLocalPort());
    }

    @Test
    void a_range_is_used_to_its_last_port_and_then_used_up() throws IOException {
        PortPool pool = new PortPool(new PortRange(22_000, 22_039));
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            ports.add(listen(pool).orElseThrow());
        }
        assertThat(ports).hasSize(40).allMatch(p -> p >= 22_000 && p <= 22_039);
        assertThat(listen(pool)).isEmpty();
        open.removeLast().close();
        assertThat(listen(pool)).isPresent();
    }

    @Test
    void the_choice_is_spread_over_the_whole_range() throws IOException {
        PortPool pool = new PortPool(new PortRange(1024, 65_535));
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ports.add(listen(pool).orElseThrow());
            open.removeLast().close();
        }
        assertThat(new HashSet<>(ports)).hasSizeGreaterThanOrEqualTo(950);
        long steps = 0;
        for (int i = 1; i < ports.size(); i++) {
            steps += ports.get(i) - ports.get(i - 1) == 1 ? 1 : 0;
        }
        assertThat(steps).isLessThan(10);
    }

    @Test
    void one_single_port_serves_again_and_again() throws IOException {
        PortPool pool = new PortPool(new PortRange(42_500, 42_500));
        for (int i = 0; i < 100; i++) {
            assertThat(listen(pool)).contains(42_500);
            open.removeLast().close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-2", "1023-2000", "2000-1999", "2000-70000", "a-b", "-5", "2000-"})
    void what_is_no_range_is_refused(String text) {
        assertThat(PortRange.parse(text)).isEmpty();
    }

    @Test
    void ranges_are_read_and_written() {
        assertThat(PortRange.parse("61000-61999"))
                .contains(new PortRange(61_000, 61_999))
                .get()
                .hasToString("61000-61999")
                .returns(1000, PortRange::size);
        assertThat(PortRange.parse("2121"))
                .contains(new PortRange(2121, 2121))
                .get()
                .hasToString("2121");
        assertThatThrownBy(() -> new PortRange(5, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
