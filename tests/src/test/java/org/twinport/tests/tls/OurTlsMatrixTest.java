package org.twinport.tests.tls;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.server.tls.TlsReuse;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.Full;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Client programs against our server under TLS; usually each tool does each task once, the ways in
 * turn, and all of the table with {@code -Dtwinport.full=true}.
 */
@LeavesNothing
class OurTlsMatrixTest {

    static Stream<TlsCase> cases() {
        return Stream.of(TlsReuse.values())
                .map(OurTlsServer::new)
                .flatMap(server -> Full.on() ? TlsCase.whole(server) : TlsCase.cut(server));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(120)
    void a_tool_does_a_task(TlsCase cell, @TempDir Path folder) throws IOException {
        cell.play(folder);
        ((OurTlsServer) cell.server()).assertTaken(cell.way());
    }
}
