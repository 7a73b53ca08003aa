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

import java.time.Duration;

/** The control connection does not come about: no server, or a firewall in front of it. */
class UnreachableServerTest {
    private static final int CONNECT = 4;

    private Scene scene;

    @BeforeEach
    void make() {
        scene = Scene.of(network -> Topology.direct(network, 1));
    }

    @AfterEach
    void remove() {
        if (scene != null) {
            scene.close();
        }
    }

    private ToolResult list() {
        ToolResult result = scene.twinport("ls", "--timeout", "3", scene.url()).run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(CONNECT);
        assertThat(result.output()).isEmpty();
        return result;
    }

    @Test
    void without_a_server_the_port_refuses_and_the_message_says_that_nothing_listens() {
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            assertThat(list().errors())
                    .contains("203.0.113.20 refuses connections: nothing listens on port 21")
                    .contains("Start the FTP server")
                    .contains("[control-refused]");
            assertThat(capture.untilClosed(21))
                    .anyMatch(s -> s.from().getPort() == 21 && s.resets());
        }
    }

    @Test
    void a_firewall_that_drops_is_named_when_the_deadline_is_over() {
        Firewall.on(scene.server()).drop(Way.INPUT, "tcp dport 21");
        try (TwinportServer _ = scene.serve();
                Capture capture = Capture.on(scene.server(), "eth0")) {
            long begin = System.nanoTime();
            assertThat(list().errors())
                    .contains("203.0.113.20 does not answer on port 21 within 3 s")
                    .contains("firewall")
                    .contains("[control-dropped]");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
            assertThat(Capture.dials(capture.segments())).isNotEmpty();
            assertThat(capture.segments()).allMatch(Segment::dials);
        }
    }

    @Test
    void a_firewall_that_prohibits_is_told_from_a_server_that_is_not_there() {
        Firewall.on(scene.server()).prohibit(Way.INPUT, "tcp dport 21");
        try (TwinportServer _ = scene.serve()) {
            assertThat(list().errors())
                    .contains("There is no way to 203.0.113.20, or a firewall rejects port 21")
                    .contains("[control-rejected]");
        }
    }

    @Test
    void a_firewall_that_resets_looks_like_a_server_that_is_not_there() {
        Firewall.on(scene.server()).reset(Way.INPUT, "tcp dport 21");
        try (TwinportServer _ = scene.serve()) {
            assertThat(list().errors()).contains("[control-refused]");
        }
    }

    /** Three seconds for the connection and the rest for starting a Java on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(25);
}
