package org.twinport.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The test bench itself: each of the other servers works with curl in both modes, and goes without
 * a trace.
 */
@LeavesNothing
@NeedsTool("curl")
class PeerServerTest {
    private static final byte[] CONTENT = new byte[100_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    /** Peer, curl's options for the mode, the command that the mode begins with. */
    static Stream<Arguments> peersAndModes() {
        return Stream.of(Peer.values())
                .flatMap(peer ->
                        Stream.of(
                                Arguments.of(peer, "--ftp-port -", "EPRT"),
                                Arguments.of(peer, "--disable-eprt --ftp-port -", "PORT"),
                                Arguments.of(peer, "--ftp-pasv", "EPSV"),
                                Arguments.of(peer, "--disable-epsv", "PASV")));
    }

    @ParameterizedTest
    @MethodSource("peersAndModes")
    void files_are_listed_fetched_and_stored(
            Peer peer, String mode, String command, @TempDir Path folder) throws IOException {
        assumeStartable(peer);
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("there.bin"), CONTENT);
        Path copy = folder.resolve("copy.bin");
        try (PeerServer server = PeerServer.start(peer, PeerSettings.of(root))) {
            ToolResult listing = curl(server, "", mode, "-v").orFail();
            assertThat(listing.output()).as(server.log()).contains("there.bin");
            assertThat(listing.errors()).contains("> " + command);

            curl(server, "there.bin", mode, "-o", copy.toString()).orFail();
            assertThat(copy).hasBinaryContent(CONTENT);

            curl(server, "stored.bin", mode, "-T", copy.toString()).orFail();
            assertThat(root.resolve("stored.bin")).hasBinaryContent(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void a_wrong_password_is_refused(Peer peer, @TempDir Path root) {
        assumeStartable(peer);
        try (PeerServer server = PeerServer.start(peer, PeerSettings.of(root))) {
            ToolResult result = Tool.of("curl", "-sS", "-u", "joe:wrong", server.url()).run();
            int loginDenied = 67;
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(loginDenied);
        }
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void it_serves_ipv6_and_the_account_it_was_given(Peer peer, @TempDir Path root)
            throws IOException {
        assumeStartable(peer);
        Files.write(root.resolve("there.bin"), CONTENT);
        PeerSettings settings =
                PeerSettings.of(root)
                        .account("ann", "other word")
                        .listen(InetAddress.ofLiteral("::1"), 0);
        try (PeerServer server = PeerServer.start(peer, settings)) {
            String listing =
                    Tool.of("curl", "-sS", "-g", "-u", "ann:other word", server.url())
                            .run()
                            .orFail()
                            .output();
            assertThat(listing).contains("there.bin");
        }
    }

    private static ToolResult curl(PeerServer server, String path, String mode, String... more) {
        String account = server.settings().user() + ":" + server.settings().password();
        String[] modeArguments = mode.split(" ", -1);
        return Tool.of("curl", "-sS", "-u", account, server.url() + path)
                .with(modeArguments)
                .with(more)
                .run();
    }

    private static void assumeStartable(Peer peer) {
        Peers.whyNot(peer).ifPresent(Assumptions::abort);
    }
}
