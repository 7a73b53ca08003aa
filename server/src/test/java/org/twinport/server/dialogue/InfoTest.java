package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.protocol.command.Verb;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.StorageException;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** HELP, FEAT and SITE HELP say what the table says. */
class InfoTest {

    @Test
    void helpNamesEveryVerbAndMarksWhatIsNotOffered() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            List<String> words = List.of(dialogue.ask("HELP", 214).text().split("\\s+"));
            for (Verb verb : Verb.values()) {
                assertThat(words).contains(verb.name() + (verb.isOffered() ? "" : "*"));
                assertThat(dialogue.ask("HELP " + verb.name().toLowerCase(Locale.ROOT), 214).text())
                        .contains(verb.usage(), verb.source(), verb.reasonNotOffered());
            }
            assertThat(dialogue.ask("SITE HELP", 214).text()).isEqualTo(Verb.SITE.usage());
        }
    }

    @Test
    void featHasALineForEveryFeatureOfTheTableAndNoOther() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            List<String> lines = server.login().ask("FEAT", 211).lines();
            List<String> features =
                    Arrays.stream(Verb.values()).flatMap(verb -> verb.features().stream()).toList();
            assertThat(lines.subList(1, lines.size() - 1))
                    .hasSameSizeAs(features)
                    .allMatch(line -> line.startsWith(" "))
                    .allMatch(line -> features.stream().anyMatch(line.strip()::startsWith));
        }
    }

    @Test
    void featNamesNothingThatTheStorageCannotDo(@TempDir Path folder) throws StorageException {
        try (TestServer server =
                TestServer.on(new LocalStorage(folder, LocalRules.of("anna", "test")))) {
            server.put("/file", "x");
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("FEAT", 211).text()).contains("MFMT").doesNotContain("MFCT");
            dialogue.ask("MFCT 20200102030405 file", 504);
        }
    }

    @Test
    void optsUtf8IsAlwaysOn() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("OPTS UTF8 ON", 200);
            dialogue.ask("opts utf8 on", 200);
            dialogue.ask("OPTS UTF8", 200);
            dialogue.ask("OPTS UTF8 OFF", 504);
            dialogue.ask("OPTS MODE Z LEVEL 9", 504);
            dialogue.ask("OPTS MLST size;", 530);
        }
    }

    @Test
    void langSpeaksEnglishAndNothingElse() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            assertThat(dialogue.ask("FEAT", 211).lines()).contains(" LANG EN*");
            dialogue.ask("LANG", 200);
            dialogue.ask("lang en", 200);
            dialogue.ask("LANG EN-GB", 200);
            dialogue.ask("LANG FR", 504);
            dialogue.ask("LANG english", 504);
            dialogue.ask("LANG 4$", 501);
            dialogue.login(TestServer.USER, TestServer.PASSWORD).ask("LANG EN", 200);
        }
    }

    @Test
    void statTellsWhereTheSessionStands() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            assertThat(dialogue.ask("STAT", 211).text()).contains("Not logged in");
            dialogue.login(TestServer.USER, TestServer.PASSWORD);
            dialogue.ask("PASV", 227);
            assertThat(dialogue.ask("STAT", 211).text())
                    .contains("Logged in as anna", "TYPE I", "announced 127.0.0.1:6");
        }
    }
}
