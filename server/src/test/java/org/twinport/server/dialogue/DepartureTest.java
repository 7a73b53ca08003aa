package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.command.Command;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.GatedStorage;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

/** The client goes in every phase; each server must be left with nothing. */
class DepartureTest {

    private static final byte[] LARGE = new byte[32 << 20];

    private static void leave(Dialogue dialogue, boolean abruptly) {
        if (abruptly) {
            dialogue.cut();
        } else {
            dialogue.close();
        }
    }

    private static void settled(TestServer server) {
        server.events().await(SessionEvent.Disconnected.class, _ -> true);
        assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beforeTheGreetingWasRead(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            leave(Dialogue.open(null, server.address()), abruptly);
            server.login().ask("NOOP", 200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfALogin(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER, 331);
            leave(dialogue, abruptly);
            settled(server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfALine(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw(new byte[] {'D', 'E', 'L'});
            leave(dialogue, abruptly);
            settled(server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterPasv(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            leave(dialogue, abruptly);
            settled(server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileTheServerWaitsForTheDataConnection(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            dialogue.send("LIST");
            server.events()
                    .await(
                            SessionEvent.CommandRead.class,
                            e -> e.command() instanceof Command.List);
            leave(dialogue, abruptly);
            settled(server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfADownload(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            server.put("/large", LARGE);
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                leave(dialogue, abruptly);
                settled(server);
            }
            assertThat(server.events().of(SessionEvent.Transferred.class))
                    .singleElement()
                    .matches(transferred -> !transferred.complete());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDataConnectionOfADownloadAlone(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            server.put("/large", LARGE);
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                if (abruptly) {
                    data.cut();
                }
            }
            assertThat(dialogue.expect(426).text()).endsWith("[data-lost]");
            dialogue.ask("NOOP", 200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfAnUpload(boolean abruptly) {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "old");
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[1_000]);
                leave(dialogue, abruptly);
                settled(server);
            }
            assertThat(server.text("/file")).contains("old");
            assertThat(server.events().of(SessionEvent.Transferred.class))
                    .singleElement()
                    .matches(transferred -> !transferred.complete());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKilledClientsUploadIsNotTakenForComplete(boolean abruptly) {
        // The system closes both connections of a killed process at once, control first.
        GatedStorage storage = new GatedStorage(new MemoryStorage()).openForCommits();
        try (TestServer server = TestServer.on(storage)) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[100_000]);
                GatedStorage.pass(storage.writing);
                data.write(new byte[500]);
                leave(dialogue, abruptly);
            }
            storage.openForWriting();
            settled(server);
            assertThat(server.content("/file").isPresent()).isFalse();
            Dialogue again = server.login();
            assertThat(Integer.parseInt(again.ask("SIZE file", 213).text())).isBetween(1, 100_500);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKilledClientsUploadIsNotTakenForCompleteBehindANoop(boolean abruptly) {
        GatedStorage storage = new GatedStorage(new MemoryStorage()).openForCommits();
        try (TestServer server = TestServer.on(storage)) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[100_000]);
                GatedStorage.pass(storage.writing);
                // Clients keep the control connection alive so during long transfers.
                dialogue.send("NOOP");
                leave(dialogue, abruptly);
            }
            storage.openForWriting();
            settled(server);
            assertThat(server.content("/file").isPresent()).isFalse();
        }
    }

    @Test
    void beforeTheFinalReplyOfAnUploadThatWasBeingCommitted() {
        GatedStorage storage = new GatedStorage(new MemoryStorage()).openForWriting();
        try (TestServer server = TestServer.on(storage)) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(new byte[1_000]);
            }
            GatedStorage.pass(storage.committing);
            dialogue.cut();
            storage.openForCommits();
            settled(server);
            assertThat(server.content("/file").orElseThrow()).hasSize(1_000);
        }
    }

    @Test
    void aClientThatOnlyFinishesSendingStillGetsItsReplies() {
        try (TestServer server = TestServer.start()) {
            server.put("/small", "hello");
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("RETR small");
                dialogue.send("QUIT");
                dialogue.finishSending();
                dialogue.expect(150);
                assertThat(data.readAll()).hasSize(5);
            }
            dialogue.expect(226);
            dialogue.expect(221);
            dialogue.closed();
        }
    }
}
