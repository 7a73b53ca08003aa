package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.GatedStorage;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** ABOR, STAT, QUIT, NOOP and pipelined commands while a transfer runs, waits or has just ended. */
class CommandsDuringTransferTest {

    /** More than all socket buffers on the way can hold. */
    private static final byte[] LARGE = new byte[32 << 20];

    private static TestServer withLargeFile() {
        TestServer server = TestServer.start();
        server.put("/large", LARGE);
        server.put("/small", "hello");
        return server;
    }

    private static void abortedByAbor(Dialogue dialogue) {
        assertThat(dialogue.expect(426).text()).endsWith("[aborted]");
        dialogue.expect(226);
        dialogue.ask("NOOP", 200);
    }

    @Test
    void aborEndsADownload() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                dialogue.send("ABOR");
                abortedByAbor(dialogue);
                assertThat(data.endsEarly()).isTrue();
            }
            assertThat(dialogue.fetch("RETR small")).hasSize(5);
        }
    }

    @Test
    void aborEndsAnUpload() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR up", 150);
                data.write(new byte[1_000]);
                dialogue.send("ABOR");
                abortedByAbor(dialogue);
                assertThat(data.endsEarly()).isTrue();
            }
            assertThat(server.content("/up")).isEmpty();
        }
    }

    @Test
    void aborWithTelnetInterruptAndSynchIsUnderstood() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                dialogue.sendRaw(new byte[] {(byte) 0xff, (byte) 0xf4, (byte) 0xff});
                dialogue.sendUrgent(0xf2);
                dialogue.send("ABOR");
                abortedByAbor(dialogue);
            }
        }
    }

    @Test
    void aborWithTheDataMarkInLineIsUnderstood() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket _ = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                dialogue.sendRaw(
                        "\u00ff\u00f4\u00ff\u00f2ABOR\r\n".getBytes(StandardCharsets.ISO_8859_1));
                abortedByAbor(dialogue);
            }
        }
    }

    @Test
    void aborEndsTheWaitForAPassiveConnection() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            dialogue.send("RETR small");
            dialogue.send("ABOR");
            abortedByAbor(dialogue);
            dialogue.ask("RETR small", 425);
        }
    }

    @Test
    void aborBetweenTransfersIsSuperfluous() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            dialogue.ask("ABOR", 226);
            dialogue.sendRaw(new byte[] {(byte) 0xff, (byte) 0xf4, (byte) 0xff});
            dialogue.sendUrgent(0xf2);
            dialogue.ask("ABOR", 226);
            dialogue.fetch("RETR small");
            dialogue.ask("ABOR", 226);
        }
    }

    @Test
    void statTellsHowFarATransferIs() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                assertThat(dialogue.ask("STAT", 211).text()).contains("Transfer in progress");
                assertThat(data.readAll()).hasSize(LARGE.length);
                dialogue.expect(226);
            }
        }
    }

    @Test
    void everyCommandAndReplyIsReportedOnceAndInItsOrder() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                dialogue.send("NOOP");
                dialogue.ask("STAT", 211);
                dialogue.send("ABOR");
                assertThat(data.endsEarly()).isTrue();
            }
            dialogue.expect(426);
            dialogue.expect(200);
            dialogue.expect(226);
            server.events().await(SessionEvent.Replied.class, r -> r.reply().code() == 226);
            List<String> log =
                    server.events().all().stream()
                            .flatMap(event -> dialogueLine(event).stream())
                            .dropWhile(line -> !line.equals("RETR"))
                            .toList();
            assertThat(log)
                    .containsExactly(
                            "RETR", "150", "STAT", "211", "426", "NOOP", "200", "ABOR", "226");
        }
    }

    private static Optional<String> dialogueLine(SessionEvent event) {
        return switch (event) {
            case SessionEvent.CommandRead read -> Optional.of(read.command().verb().name());
            case SessionEvent.Replied replied ->
                    Optional.of(String.valueOf(replied.reply().code()));
            default -> Optional.empty();
        };
    }

    @Test
    void statWithAPathWaitsForTheFinalReply() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                dialogue.send("STAT small");
                assertThat(data.readAll()).hasSize(LARGE.length);
                dialogue.expect(226);
                assertThat(dialogue.expect(213).text()).contains("small");
            }
        }
    }

    @Test
    void otherCommandsWaitForTheFinalReplyInTheirOrder() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                dialogue.send("NOOP");
                dialogue.send("PWD");
                dialogue.send("QUIT");
                assertThat(data.readAll()).hasSize(LARGE.length);
                dialogue.expect(226);
                dialogue.expect(200);
                dialogue.expect(257);
                dialogue.expect(221);
                dialogue.closed();
            }
        }
    }

    @Test
    void aborIsSeenBehindCommandsThatWait() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                data.read(1_000);
                dialogue.send("NOOP");
                dialogue.send("PWD");
                dialogue.send("ABOR");
                assertThat(dialogue.expect(426).text()).endsWith("[aborted]");
                assertThat(data.endsEarly()).isTrue();
            }
            dialogue.expect(200);
            dialogue.expect(257);
            dialogue.expect(226);
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void moreCommandsThanAreLookedBehindAreAllAnswered() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            int commands = 1_000;
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                for (int i = 0; i < commands; i++) {
                    dialogue.send("HELP NOOP");
                }
                assertThat(data.readAll()).hasSize(LARGE.length);
            }
            dialogue.expect(226);
            for (int i = 0; i < commands; i++) {
                dialogue.expect(214);
            }
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void pipelinedCommandsAreAnsweredOneByOne() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataPort port = dialogue.port()) {
                dialogue.sendRaw(
                        "CWD /\r\nRETR small\r\nNOOP\r\nLIST\r\nPWD\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                dialogue.expect(250);
                dialogue.expect(150);
                try (DataSocket data = port.accept()) {
                    assertThat(data.readAll()).hasSize(5);
                }
                dialogue.expect(226);
                dialogue.expect(200);
                dialogue.expect(425);
                dialogue.expect(257);
            }
        }
    }

    @Test
    void aTransferAndItsAborInOneSegmentLeaveNoBytes() {
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            dialogue.sendRaw("RETR small\r\nABOR\r\n".getBytes(StandardCharsets.US_ASCII));
            abortedByAbor(dialogue);
        }
    }

    @Test
    void aCommandThatWaitedIsReadAsItCame() {
        // Byte 255 is written twice (RFC 854); read twice, it would swallow the byte after it.
        String name = "na\u00ff\u00f4me";
        try (TestServer server = withLargeFile()) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR large", 150);
                dialogue.send("MKD " + name.replace("\u00ff", "\u00ff\u00ff"));
                data.readAll();
                dialogue.expect(226);
            }
            assertThat(dialogue.expect(257).text()).startsWith("\"/" + name + "\"");
        }
    }

    @Test
    void theFinalReplyOfAnUploadComesAfterTheCommit() {
        GatedStorage storage = new GatedStorage(new MemoryStorage()).openForWriting();
        try (TestServer server = TestServer.on(storage)) {
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR up", 150);
                data.write(new byte[100]);
            }
            GatedStorage.pass(storage.committing);
            assertThat(dialogue.isSilentNow()).isTrue();
            assertThat(server.content("/up")).isEmpty();
            storage.openForCommits();
            dialogue.expect(226);
            assertThat(server.content("/up").orElseThrow()).hasSize(100);
        }
    }
}
