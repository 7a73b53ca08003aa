package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.StorageException;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What can happen while a hash is computed: of a sparse file that would take an hour. */
class LongHashTest {

    @TempDir Path folder;

    private TestServer server() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("endless").toFile(), "rw")) {
            file.setLength(4L << 40);
        }
        return TestServer.on(storage());
    }

    private LocalStorage storage() throws StorageException {
        return new LocalStorage(folder, LocalRules.of("anna", "test"));
    }

    @Test
    void statTellsHowFarItIsAndAborEndsIt() throws IOException {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            dialogue.send("HASH endless");
            assertThat(dialogue.ask("STAT", 211).text()).contains("A hash is computed");
            dialogue.send("NOOP");
            dialogue.send("ABOR");
            dialogue.expect(426);
            dialogue.expect(200);
            dialogue.expect(226);
            assertThat(dialogue.ask("XMD5 endless 0 3", 250).text())
                    .isEqualTo("693E9AF84D3DFCC71E640E005BDC5E2E");
        }
    }

    @Test
    void aborInTheSameSegmentEndsIt() throws IOException {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw("XCRC endless\r\nABOR\r\n".getBytes(StandardCharsets.US_ASCII));
            dialogue.expect(426);
            dialogue.expect(226);
            dialogue.ask("NOOP", 200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDepartureOfTheClientEndsIt(boolean abruptly) throws IOException {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            dialogue.send("HASH endless");
            dialogue.ask("STAT", 211);
            if (abruptly) {
                dialogue.cut();
            } else {
                dialogue.close();
            }
            server.awaitSessions(0);
            assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
        }
    }

    @Test
    void theEndOfTheServerEndsIt() throws IOException {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            dialogue.send("HASH endless");
            dialogue.ask("STAT", 211);
            server.server().close();
            assertThat(dialogue.expect(421).text()).contains("shutting down");
            dialogue.closed();
        }
    }

    @Test
    void moreHashesThanCarriersLeaveOthersTheirTurn() throws IOException {
        try (TestServer server = server()) {
            int hashes = 2 * Runtime.getRuntime().availableProcessors() + 2;
            for (int i = 0; i < hashes; i++) {
                Dialogue dialogue = server.login();
                dialogue.send("XSHA256 endless");
                dialogue.ask("STAT", 211);
            }
            Dialogue other = server.login();
            other.ask("PWD", 257);
        }
    }
}
