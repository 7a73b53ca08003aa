package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class AsciiTest {

    private static String wire(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void lineEndsAreConvertedBothWays() {
        try (TestServer server = TestServer.start()) {
            server.put("/text", "one\ntwo\r\nthree\rfour\n\nfive");
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            assertThat(wire(dialogue.fetch("RETR text")))
                    .isEqualTo("one\r\ntwo\r\nthree\rfour\r\n\r\nfive");
            dialogue.store("STOR back", octets("one\r\ntwo\nthree\r\r\nfour\r"));
            assertThat(server.text("/back")).contains("one\ntwo\nthree\r\nfour\r");
        }
    }

    @Test
    void telnetFormatEffectorsAreBytesOfTheFileAndCarriageControlIsRefused() {
        try (TestServer server = TestServer.start()) {
            server.put("/printed", "title\f\none\bO\u000b\n");
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A T", 200);
            assertThat(wire(dialogue.fetch("RETR printed")))
                    .isEqualTo("title\f\r\none\bO\u000b\r\n");
            dialogue.ask("TYPE I", 200);
            // RFC 959 section 3.1.1.5.3: the first byte of each line is not to be printed, which
            // only who converts the file could honour.
            assertThat(dialogue.ask("TYPE A C", 504).text()).contains("carriage control");
            assertThat(dialogue.ask("STAT", 211).text()).contains("TYPE I");
            dialogue.ask("type a n", 200);
            dialogue.ask("type a t", 200);
            assertThat(dialogue.ask("STAT", 211).text()).contains("TYPE A");
        }
    }

    @Test
    void aCrLfThatIsCutByAPacketStaysOneLineEnd() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR cut", 150);
                data.write(octets("one\r"));
                // The answer shows that the server has taken what came before.
                awaitBytes(dialogue, 4);
                data.write(octets("\ntwo\r"));
                awaitBytes(dialogue, 9);
                data.write(octets("x\r"));
            }
            dialogue.expect(226);
            assertThat(server.text("/cut")).contains("one\ntwo\rx\r");
        }
    }

    private static void awaitBytes(Dialogue dialogue, int bytes) {
        long end = System.nanoTime() + Dialogue.DEADLINE.toNanos();
        while (!dialogue.ask("STAT", 211).text().contains(bytes + " bytes so far")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void lineEndsOnEveryBufferBorderSurvive() {
        // Lines of 7 bytes meet every border of buffers that are powers of two.
        String file = "abcdef\n".repeat(60_000);
        String onTheWire = "abcdef\r\n".repeat(60_000);
        try (TestServer server = TestServer.start()) {
            server.put("/big", file);
            server.put("/odd", "x" + file);
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            assertThat(wire(dialogue.fetch("RETR big"))).isEqualTo(onTheWire);
            assertThat(wire(dialogue.fetch("RETR odd"))).isEqualTo("x" + onTheWire);
            dialogue.store("STOR back", octets("x" + onTheWire));
            assertThat(server.text("/back")).contains("x" + file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\n\nc", "\n", "\n\n\n", "abc", "\r\n\n\r"})
    void aRestartPointInTypeACountsBytesOnTheWire(String file) {
        try (TestServer server = TestServer.start()) {
            server.put("/text", file);
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            byte[] whole = dialogue.fetch("RETR text");
            for (int from = 0; from <= whole.length; from++) {
                dialogue.ask("REST " + from, 350);
                assertThat(dialogue.fetch("RETR text"))
                        .as("from %d", from)
                        .isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
            }
            dialogue.ask("REST " + (whole.length + 1), 350);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR text", 150);
                assertThat(data.readAll()).isEmpty();
                dialogue.expect(554);
            }
        }
    }

    @Test
    void anUploadRestartsInTypeIOnly() {
        try (TestServer server = TestServer.start()) {
            server.put("/text", "one\n");
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            dialogue.ask("REST 2", 350);
            dialogue.ask("STOR text", 554);
            assertThat(server.text("/text")).contains("one\n");
            dialogue.ask("SIZE text", 550);
        }
    }

    @Test
    void theFirstTypeIsAAndListingsAreTheSameInBoth() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "x\n");
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + TestServer.USER, 331);
            dialogue.ask("PASS " + TestServer.PASSWORD, 230);
            assertThat(dialogue.ask("STAT", 211).text()).contains("TYPE A");
            assertThat(wire(dialogue.fetch("RETR file"))).isEqualTo("x\r\n");
            assertThat(dialogue.list("NLST")).containsExactly("file");
            dialogue.ask("TYPE I", 200);
            assertThat(dialogue.list("NLST")).containsExactly("file");
        }
    }
}
