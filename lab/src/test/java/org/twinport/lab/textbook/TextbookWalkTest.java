package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Both modes as the textbook draws them, on ports 21 and 20, seen on the server's cable. */
class TextbookWalkTest {
    private static final int FIRST = 50_000;
    private static final int LAST = 50_100;

    private static Scene scene;
    private static TwinportServer server;

    @BeforeAll
    static void start() {
        scene = Scene.of(network -> Topology.direct(network, 1));
        server = scene.serve("--passive-ports", FIRST + "-" + LAST);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void the_panel_names_both_ports_and_both_families() {
        assertThat(String.join("\n", server.panel()))
                .contains("ftp://203.0.113.20/")
                .containsPattern("ftp://\\[2001:db8:[0:]*:20]/")
                .contains("the server dials from port 20")
                .contains("ports 50000-50100");
    }

    @ParameterizedTest
    @CsvSource({
        "CURL, 0",
        "CURL, 1",
        "LFTP, 0",
        "LFTP, 1",
        "TWINPORT, 0",
        "TWINPORT, 1",
    })
    void active_the_server_dials_the_announced_port_from_port_20(Client client, int family)
            throws IOException {
        List<Segment> seen = walk(client, true, family);
        Wire wire = new Wire(seen);
        List<Segment> dials = wire.dataDials();
        assertThat(dials).as(Capture.lines(dials)).hasSizeGreaterThanOrEqualTo(2);
        InetAddress there = scene.topology().serverAddresses().get(family);
        InetAddress here = scene.topology().clientAddresses().get(family);
        for (Segment dial : dials) {
            assertThat(dial.from().getAddress()).isEqualTo(there);
            assertThat(dial.from().getPort()).isEqualTo(20);
            assertThat(dial.to().getAddress()).isEqualTo(here);
            assertThat(dial.to().getPort()).isGreaterThan(1023);
        }
        assertThat(wire.announcedByClient())
                .containsExactlyElementsOf(dials.stream().map(d -> d.to().getPort()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "CURL, 0",
        "CURL, 1",
        "LFTP, 0",
        "LFTP, 1",
        "TWINPORT, 0",
        "TWINPORT, 1",
    })
    void passive_the_client_dials_the_port_it_was_told_from_a_second_port(Client client, int family)
            throws IOException {
        List<Segment> seen = walk(client, false, family);
        Wire wire = new Wire(seen);
        List<Segment> dials = wire.dataDials();
        assertThat(dials).as(Capture.lines(dials)).hasSizeGreaterThanOrEqualTo(2);
        InetAddress there = scene.topology().serverAddresses().get(family);
        InetAddress here = scene.topology().clientAddresses().get(family);
        Set<Integer> controlPorts = wire.controlClientPorts();
        for (Segment dial : dials) {
            assertThat(dial.from().getAddress()).isEqualTo(here);
            assertThat(dial.from().getPort()).isGreaterThan(1023).isNotIn(controlPorts);
            assertThat(dial.to().getAddress()).isEqualTo(there);
            assertThat(dial.to().getPort()).isBetween(FIRST, LAST);
        }
        assertThat(wire.announcedByServer())
                .containsExactlyElementsOf(dials.stream().map(d -> d.to().getPort()).toList());
    }

    /** Stores and fetches a file; what holds in both modes is asserted here. */
    private static List<Segment> walk(Client client, boolean active, int family)
            throws IOException {
        String host = scene.topology().serverAddresses().get(family).getHostAddress();
        String name = "up-%s-%s-%d.txt".formatted(client, active, family);
        Path fetched = scene.local().resolve("got-" + name);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            client.put(scene.client(), active, host, scene.file(), name).run().orFail();
            client.get(scene.client(), active, host, name, fetched).run().orFail();
            seen = capture.untilClosed(21);
        }
        assertThat(fetched).hasSameBinaryContentAs(scene.file());
        assertThat(Files.mismatch(scene.served().resolve(name), scene.file())).isNegative();
        Wire wire = new Wire(seen);
        for (Segment dial : wire.controlDials()) {
            assertThat(dial.from().getAddress())
                    .isEqualTo(scene.topology().clientAddresses().get(family));
            assertThat(dial.from().getPort()).isGreaterThan(1023);
        }
        assertThat(wire.controlDials()).isNotEmpty();
        assertThat(wire.control()).contains("STOR ").contains("RETR ").doesNotContain(marker());
        assertThat(wire.data()).contains(marker());
        return seen;
    }

    private static String marker() {
        return scene.marker();
    }

    @Test
    void active_twenty_clients_at_once_are_all_dialled_from_port_20() throws IOException {
        int size = 3_000_000;
        Files.write(scene.served().resolve("big"), new byte[size]);
        List<Segment> seen;
        try (Capture capture =
                Capture.on(
                        scene.server(), "eth0", "tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0")) {
            String output =
                    scene.client()
                            .java(TwentyClients.class, scene.host(), "big")
                            .within(Duration.ofSeconds(90))
                            .run()
                            .orFail()
                            .output();
            assertThat(output.lines())
                    .hasSize(TwentyClients.CLIENTS)
                    .allMatch(line -> line.equals(size + " bytes from port 20"));
            seen = capture.untilClosed(21);
        }
        List<Segment> dials = new Wire(seen).dataDials();
        assertThat(dials)
                .as(Capture.lines(dials))
                .hasSize(TwentyClients.CLIENTS)
                .allMatch(dial -> dial.from().getPort() == 20);
        assertThat(dials.stream().map(d -> d.to().getPort()).collect(Collectors.toSet()))
                .hasSize(TwentyClients.CLIENTS);
        int lastDial = seen.lastIndexOf(dials.getLast());
        assertThat(seen.subList(0, lastDial)).noneMatch(s -> s.ends() && s.touches(20));
    }
}
