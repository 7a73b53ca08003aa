package org.twinport.tests.tls;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerTls.Reuse;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.Full;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The test bench itself: the tools do with the other servers what they are to do with ours. Usually
 * each tool does one task with each server; with {@code -Dtwinport.full=true} every task with each,
 * and all of the table with the strictest.
 */
@LeavesNothing
class PeerTlsMatrixTest {
    private static final List<TlsServer> SERVERS =
            List.of(
                    new PeerTlsServer(Peer.VSFTPD, Reuse.REQUIRED),
                    new PeerTlsServer(Peer.VSFTPD, Reuse.NOT_REQUIRED),
                    new PeerTlsServer(Peer.PROFTPD, Reuse.REQUIRED),
                    new PeerTlsServer(Peer.PURE_FTPD, Reuse.NOT_REQUIRED),
                    new PeerTlsServer(Peer.PYFTPDLIB, Reuse.NOT_REQUIRED));

    static Stream<TlsCase> cases() {
        return Full.on()
                ? Stream.concat(
                        TlsCase.whole(SERVERS.getFirst()),
                        SERVERS.stream().skip(1).flatMap(TlsCase::cut))
                : IntStream.range(0, SERVERS.size())
                        .boxed()
                        .flatMap(number -> TlsCase.sample(SERVERS.get(number), number));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(120)
    void a_tool_does_a_task(TlsCase cell, @TempDir Path folder) throws IOException {
        cell.play(folder);
    }
}
