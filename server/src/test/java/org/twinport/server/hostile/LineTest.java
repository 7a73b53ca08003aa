package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.diagnosis.Cause;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.nio.charset.StandardCharsets;

/** What arrives on the control connection and is no command. */
class LineTest {

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void sendAsFarAsTaken(Dialogue dialogue, byte[] bytes) {
        try {
            dialogue.sendRaw(bytes);
        } catch (DialogueFailure cut) {
            // The server need not take all of it.
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64 << 10, 1 << 20})
    void aLineWithoutEndIsCutOffAndCostsNoMemory(int length) {
        try (TestServer server = TestServer.start()) {
            for (String start : new String[] {"", "USER ", "NOOP "}) {
                Dialogue dialogue = server.connect();
                sendAsFarAsTaken(dialogue, octets(start + "A".repeat(length)));
                assertThat(dialogue.expect(500).text()).contains("too long");
                dialogue.closed();
            }
            server.login().ask("NOOP", 200);
        }
    }

    @Test
    void aCommandLineOf64KiBIsRefusedAlsoWhenItEnds() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            sendAsFarAsTaken(dialogue, octets("CWD " + "x/".repeat(32 << 10) + "\r\nNOOP\r\n"));
            dialogue.expect(500);
            dialogue.closed();
        }
    }

    @Test
    void theLongestLinePassesAndItsPathIsRefusedAsAName() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("CWD " + "x".repeat(8_192 - 6), 553);
            dialogue.ask("MKD " + "x".repeat(256), 553);
            dialogue.ask("MKD " + "x".repeat(255), 257);
            dialogue.ask("CWD " + "../".repeat(2_000), 553);
            dialogue.ask("CWD " + "../".repeat(1_000), 250);
            assertThat(dialogue.ask("PWD", 257).text()).startsWith("\"/\"");
        }
    }

    @Test
    void everyByteValueInAVerbIsAnsweredAndNeverRepeated() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            for (int b = 0; b < 256; b++) {
                if (b != '\n') {
                    dialogue.sendRaw(octets("XY" + (char) b + "ZZYQ\r\n"));
                    Reply reply = dialogue.expect(500);
                    assertThat(reply.text()).as("byte %d", b).isEqualTo("Unknown command");
                }
            }
        }
    }

    @Test
    void everyByteValueInAnArgumentIsANameOrRefused() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            for (int b = 0; b < 256; b++) {
                char c = (char) b;
                boolean refused = c == 0 || c == '\r';
                if (c != '\n' && c != 0xff) {
                    dialogue.sendRaw(octets("MKD d" + c + "e\r\n"));
                    int code = dialogue.reply().code();
                    assertThat(code)
                            .as("byte %d", b)
                            .isEqualTo(refused ? 501 : c == '/' ? 550 : 257);
                }
            }
            assertThat(dialogue.list("NLST")).hasSize(256 - 5);
        }
    }

    @Test
    void bareLineFeedsEndLinesAndBareCarriageReturnsDoNot() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw(octets("NOOP\nNOOP\r\n\r\n\n"));
            dialogue.expect(200);
            dialogue.expect(200);
            dialogue.expect(500);
            dialogue.expect(500);
            dialogue.sendRaw(octets("NOOP\rDELE x\r\n"));
            dialogue.expect(500);
            dialogue.sendRaw(octets("MKD a\rb\r\n"));
            dialogue.expect(501);
            dialogue.sendRaw(octets("MKD a\0b\r\n"));
            dialogue.expect(501);
            dialogue.sendRaw(octets("\0NOOP\r\n"));
            dialogue.expect(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00f4NOOP",
                "\u00ff\u00f4\u00ffNOOP",
                "\u00ff\u00f4\u00ff\u00f2NOOP",
                "\u00f2NOOP",
                "\u00ff\u00fb\u0001NOOP",
                "\u00ff\u00fd\u0018\u00ff\u00fe\u0003NOOP",
                "NO\u00ff\u00f1OP",
                "NOOP\u00ff\u00f1",
                "\u00ff\u00f1\u00ff\u00f1\u00ff\u00f1NOOP"
            })
    void telnetCommandsAreTakenOut(String line) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw(octets(line + "\r\n"));
            dialogue.expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00ff\u00fb", "\u00ff\u00fa", "\u00ff\u00ff", "\u00f2"})
    void aTornTelnetCommandIsNoCommand(String line) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw(octets(line + "\r\n"));
            dialogue.expect(500);
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void aDoubledByte255IsPartOfAName() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("MKD a\u00ff\u00ffb", 257);
            assertThat(dialogue.list("NLST")).containsExactly("a\u00ffb");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /upload HTTP/1.0\r\nContent-Length: 9\r\n\r\nDELE x\r\n",
                "OPTIONS * HTTP/1.1\r\n",
                "PRI * HTTP/2.0\r\n",
                "CONNECT host:25\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n"
            })
    void anotherProtocolIsHungUpOnWithOneLine(String request) {
        try (TestServer server = TestServer.start()) {
            server.put("/x", "x");
            Dialogue dialogue = server.connect();
            dialogue.sendRaw(octets(request));
            assertThat(dialogue.expect(500).text())
                    .startsWith("This is FTP, not")
                    .endsWith("[client-not-ftp]");
            dialogue.closed();
            assertThat(server.content("/x")).isPresent();
            assertThat(server.events().of(SessionEvent.ControlFailed.class)).hasSize(1);
        }
    }

    /** Of TLS nothing is waited for: a handshake may hold no line feed. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0016\u0003\u0001\u0002\u0000\u0001\n", "\u0016\u0003\u0001"})
    void tlsWhereFtpBeginsInClearIsHungUpOnAtOnceWithoutAWord(String request) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.sendRaw(octets(request));
            dialogue.closed();
            assertThat(server.events().of(SessionEvent.ControlFailed.class))
                    .extracting(event -> event.finding().cause())
                    .containsExactly(Cause.CLIENT_NOT_FTP);
        }
    }

    @Test
    void aBrowserCannotSmuggleCommandsIntoALoggedInSession() {
        try (TestServer server = TestServer.start()) {
            server.put("/x", "x");
            Dialogue dialogue = server.login();
            dialogue.sendRaw(octets("POST / HTTP/1.1\r\nDELE x\r\nQUIT\r\n"));
            dialogue.expect(500);
            dialogue.closed();
            assertThat(server.content("/x")).isPresent();
        }
    }

    @Test
    void aFloodOfNonsenseIsAnsweredLineByLine() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            for (int round = 0; round < 20; round++) {
                dialogue.sendRaw(octets("NONSENSE\r\n".repeat(200)));
                for (int i = 0; i < 200; i++) {
                    dialogue.expect(500);
                }
            }
            dialogue.login(USER, PASSWORD);
        }
    }
}
