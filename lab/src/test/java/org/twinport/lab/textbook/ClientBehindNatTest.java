package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twinport.lab.Namespace;
import org.twinport.lab.PortForward;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.nio.file.Path;
import java.util.List;

/** A client with a private address: what it announces in active mode exists on its side only. */
class ClientBehindNatTest {
    private static final int DATA_PATH = 6;
    private static final int FORWARDED = 50_005;
    private static final String ROUTER = "203.0.113.10";
    private static final String DIAL_PEER = "active: {private-address: dial-peer}";

    private Scene scene;
    private TwinportServer server;

    private void start(List<PortForward> forwards, String... config) {
        scene = Scene.of(network -> Topology.clientBehindNat(network, forwards));
        // Without a way back a packet to the private address would never be seen.
        scene.server().exec("ip", "route", "add", "default", "via", ROUTER).run().orFail();
        server =
                config.length == 0
                        ? scene.serve()
                        : scene.serve("--config", Config.of(scene, config));
    }

    @AfterEach
    void remove() {
        if (server != null) {
            server.close();
        }
        if (scene != null) {
            scene.close();
        }
    }

    private Path got() {
        return scene.local().resolve("got");
    }

    private Tool curl(Namespace machine) {
        return Client.CURL.get(machine, true, scene.host(), Scene.FILE, got());
    }

    @Test
    void refused_by_default_with_a_reply_that_names_nat_and_the_way_out() {
        start(List.of());
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            ToolResult result = curl(scene.client()).run();
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.errors())
                    .contains(
                            "You are behind NAT: you announced 192.168.77.10 but come from"
                                    + " 203.0.113.10; passive mode will work"
                                    + " [active-private-address]");
            seen = capture.untilClosed(21);
        }
        assertThat(new Wire(seen).dataDials()).as("nobody was dialled").isEmpty();
    }

    @Test
    void our_client_in_active_mode_shows_the_reason_and_leaves_nothing() {
        start(List.of());
        ToolResult result =
                scene.twinport("get", "--active", "--retries", "0")
                        .with(scene.url() + Scene.FILE, got().toString())
                        .run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DATA_PATH);
        assertThat(result.errors()).contains("behind NAT").contains("passive mode will work");
        assertThat(got()).doesNotExist();
    }

    @Test
    void passive_mode_works_for_everybody() {
        start(List.of());
        for (Client client : Client.values()) {
            Path local = scene.local().resolve(client.name());
            client.get(scene.client(), false, scene.host(), Scene.FILE, local).run().orFail();
            assertThat(local).hasSameBinaryContentAs(scene.file());
        }
    }

    @Test
    void dial_peer_reaches_a_client_whose_router_forwards_the_announced_port() {
        start(List.of(PortForward.of(FORWARDED)), DIAL_PEER);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            scene.twinport("get", "--active", "--active-ports", FORWARDED + "-" + FORWARDED)
                    .with(scene.url() + Scene.FILE, got().toString())
                    .run()
                    .orFail();
            seen = capture.untilClosed(21);
        }
        assertThat(got()).hasSameBinaryContentAs(scene.file());
        Wire wire = new Wire(seen);
        assertThat(wire.control()).contains("PORT 192,168,77,10,195,85\r\n");
        assertThat(wire.dataDials()).isNotEmpty().allSatisfy(ClientBehindNatTest::toTheRouter);
    }

    private static void toTheRouter(Segment dial) {
        assertThat(dial.from().getPort()).isEqualTo(20);
        assertThat(dial.to().getAddress().getHostAddress()).isEqualTo(ROUTER);
        assertThat(dial.to().getPort()).isEqualTo(FORWARDED);
    }

    @Test
    void dial_peer_without_a_forwarded_port_tells_that_the_router_refused() {
        start(List.of(), DIAL_PEER);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            ToolResult result = curl(scene.client()).run();
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.errors())
                    .containsPattern("425 203.0.113.10:\\d+ refused the connection; passive mode")
                    .contains("[active-refused]");
            seen = capture.untilClosed(21);
        }
        assertThat(new Wire(seen).dataDials())
                .isNotEmpty()
                .allMatch(dial -> dial.to().getAddress().getHostAddress().equals(ROUTER));
    }

    @Test
    void dial_peer_never_dials_what_was_announced_but_only_the_peer() {
        start(List.of(PortForward.of(FORWARDED)), DIAL_PEER);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            String said =
                    scene.script(
                                    "PORT 10,9,9,9,195,85",
                                    "RETR " + Scene.FILE,
                                    "PORT 203,0,113,77,195,85",
                                    "RETR " + Scene.FILE,
                                    "QUIT")
                            .run()
                            .orFail()
                            .output();
            assertThat(said)
                    .contains("203.0.113.10:50005 refused the connection")
                    .contains("You announced 203.0.113.77 but come from 203.0.113.10");
            seen = capture.untilClosed(21);
        }
        assertThat(new Wire(seen).dataDials())
                .isNotEmpty()
                .allSatisfy(ClientBehindNatTest::toTheRouter);
    }
}
