package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.lab.Firewall;
import org.twinport.lab.Firewall.Way;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.testkit.tool.ToolResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our client finds the way that works, whatever a firewall does to the others, and keeps to it. */
class LadderTest {
    private static final int DATA_PATH = 6;
    private static final String RANGE = "50000-50100";
    private static final String PASSIVE = "tcp dport " + RANGE;

    private Scene scene;
    private TwinportServer server;

    @BeforeEach
    void start() {
        scene = Scene.of(network -> Topology.direct(network, 1));
        server = scene.serve("--passive-ports", RANGE);
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

    private Wire fetchTwo() throws IOException {
        Path second = scene.served().resolve("two.txt");
        Files.copy(scene.file(), second);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.client(), "eth0")) {
            scene.twinport("get", "--parallel", "1", scene.url() + "*.txt")
                    .with(scene.local() + "/")
                    .run()
                    .orFail();
            seen = capture.untilClosed(21);
        }
        for (String name : List.of(Scene.FILE, "two.txt")) {
            assertThat(scene.local().resolve(name)).hasSameBinaryContentAs(scene.file());
        }
        return new Wire(seen);
    }

    /** A middlebox that knows 227 and not 229, as some that are older than EPSV. */
    @Test
    void a_firewall_that_understands_only_pasv_is_passed_by_pasv() throws IOException {
        scene.server()
                .exec("nft", "-f", "-")
                .input(
                        """
                        table inet oldbox {
                            set extended { type ipv4_addr; flags dynamic; size 16; }
                            chain outward {
                                type filter hook output priority 10;
                                tcp sport 21 @ih,0,32 0x32323920 add @extended { ip daddr }
                                tcp sport 21 @ih,0,32 0x32323720 delete @extended { ip daddr }
                            }
                            chain inward {
                                type filter hook input priority 10;
                                tcp dport 50000-50100 ip saddr @extended drop
                            }
                        }
                        """)
                .run()
                .orFail();
        Wire wire = fetchTwo();
        assertThat(wire.control()).contains("229 ").contains("227 ").doesNotContain("PORT ");
        assertThat(wire.dataDials()).allMatch(dial -> dial.to().getPort() >= 50_000);
    }

    @Test
    void dropped_passive_ports_lead_to_active_mode_which_is_remembered() throws IOException {
        Firewall.on(scene.server()).drop(Way.INPUT, PASSIVE);
        Wire wire = fetchTwo();
        List<Segment> fromServer =
                wire.dataDials().stream().filter(dial -> dial.from().getPort() == 20).toList();
        assertThat(fromServer).as("two files and the listing").hasSizeGreaterThanOrEqualTo(3);
        // The listing's connection and the transfers' may search once each, the files may not.
        assertThat(wire.announcedByServer()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void when_no_way_works_all_are_named_within_the_deadline() {
        Firewall.on(scene.server()).drop(Way.INPUT, PASSIVE).drop(Way.OUTPUT, "tcp sport 20");
        ToolResult result = scene.twinport("ls", scene.url()).run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DATA_PATH);
        assertThat(result.errors())
                .containsPattern("tried EPSV: .* does not answer within 4\\d\\d\\d ms")
                .containsPattern("tried PASV: .* does not answer within 4\\d\\d\\d ms")
                .containsPattern("tried PORT: the server never connected to 203.0.113.10:\\d+");
    }
}
