package org.twinport.lab.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.lab.Topology;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A passive address that is a name: a dynamic DNS name may change between two PASV. */
class PassiveNameTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void the_name_is_looked_up_anew_for_each_pasv_of_a_session() throws IOException {
        try (Scene scene = Scene.of(network -> Topology.direct(network, 1))) {
            Path hosts = scene.scratch().path().resolve("hosts");
            Files.writeString(hosts, "203.0.113.50 ftp.example.test\n");
            try (TwinportServer _ = TwinportServer.start(withHosts(scene, hosts))) {
                changeBetweenTwoPasv(scene, hosts);
            }
        }
    }

    /** The machine's own file of names is laid over the system's, for this process only. */
    private static Tool withHosts(Scene scene, Path hosts) {
        Tool server =
                TwinportServer.tool(
                                scene.server(),
                                scene.served(),
                                "--passive-address",
                                "ftp.example.test")
                        .env(TwinportServer.environment(scene.scratch().path()));
        return server.through(
                List.of(
                        Tools.require("unshare").toString(),
                        "--mount",
                        "sh",
                        "-c",
                        "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
                        hosts.toString()));
    }

    private static void changeBetweenTwoPasv(Scene scene, Path hosts) throws IOException {
        Path changed = scene.scratch().path().resolve("changed");
        Path gone = scene.scratch().path().resolve("gone");
        Tool client =
                scene.script(
                        "PASV", "WAIT " + changed, "PASV", "WAIT " + gone, "PASV", "EPSV", "QUIT");
        try (Child child = client.start()) {
            child.awaitOutput(text -> text.contains("(203,0,113,50,"), PATIENCE);
            Files.writeString(hosts, "203.0.113.60 ftp.example.test\n");
            Files.createFile(changed);
            child.awaitOutput(text -> text.contains("(203,0,113,60,"), PATIENCE);
            Files.writeString(hosts, "\n");
            Files.createFile(gone);
            String said = child.await(PATIENCE).orFail().output();
            assertThat(said).contains("< 425 ").contains("EPSV may work").contains("< 229 ");
        }
    }
}
