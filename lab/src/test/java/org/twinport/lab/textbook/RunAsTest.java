package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** {@code sudo twinport serve --run-as nobody}: ports 21 and 20 in the hands of a nobody. */
class RunAsTest {
    private Scene scene;
    private TwinportServer server;

    @BeforeEach
    void start() throws IOException {
        scene = Scene.of(network -> Topology.direct(network, 1));
        Files.setPosixFilePermissions(
                scene.scratch().path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(scene.served(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Path start = Installed.in(scene.scratch().path().resolve("opt"));
        String user = Scene.USER + ":" + Scene.PASSWORD;
        server =
                TwinportServer.start(
                        Tool.of(start, "serve", "--run-as", "nobody", "--user", user)
                                .with("--root", scene.served().toString())
                                .through(scene.server().prefix())
                                .in(Path.of("/"))
                                .env(Installed.environment()));
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

    @Test
    void it_serves_both_modes_on_21_and_20_with_no_other_right_of_root() throws IOException {
        assertThat(String.join("\n", server.panel()))
                .contains("ftp://203.0.113.20/\n")
                .contains("the server dials from port 20")
                .contains("Runs as   nobody, may bind ports below 1024")
                .doesNotContain("runs as root");
        // The start script and "ip netns exec" become the Java process, so the id is its own.
        assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "status")))
                .contains("Name:\tjava")
                .contains("Uid:\t65534\t65534\t65534\t65534")
                .contains("CapEff:\t0000000000000400")
                .contains("CapBnd:\t0000000000000400")
                .contains("NoNewPrivs:\t1");
        for (boolean active : new boolean[] {true, false}) {
            assertThat(dials(active))
                    .isNotEmpty()
                    .allMatch(dial -> !active || dial.from().getPort() == 20)
                    .allMatch(dial -> active || dial.to().getPort() >= 61_000);
        }
    }

    private List<Segment> dials(boolean active) {
        String name = "up" + active;
        Path local = scene.local().resolve(name);
        List<Segment> seen;
        try (Capture capture = Capture.on(scene.server(), "eth0")) {
            Client curl = Client.CURL;
            curl.put(scene.client(), active, scene.host(), scene.file(), name).run().orFail();
            curl.get(scene.client(), active, scene.host(), name, local).run().orFail();
            seen = capture.untilClosed(21);
        }
        assertThat(local).hasSameBinaryContentAs(scene.file());
        return new Wire(seen).dataDials();
    }
}
