package org.twinport.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.Mode;
import org.twinport.protocol.listing.Entry;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.Tools;
import org.twinport.tests.world.Full;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Our client against each of the other servers; usually each in one mode, in all of them with
 * {@code -Dtwinport.full=true}.
 */
@ParameterizedClass
@MethodSource("peersAndModes")
class OtherServersTest extends TransferContract {
    @Parameter(0)
    private Peer peer;

    @Parameter(1)
    private Mode mode;

    static Stream<Arguments> peersAndModes() {
        Mode[] modes = Mode.values();
        return Stream.of(Peer.values())
                .flatMap(peer -> {
                    Mode one = modes[modes.length - 1 - peer.ordinal()];
                    return (Full.on() ? Stream.of(modes) : Stream.of(one))
                            .map(mode -> Arguments.of(peer, mode));
                });
    }

    @Override
    protected Mode mode() {
        return mode;
    }

    /** pyftpdlib 1.5.7 loses active connections when several clients ask for them at once. */
    @Override
    protected Mode parallelMode() {
        return peer == Peer.PYFTPDLIB && mode == Mode.ACTIVE ? Mode.PASSIVE : mode;
    }

    /** Of these servers only ProFTPD computes hashes. */
    @Override
    protected String means() {
        return peer == Peer.PROFTPD ? "SHA-256 (HASH)" : "size";
    }

    @Override
    protected Site start(Path folder) throws IOException {
        Peers.whyNot(peer).ifPresent(Assumptions::abort);
        Path root = Files.createDirectory(folder.resolve("root"));
        PeerServer server = PeerServer.start(peer, PeerSettings.of(root));
        PeerSettings settings = server.settings();
        System.out.printf("Server: %s %s, mode %s%n", peer, Peers.version(peer), mode);
        return new Site(
                server.address(),
                new Credentials(settings.user(), settings.password()),
                root,
                server::close,
                closed ->
                        Files.setPosixFilePermissions(
                                closed,
                                PosixFilePermissions.fromString(
                                        Tools.isRoot() ? "rwx------" : "---------")));
    }

    @Test
    void listings_come_by_mlsd_where_there_is_one() throws IOException {
        placed("there", 1);
        try (FtpClient ftp = connect();
                Stream<Entry> entries = ftp.list(home())) {
            assertThat(entries).hasSize(1);
        }
        assertThat(verbs()).contains(peer == Peer.VSFTPD ? "LIST" : "MLSD");
    }
}
