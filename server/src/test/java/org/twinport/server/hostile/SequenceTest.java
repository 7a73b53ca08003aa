package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands out of order, numbers out of range, names made to harm. */
class SequenceTest {

    @Test
    void whatComesTooEarlyIsRefusedAndTheSessionGoesOn() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("PASS x", 503);
            dialogue.ask("RNTO x", 530);
            dialogue.ask("ACCT x", 503);
            dialogue.ask("REST 5", 530);
            dialogue.ask("ABOR", 226);
            dialogue.ask("REIN", 220);
            dialogue.ask("USER " + USER, 331);
            dialogue.ask("RNTO x", 530);
            dialogue.ask("PASS " + PASSWORD, 230);
            dialogue.ask("PASS again", 503);
            dialogue.ask("RNTO x", 503);
        }
    }

    @Test
    void rnfrHoldsForTheNextCommandOnly() {
        try (TestServer server = TestServer.start()) {
            server.put("/a", "a");
            server.put("/b", "b");
            Dialogue dialogue = server.login();
            dialogue.ask("RNFR a", 350);
            dialogue.ask("PWD", 257);
            dialogue.ask("RNTO c", 503);
            dialogue.ask("RNFR a", 350);
            dialogue.ask("RNFR missing", 550);
            dialogue.ask("RNTO c", 503);
            dialogue.ask("RNFR a", 350);
            dialogue.ask("RNFR b", 350);
            dialogue.ask("RNTO c", 250);
            dialogue.ask("RNTO d", 503);
            assertThat(server.text("/c")).contains("b");
            assertThat(server.text("/a")).contains("a");
        }
    }

    @Test
    void aRenameDoesNotSurviveAChangeOfUser() {
        try (TestServer server = TestServer.start()) {
            server.put("/a", "a");
            Dialogue dialogue = server.login();
            dialogue.ask("RNFR a", 350);
            dialogue.login(USER, PASSWORD);
            dialogue.ask("RNTO b", 503);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "100000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "1.5",
                "0x10",
                "1 2",
                "\u00b2",
                "many"
            })
    void aRestartPointThatIsNoneIsRefused(String offset) {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            dialogue.ask("REST " + offset, 501);
            assertThat(dialogue.fetch("RETR file")).hasSize(10);
        }
    }

    @Test
    void aRestartPointBeyondTheFileIs554AndMovesNothing() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            for (String line : List.of("RETR file", "STOR file", "APPE file", "STOR new")) {
                try (DataSocket data = dialogue.pasv()) {
                    dialogue.ask("REST 11", 350);
                    dialogue.ask(line, 554);
                    assertThat(data.endsEarly()).isTrue();
                }
            }
            dialogue.ask("REST 9000000000000000000", 350);
            dialogue.pasv().close();
            dialogue.ask("RETR file", 554);
            assertThat(server.text("/file")).contains("0123456789");
            assertThat(server.content("/new")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST */../*/../*",
                "LIST */*/*/*/*/*/*/*",
                "NLST *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "LIST [[[[[[[[[[[[[[[[[[[[[[",
                "LIST ????????????????????????????????*",
                "STAT *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "LIST {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"
            })
    void aGlobBombIsAnsweredAtOnce(String line) {
        try (TestServer server = TestServer.start()) {
            for (int i = 0; i < 50; i++) {
                server.put("/" + "a".repeat(200) + i, "x");
            }
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send(line);
                if (dialogue.reply().isPreliminary()) {
                    data.readAll();
                    dialogue.expect(226);
                }
            }
            dialogue.ask("NOOP", 200);
        }
    }

    @Test
    void aReplyNeverRepeatsWhatIsNotUnderstood() {
        String secret = "Zq7Kx";
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            for (String line :
                    List.of(
                            secret,
                            "CWD " + secret,
                            "HELP " + secret,
                            "SITE " + secret,
                            "TYPE " + secret,
                            "STRU " + secret,
                            "MODE " + secret,
                            "REST " + secret,
                            "PORT " + secret,
                            "EPRT " + secret,
                            "EPSV " + secret,
                            "OPTS " + secret,
                            "OPTS MLST " + secret,
                            "RETR " + secret,
                            "STAT " + secret,
                            "CLNT " + secret,
                            "ALLO " + secret,
                            "MFF " + secret,
                            "AUTH " + secret)) {
                dialogue.send(line);
                assertThat(dialogue.reply().text()).as(line).doesNotContain(secret);
            }
            try (DataSocket _ = dialogue.pasv()) {
                assertThat(dialogue.ask("STOR " + secret, 150).text()).doesNotContain(secret);
            }
            dialogue.expect(226);
        }
    }

    @Test
    void noNameCanForgeALineInAListingAReplyOrALog() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.sendRaw("MKD a\r257 \"/forged\"\r\n".getBytes(StandardCharsets.US_ASCII));
            dialogue.expect(501);
            dialogue.sendRaw("MKD a\r\n257 forged\r\n".getBytes(StandardCharsets.US_ASCII));
            dialogue.expect(257);
            dialogue.expect(500);
            dialogue.sendRaw("USER x\r230 forged\r\n".getBytes(StandardCharsets.US_ASCII));
            dialogue.expect(501);
            assertThat(dialogue.list("MLSD")).hasSize(1);
            assertThat(dialogue.list("LIST")).hasSize(1);
            assertThat(server.events().of(SessionEvent.CommandRead.class))
                    .noneMatch(event -> event.command().toString().matches("(?s).*[\r\n\0].*"));
        }
    }

    @Test
    void aFullDiskIs452AndTheSessionGoesOn() {
        try (TestServer server = TestServer.on(new MemoryStorage(100_000))) {
            server.put("/old", new byte[50_000]);
            Dialogue dialogue = server.login();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR big", 150);
                try {
                    data.write(new byte[1 << 20]);
                } catch (UncheckedIOException cut) {
                    // The server need not take all of it.
                }
                assertThat(dialogue.expect(452).text()).isEqualTo("No space left on the server");
            }
            assertThat(server.content("/big")).isEmpty();
            assertThat(dialogue.fetch("RETR old")).hasSize(50_000);
            dialogue.ask("DELE old", 250);
        }
    }
}
