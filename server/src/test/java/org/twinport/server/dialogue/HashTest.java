package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;

import java.util.Arrays;

/** HASH with its OPTS, and the older verbs with their forms of arguments. */
class HashTest {

    /** Of "hello"; computed by other programs, as all hashes here. */
    private static final String SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static final String SHA1 = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
    private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";

    private static TestServer server() {
        TestServer server = TestServer.start();
        server.mkdir("/dir");
        server.put("/hello", "hello");
        server.put("/a b", "hello");
        server.put("/report 5", "hello");
        server.put("/report 0 2", "hello");
        server.put("/empty", "");
        return server;
    }

    @Test
    void hashTellsAlgorithmRangeHashAndName() {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("HASH hello", 213).text())
                    .isEqualTo("SHA-256 0-4 " + SHA256 + " hello");
            assertThat(dialogue.ask("HASH /a b", 213).text()).endsWith(SHA256 + " /a b");
            assertThat(dialogue.ask("HASH empty", 213).text())
                    .isEqualTo(
                            "SHA-256 0-0 e3b0c44298fc1c149afbf4c8996fb924"
                                    + "27ae41e4649b934ca495991b7852b855 empty");
            dialogue.ask("HASH missing", 550);
            dialogue.ask("HASH dir", 553);
            dialogue.ask("HASH", 501);
        }
    }

    @Test
    void theHashIsThatOfTypeIInEveryType() {
        try (TestServer server = server()) {
            server.put("/lines", "a\nb\n");
            Dialogue dialogue = server.login();
            String image = dialogue.ask("HASH lines", 213).text();
            dialogue.ask("TYPE A", 200);
            assertThat(dialogue.ask("HASH lines", 213).text()).isEqualTo(image);
        }
    }

    @ParameterizedTest
    @CsvSource({"SHA-1," + SHA1, "md5," + MD5, "CRC32,3610a686", "sha-256," + SHA256})
    void optsHashSelects(String name, String hash) {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            String label = name.toUpperCase();
            assertThat(dialogue.ask("OPTS HASH " + name, 200).text()).isEqualTo(label);
            assertThat(dialogue.ask("OPTS HASH", 200).text()).isEqualTo(label);
            assertThat(dialogue.ask("HASH hello", 213).text())
                    .isEqualTo(label + " 0-4 " + hash + " hello");
            assertThat(dialogue.ask("FEAT", 211).lines())
                    .contains(
                            " HASH "
                                    + "SHA-256;SHA-1;MD5;CRC32"
                                            .replaceFirst("(?<=^|;)" + label + "(?=;|$)", "$0*"));
            dialogue.ask("OPTS HASH CRC-37", 501);
            assertThat(dialogue.ask("OPTS HASH", 200).text()).isEqualTo(label);
        }
    }

    @Test
    void sha256IsSelectedAtFirstAndAgainAfterRein() {
        try (TestServer server = server()) {
            Dialogue dialogue = server.connect();
            assertThat(dialogue.ask("FEAT", 211).lines())
                    .contains(" HASH SHA-256*;SHA-1;MD5;CRC32");
            dialogue.ask("OPTS HASH", 530);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            dialogue.ask("OPTS HASH MD5", 200);
            dialogue.ask("REIN", 220);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            assertThat(dialogue.ask("OPTS HASH", 200).text()).isEqualTo("SHA-256");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XMD5 hello",
                "XMD5 \"hello\"",
                "XMD5 /hello 0 5",
                "XMD5 \"hello\" 0 5",
                "XMD5 a b",
                "XMD5 \"a b\"",
                "XMD5 a b 0 5",
                "XMD5 report 5",
                "XMD5 \"report 0 2\"",
                "xmd5 ./report 5 0 5"
            })
    void theFormsOfArgumentsThatClientsSendNameTheSameBytes(String line) {
        try (TestServer server = server()) {
            assertThat(server.login().ask(line, 250).text()).isEqualToIgnoringCase(MD5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XMD5 hello 1 3     | 65C10911D8B8591219A21EBACF46DA01",
                "XCRC \"hello\" 1 3 | 1D57A06E",
                "XSHA1 hello 1 3    | 4F1EA4F09DB2AAAFB0A92C0B9E57751121ED6647",
                "XSHA empty         | DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
                "XCRC empty         | 00000000"
            })
    void aRangeEndsBeforeItsEnd(String line, String hash) {
        try (TestServer server = server()) {
            assertThat(server.login().ask(line.strip(), 250).text()).isEqualTo(hash.strip());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XMD5 hello 0 6",
                "XMD5 hello 6 7",
                "XMD5 hello 3 3",
                "XMD5 hello 3 1",
                "XMD5 \"hello\" 3",
                "XMD5 empty 0 1"
            })
    void aRangeThatIsNotThereIs501(String line) {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            dialogue.ask(line, 501);
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void md5QuotesTheName() {
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            String hash = MD5.toUpperCase();
            assertThat(dialogue.ask("MD5 a b", 251).text()).isEqualTo("\"a b\" " + hash);
            assertThat(dialogue.ask("MD5 \"a b\"", 251).text()).isEqualTo("\"a b\" " + hash);
            dialogue.ask("MD5 dir", 504);
            dialogue.ask("MD5 missing", 550);
        }
    }

    @Test
    void manyBuffersMakeOneHash() {
        try (TestServer server = server()) {
            byte[] ones = new byte[9_000_001];
            Arrays.fill(ones, (byte) 1);
            server.put("/ones", ones);
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("XMD5 ones", 250).text())
                    .isEqualTo("97D2DDDBD99B71E0853AA729BF1A2620");
            assertThat(dialogue.ask("XMD5 ones 1 8999999", 250).text())
                    .isEqualTo("B38A565AD37669A576D89544E2D6FB5B");
        }
    }
}
