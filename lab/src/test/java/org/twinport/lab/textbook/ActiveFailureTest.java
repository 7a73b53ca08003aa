package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.lab.Firewall;
import org.twinport.lab.Firewall.Way;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.testkit.tool.ToolResult;

import java.nio.file.Path;
import java.util.List;

/** Active mode with a client that accepts nothing: each reply and each message names the cause. */
class ActiveFailureTest {
    private static final int DATA_PATH = 6;
    private static final String INCOMING = "ct state new tcp sport 20";
    private static final String ANYWHERE = "203.0.113.10:\\d+";

    private Scene scene;
    private TwinportServer server;

    @BeforeEach
    void make() {
        scene = Scene.of(network -> Topology.direct(network, 2));
        server = scene.serve("--config", Config.of(scene, "deadlines: {active: 3s}"));
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

    /** How a client's host treats the server's connection, and what the server says then. */
    enum Host {
        DROPS("425 " + ANYWHERE + " did not answer within 3 s; .*\\[active-dropped]"),
        RESETS("425 " + ANYWHERE + " refused the connection; .*\\[active-refused]"),
        PROHIBITS("425 There is no way to " + ANYWHERE + "; .*\\[active-unreachable]");

        private final String reply;

        Host(String reply) {
            this.reply = reply;
        }

        void guard(Firewall firewall) {
            switch (this) {
                case DROPS -> firewall.drop(Way.INPUT, INCOMING);
                case RESETS -> firewall.reset(Way.INPUT, INCOMING);
                case PROHIBITS -> firewall.prohibit(Way.INPUT, INCOMING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Host.class)
    void the_servers_reply_tells_how_the_clients_host_behaved(Host host) {
        host.guard(Firewall.on(scene.client()));
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            Path local = scene.local().resolve("got");
            ToolResult curl =
                    Client.CURL.get(scene.client(), true, scene.host(), Scene.FILE, local).run();
            assertThat(curl.exitCode()).isNotZero();
            assertThat(curl.errors()).containsPattern(host.reply).contains("passive mode may work");
            assertThat(new Wire(capture.untilClosed(21)).dataDials())
                    .isNotEmpty()
                    .allMatch(dial -> dial.from().getPort() == 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Host.class)
    void our_client_names_the_firewall_and_leaves_nothing_behind(Host host) {
        host.guard(Firewall.on(scene.client()));
        Path local = scene.local().resolve("got");
        ToolResult result =
                scene.twinport("get", "--active", "--retries", "0")
                        .with(scene.url() + Scene.FILE, local.toString())
                        .run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DATA_PATH);
        assertThat(result.errors())
                .containsPattern("tried PORT: ")
                .contains("[active-never-dialled]")
                .contains("Use passive mode");
        assertThat(local).doesNotExist();
    }

    @Test
    void our_client_left_alone_gets_the_file_in_passive_mode() {
        Host.DROPS.guard(Firewall.on(scene.client()));
        Path local = scene.local().resolve("got");
        scene.twinport("get", scene.url() + Scene.FILE, local.toString()).run().orFail();
        assertThat(local).hasSameBinaryContentAs(scene.file());
    }

    @Test
    void a_port_on_which_nobody_listens_is_named() {
        String said =
                scene.script("PORT 203,0,113,10,200,1", "RETR " + Scene.FILE, "QUIT")
                        .run()
                        .orFail()
                        .output();
        assertThat(said).contains("< 425 203.0.113.10:51201 refused the connection; passive mode");
    }

    @Test
    void a_third_host_is_never_dialled() {
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            String said =
                    scene.script("PORT 203,0,113,11,200,1", "RETR " + Scene.FILE, "QUIT")
                            .run()
                            .orFail()
                            .output();
            assertThat(said)
                    .contains("You announced 203.0.113.11 but come from 203.0.113.10")
                    .contains("[active-foreign-address]");
            seen = capture.untilClosed(21);
        }
        assertThat(new Wire(seen).dataDials()).isEmpty();
    }
}
