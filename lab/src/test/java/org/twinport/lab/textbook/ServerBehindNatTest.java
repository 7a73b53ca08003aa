package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.lab.PortForward;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.nio.file.Path;
import java.util.List;

/** A server with a private address behind a router that forwards port 21 and maybe more. */
class ServerBehindNatTest {
    private static final int DATA_PATH = 6;
    private static final String RANGE = "50000-50010";
    private static final String QUICK = "deadlines: {passive: 2s}";

    private static final List<PortForward> ALL =
            List.of(PortForward.of(21), new PortForward(50_000, 50_010));
    private static final List<PortForward> CONTROL_ONLY = List.of(PortForward.of(21));

    private Scene scene;
    private TwinportServer server;

    private void start(List<PortForward> forwards, String... options) {
        scene = Scene.of(network -> Topology.serverBehindNat(network, forwards));
        String config = Config.of(scene, QUICK);
        String[] all = {"--config", config, "--passive-ports", RANGE};
        server =
                TwinportServer.start(
                        TwinportServer.tool(scene.server(), scene.served(), all)
                                .with(options)
                                .env(TwinportServer.environment(scene.scratch().path())));
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

    private Tool get(String... options) {
        return scene.twinport("get", "--retries", "0")
                .with(options)
                .with(scene.url() + Scene.FILE, got().toString());
    }

    @Test
    void without_a_passive_address_a_client_that_believes_it_cannot_connect_and_is_told_why() {
        start(ALL);
        String said = scene.script("PASV", "DIAL", "RETR " + Scene.FILE, "QUIT").run().output();
        assertThat(said)
                .contains("< 227 Entering Passive Mode (10,0,77,20,")
                .contains("cannot dial 10.0.77.20:")
                .containsPattern(
                        "425 .*no connection arrived on port 500\\d\\d within 2 s; announced"
                                + " 10\\.0\\.77\\.20, an address that cannot be reached from"
                                + " 203\\.0\\.113\\.10 \\[passive-private-address]");
    }

    @Test
    void without_a_passive_address_our_client_dials_the_server_and_says_so() {
        start(ALL);
        ToolResult result = get("--passive=pasv").run().orFail();
        assertThat(result.errors())
                .contains("announced 10.0.77.20")
                .contains("dialling 203.0.113.20");
        assertThat(got()).hasSameBinaryContentAs(scene.file());
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void with_the_passive_address_it_works_for_everybody(Client client) {
        start(ALL, "--passive-address", "203.0.113.20");
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.client(), "eth0")) {
            client.get(scene.client(), false, scene.host(), Scene.FILE, got()).run().orFail();
            seen = capture.untilClosed(21);
        }
        assertThat(got()).hasSameBinaryContentAs(scene.file());
        Wire wire = new Wire(seen);
        assertThat(wire.control()).contains("227 Entering Passive Mode (203,0,113,20,");
        assertThat(wire.dataDials())
                .isNotEmpty()
                .allMatch(d -> d.to().getAddress().getHostAddress().equals("203.0.113.20"))
                .allMatch(d -> d.to().getPort() >= 50_000 && d.to().getPort() <= 50_010);
    }

    @Test
    void with_the_passive_address_a_client_that_believes_it_is_served() {
        start(ALL, "--passive-address", "203.0.113.20");
        String said = scene.script("PASV", "DIAL", "LIST", "REPLY", "QUIT").run().output();
        assertThat(said).contains("dialled 203.0.113.20:500").contains("< 150 ").contains("< 226 ");
    }

    @Test
    void passive_ports_that_are_not_forwarded_are_named_by_the_server() {
        start(CONTROL_ONLY, "--passive-address", "203.0.113.20");
        String said = scene.script("PASV", "DIAL", "RETR " + Scene.FILE, "QUIT").run().output();
        assertThat(said)
                .contains("cannot dial 203.0.113.20:500")
                .containsPattern(
                        "425 .*no connection arrived on port 500\\d\\d within 2 s; announced"
                                + " 203\\.0\\.113\\.20 \\[passive-no-connection]");
    }

    @Test
    void passive_ports_that_are_not_forwarded_are_named_by_our_client() {
        start(CONTROL_ONLY, "--passive-address", "203.0.113.20");
        ToolResult result = get("--passive").run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DATA_PATH);
        assertThat(result.errors())
                .containsPattern("tried EPSV: 203\\.0\\.113\\.20:500\\d\\d refuses the connection")
                .containsPattern("tried PASV: 203\\.0\\.113\\.20:500\\d\\d refuses the connection")
                .contains("Forward and open the whole passive port range to the server");
        assertThat(got()).doesNotExist();
    }

    @Test
    void our_client_left_alone_falls_back_to_active_mode() {
        start(CONTROL_ONLY, "--passive-address", "203.0.113.20");
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.client(), "eth0")) {
            get().run().orFail();
            seen = capture.untilClosed(21);
        }
        assertThat(got()).hasSameBinaryContentAs(scene.file());
        List<Segment> dials = new Wire(seen).dataDials();
        assertThat(dials.getLast().from().getAddress().getHostAddress()).isEqualTo("203.0.113.20");
        assertThat(dials.subList(0, dials.size() - 1))
                .as("EPSV and PASV came first")
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(d -> d.from().getAddress().getHostAddress().equals("203.0.113.10"));
    }

    @Test
    void a_rule_for_networks_tells_clients_inside_and_outside_different_addresses() {
        String rule = "passive: {networks: [{clients: 10.0.77.0/24, address: as-dialled}]}";
        scene = Scene.of(network -> Topology.serverBehindNat(network, ALL));
        server =
                scene.serve(
                        "--config",
                        Config.of(scene, rule),
                        "--passive-ports",
                        RANGE,
                        "--passive-address",
                        "203.0.113.20");
        String outside = scene.script("PASV", "DIAL", "QUIT").run().orFail().output();
        assertThat(outside)
                .contains("227 Entering Passive Mode (203,0,113,20,")
                .contains("dialled 203.0.113.20:");
        String[] login = {"USER " + Scene.USER, "PASS " + Scene.PASSWORD};
        String inside =
                scene.topology()
                        .serverRouter()
                        .orElseThrow()
                        .java(Script.class, "10.0.77.20", "21")
                        .with(login)
                        .with("PASV", "DIAL", "QUIT")
                        .run()
                        .orFail()
                        .output();
        assertThat(inside)
                .contains("227 Entering Passive Mode (10,0,77,20,")
                .contains("dialled 10.0.77.20:");
    }
}
