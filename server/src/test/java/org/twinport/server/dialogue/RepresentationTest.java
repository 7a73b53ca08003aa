package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Network;
import org.twinport.server.config.RepresentationRules;
import org.twinport.server.config.RepresentationRules.ByNetwork;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.representation.AsciiPolicy;
import org.twinport.server.representation.Representation;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** TYPE A and the charset of names, by user and by network. */
class RepresentationTest {

    private static final Representation IGNORING = new Representation(AsciiPolicy.IGNORE, null);

    private static Representation names(String charset) {
        return new Representation(null, Charset.forName(charset));
    }

    private static UnaryOperator<Rules> forUser(Representation representation) {
        return rules ->
                rules.with((user, password, peer) ->
                        rules.authenticator()
                                .logIn(user, password, peer)
                                .map(account -> account.with(representation)));
    }

    private static UnaryOperator<Rules> forNetwork(String network, Representation special) {
        ByNetwork rule = new ByNetwork(Network.parse(network).orElseThrow(), special);
        return rules -> rules.with(new RepresentationRules(Representation.DEFAULT, List.of(rule)));
    }

    /** The octets of a text in UTF-8, one char each, as storages have them. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void typeAOfAUserWhoIgnoresItLeavesFilesAsTheyAre() {
        try (TestServer server = TestServer.start(forUser(IGNORING))) {
            byte[] binary = bytes("PK\n\r\n\u0000\r\u00ff\n");
            server.put("/zip", binary);
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("TYPE A", 200).text()).contains("as they are");
            assertThat(dialogue.fetch("RETR zip")).isEqualTo(binary);
            dialogue.store("STOR copy", binary);
            assertThat(server.content("/copy").orElseThrow()).isEqualTo(binary);
            assertThat(dialogue.ask("SIZE zip", 213).text()).isEqualTo("9");
            dialogue.ask("REST 4", 350);
            assertThat(dialogue.fetch("RETR zip")).hasSize(5);
            assertThat(server.events().of(SessionEvent.Transferred.class))
                    .extracting(SessionEvent.Transferred::type)
                    .containsOnly(TransferType.IMAGE);
        }
    }

    @Test
    void theTypeThatASessionBeginsWithIsIgnoredLikewise() {
        try (TestServer server = TestServer.start(forUser(IGNORING))) {
            server.put("/file", "a\nb");
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + TestServer.USER, 331);
            dialogue.ask("PASS " + TestServer.PASSWORD, 230);
            assertThat(dialogue.fetch("RETR file")).isEqualTo(bytes("a\nb"));
            assertThat(dialogue.list("NLST")).containsExactly("file");
        }
    }

    @Test
    void aRuleForANetworkHoldsForItsClientsOnly() {
        try (TestServer server = TestServer.start(forNetwork("127.0.0.2/32", IGNORING))) {
            server.put("/file", "a\nb");
            Dialogue there = server.loginFrom("127.0.0.2");
            there.ask("TYPE A", 200);
            assertThat(there.fetch("RETR file")).isEqualTo(bytes("a\nb"));
            Dialogue here = server.login();
            here.ask("TYPE A", 200);
            assertThat(here.fetch("RETR file")).isEqualTo(bytes("a\r\nb"));
        }
    }

    @Test
    void whatTheUserIsGivenCountsBeforeTheNetwork() {
        UnaryOperator<Rules> rules =
                Rule.both(
                        forUser(new Representation(AsciiPolicy.CONVERT, null)),
                        forNetwork(
                                "127.0.0.0/8",
                                new Representation(
                                        AsciiPolicy.IGNORE, Charset.forName("windows-1252"))));
        try (TestServer server = TestServer.start(rules)) {
            server.put("/caf\u00e9", "a\nb");
            Dialogue dialogue = server.login();
            dialogue.ask("TYPE A", 200);
            assertThat(dialogue.fetch("RETR caf\u00e9")).isEqualTo(bytes("a\r\nb"));
        }
    }

    @Test
    void namesAreWrittenInTheClientsCharsetInEveryPlace() {
        try (TestServer server = TestServer.start(forUser(names("windows-1252")))) {
            String name = "caf\u00e9 \u0080";
            Dialogue dialogue = server.login();
            dialogue.store("STOR " + name, bytes("x"));
            assertThat(server.text("/caf\u00e9 \u20ac")).contains("x");
            assertThat(dialogue.list("NLST")).containsExactly(name);
            assertThat(dialogue.list("NLST c*")).containsExactly(name);
            assertThat(dialogue.list("LIST").getFirst()).endsWith(name);
            assertThat(dialogue.list("MLSD").getFirst()).endsWith(" " + name);
            assertThat(dialogue.ask("MLST " + name, 250).text()).contains("/" + name + "\n");
            assertThat(dialogue.ask("STAT " + name, 213).text()).contains(name);
            assertThat(dialogue.ask("MKD \u00fcber", 257).text()).startsWith("\"/\u00fcber\"");
            dialogue.ask("CWD \u00fcber", 250);
            assertThat(dialogue.ask("PWD", 257).text()).startsWith("\"/\u00fcber\"");
            assertThat(dialogue.fetch("RETR ../" + name)).isEqualTo(bytes("x"));
            dialogue.ask("RNFR ../" + name, 350);
            dialogue.ask("RNTO \u00e4", 250);
            assertThat(server.text("/\u00fcber/\u00e4")).contains("x");
            assertThat(server.events().of(SessionEvent.CommandRead.class))
                    .extracting(SessionEvent.CommandRead::command)
                    .contains(new Command.Rnto(utf8("\u00e4")));
        }
    }

    @Test
    void aCharsetOfTwoBytesIsUnderstood() {
        try (TestServer server = TestServer.start(forUser(names("GBK")))) {
            // Its second bytes include the backslash and the bar, but never the slash.
            String text = "\u4e2d\u6587\u8a7b";
            String wire =
                    new String(text.getBytes(Charset.forName("GBK")), StandardCharsets.ISO_8859_1);
            Dialogue dialogue = server.login();
            dialogue.ask("MKD " + wire, 257);
            dialogue.store("STOR " + wire + "/" + wire, bytes("x"));
            assertThat(server.text("/" + text + "/" + text)).contains("x");
            assertThat(dialogue.list("NLST " + wire)).containsExactly(wire + "/" + wire);
        }
    }

    @Test
    void aNameThatCannotBeWrittenOrReadIsListedAllTheSame() {
        try (TestServer server = TestServer.start(forUser(names("windows-1252")))) {
            server.put("/a", "");
            server.put("/\u4e2d\u6587", "");
            Dialogue dialogue = server.login();
            // 0x81 is no letter of windows-1252, and alone no UTF-8.
            dialogue.store("STOR odd\u0081", bytes("x"));
            assertThat(dialogue.list("NLST"))
                    .containsExactlyInAnyOrder("a", utf8("\u4e2d\u6587"), "odd\u0081");
            assertThat(dialogue.list("MLSD")).hasSize(3);
            assertThat(dialogue.list("LIST")).hasSize(3);
            assertThat(dialogue.fetch("RETR odd\u0081")).isEqualTo(bytes("x"));
        }
    }

    @Test
    void aNameThatWouldComeBackAsAnotherIsSentAsItIs() {
        try (TestServer server = TestServer.start(forUser(names("Shift_JIS")))) {
            server.put("/\u00a5100", "x");
            server.put("/\u65e5\u672c", "x");
            Dialogue dialogue = server.login();
            String japan =
                    new String(
                            "\u65e5\u672c".getBytes(Charset.forName("Shift_JIS")),
                            StandardCharsets.ISO_8859_1);
            assertThat(dialogue.list("NLST")).containsExactlyInAnyOrder(utf8("\u00a5100"), japan);
        }
    }

    @Test
    void afterReinTheCharsetIsThatOfTheNetworkAgain() {
        try (TestServer server = TestServer.start(forUser(names("windows-1252")))) {
            Dialogue dialogue = server.login();
            dialogue.ask("REIN", 220);
            dialogue.ask("USER j\u00f6rg", 331);
            dialogue.ask("PASS wrong", 530);
            assertThat(server.events().of(SessionEvent.LoginFailed.class))
                    .extracting(SessionEvent.LoginFailed::userName)
                    .containsExactly("j\u00f6rg");
        }
    }

    @Test
    void optsUtf8SwitchesToUtf8AndBack() {
        try (TestServer server = TestServer.start(forUser(names("windows-1252")))) {
            server.put("/caf\u00e9", "x");
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("FEAT", 211).lines()).contains(" UTF8");
            assertThat(dialogue.list("NLST")).containsExactly("caf\u00e9");
            dialogue.ask("OPTS UTF8 ON", 200);
            assertThat(dialogue.list("NLST")).containsExactly(utf8("caf\u00e9"));
            assertThat(dialogue.fetch("RETR " + utf8("caf\u00e9"))).isEqualTo(bytes("x"));
            dialogue.ask("OPTS UTF8 OFF", 200);
            assertThat(dialogue.list("NLST")).containsExactly("caf\u00e9");
        }
    }

    @Test
    void utf8ThatWasAskedForBeforeTheLoginHoldsAfterIt() {
        try (TestServer server = TestServer.start(forUser(names("windows-1252")))) {
            server.put("/caf\u00e9", "x");
            Dialogue dialogue = server.connect();
            dialogue.ask("OPTS UTF8 ON", 200);
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            assertThat(dialogue.list("NLST")).containsExactly(utf8("caf\u00e9"));
        }
    }

    @Test
    void theCharsetOfANetworkHoldsForUserNamesAndPasswords() {
        UnaryOperator<Rules> rules =
                Rule.both(
                        r ->
                                r.with((user, password, peer) ->
                                        user.equals(utf8("j\u00f6rg"))
                                                        && password.equals(utf8("stra\u00dfe"))
                                                ? r.authenticator()
                                                        .logIn(
                                                                TestServer.USER,
                                                                TestServer.PASSWORD,
                                                                peer)
                                                : Optional.<Account>empty()),
                        forNetwork("127.0.0.0/8", names("ISO-8859-1")));
        try (TestServer server = TestServer.start(rules)) {
            server.connect().login("j\u00f6rg", "stra\u00dfe").ask("PWD", 257);
        }
    }
}
