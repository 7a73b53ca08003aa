package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The ports that PASV announces: from all of a range, or the only one. */
class PassivePortsTest {

    @Test
    void a_thousand_ports_over_the_whole_range_are_random_and_really_open() {
        try (Scene scene = Scene.of(network -> Topology.direct(network, 1));
                TwinportServer _ = scene.serve("--passive-ports", "1024-65535")) {
            List<Segment> seen;
            try (Capture capture = Capture.on(scene.server(), "eth0")) {
                String said = scene.script("PASV*1000", "DIAL", "QUIT").run().orFail().output();
                assertThat(said.lines().filter(line -> line.startsWith("< 227 "))).hasSize(1000);
                seen = capture.untilClosed(21);
            }
            Wire wire = new Wire(seen);
            List<Integer> ports = wire.announcedByServer();
            assertThat(ports).hasSize(1000).allMatch(port -> port >= 1024 && port <= 65535);
            assertThat(new HashSet<>(ports)).hasSizeGreaterThanOrEqualTo(950);
            assertThat(neighbours(ports)).as("one after the other").isLessThan(20);
            assertThat(rises(ports)).as("rising steps").isBetween(400L, 600L);
            assertThat(ports).anyMatch(port -> port < 10_000).anyMatch(port -> port > 55_000);
            assertThat(wire.dataDials())
                    .singleElement()
                    .satisfies(dial -> assertThat(dial.to().getPort()).isEqualTo(ports.getLast()))
                    .satisfies(dial -> assertAnswered(dial, seen));
        }
    }

    private static void assertAnswered(Segment dial, List<Segment> seen) {
        assertThat(seen)
                .anyMatch(s ->
                        s.accepts() && s.from().equals(dial.to()) && s.to().equals(dial.from()));
    }

    private static long neighbours(List<Integer> ports) {
        return IntStream.range(1, ports.size())
                .filter(i -> Math.abs(ports.get(i) - ports.get(i - 1)) == 1)
                .count();
    }

    private static long rises(List<Integer> ports) {
        return IntStream.range(1, ports.size())
                .filter(i -> ports.get(i) > ports.get(i - 1))
                .count();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void one_specified_port_carries_one_transfer_after_the_other(Client client) {
        try (Scene scene = Scene.of(network -> Topology.direct(network, 1));
                TwinportServer _ = scene.serve("--passive-ports", "50007")) {
            List<Segment> seen;
            try (Capture capture = Capture.on(scene.server(), "eth0")) {
                for (int i = 0; i < 3; i++) {
                    Path fetched = scene.local().resolve("got" + i);
                    client.get(scene.client(), false, scene.host(), Scene.FILE, fetched)
                            .run()
                            .orFail();
                    assertThat(fetched).hasSameBinaryContentAs(scene.file());
                }
                seen = capture.untilClosed(21);
            }
            Wire wire = new Wire(seen);
            assertThat(wire.announcedByServer()).hasSizeGreaterThanOrEqualTo(3).containsOnly(50007);
            assertThat(wire.dataDials())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(dial -> dial.to().getPort() == 50007)
                    .allMatch(dial -> dial.from().getPort() > 1023);
        }
    }
}
