package org.twinport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Other servers run on a machine of the lab, on port 21, and are used from another machine. */
class PeerOnMachineTest {

    @ParameterizedTest
    @EnumSource(Peer.class)
    void it_serves_a_client_on_another_machine_in_both_modes(Peer peer, @TempDir Path root)
            throws IOException {
        Stream.of(Network.whyNot(), Peers.whyNot(peer), Tools.missing("curl"))
                .forEach(reason -> reason.ifPresent(Assumptions::abort));
        Files.writeString(root.resolve("there.txt"), "content");
        try (Network network = Network.create()) {
            Topology topology = Topology.direct(network, 1);
            PeerSettings settings =
                    PeerSettings.of(root)
                            .listen(topology.serverReachableAt(), 21)
                            .through(topology.server().prefix());
            try (PeerServer server = PeerServer.start(peer, settings)) {
                for (String mode : new String[] {"--ftp-pasv", "--ftp-port=-"}) {
                    String text =
                            topology.client()
                                    .exec("curl", "-sS", "-u", "joe:secret")
                                    .with(mode.split("=", 2))
                                    .with(server.url() + "there.txt")
                                    .run()
                                    .orFail()
                                    .output();
                    assertThat(text).as(mode).isEqualTo("content");
                }
            }
        }
    }
}
