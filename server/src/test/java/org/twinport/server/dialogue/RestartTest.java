package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.StorageException;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.local.UploadPolicy;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

class RestartTest {

    private static final byte[] NEW = new byte[1_000_000];
    private static final int CUT = 400_000;
    private static final byte[] OLD = "the old file".getBytes(StandardCharsets.US_ASCII);

    static {
        new Random(7).nextBytes(NEW);
    }

    @TempDir Path folder;

    private TestServer start(UploadPolicy policy) throws StorageException {
        return TestServer.on(
                new LocalStorage(folder, LocalRules.of("anna", "test").withUploads(policy)));
    }

    /** An upload of which the first 40 % arrive; the connection then breaks. */
    private static void cutUpload(TestServer server, Dialogue dialogue, String line) {
        try (DataSocket data = dialogue.pasv()) {
            dialogue.ask(line, 150);
            data.write(Arrays.copyOf(NEW, CUT));
            while (!dialogue.ask("STAT", 211).text().contains(CUT + " bytes so far")) {
                Thread.onSpinWait();
            }
            data.cut();
        }
        assertThat(dialogue.expect(426).text()).endsWith("[data-lost]");
        SessionEvent.Transferred cut =
                server.events().await(SessionEvent.Transferred.class, e -> !e.complete());
        assertThat(cut.bytes()).isEqualTo(CUT);
    }

    private static byte[] rest(int from) {
        return Arrays.copyOfRange(NEW, from, NEW.length);
    }

    @Test
    void aCutUploadIsHiddenAndCanBeContinuedWithRest() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            Dialogue dialogue = server.login();
            cutUpload(server, dialogue, "STOR file");
            assertThat(dialogue.list("NLST")).isEmpty();
            dialogue.ask("RETR file", 550);
            assertThat(dialogue.ask("SIZE file", 213).text()).isEqualTo("" + CUT);
            assertThat(dialogue.ask("MLST file", 250).text()).contains("size=" + CUT + ";");
            dialogue.ask("REST " + CUT, 350);
            assertThat(dialogue.store("STOR file", rest(CUT)).code()).isEqualTo(226);
            assertThat(server.content("/file").orElseThrow()).isEqualTo(NEW);
        }
    }

    @Test
    void aCutUploadCanBeContinuedWithAppeInAnotherSession() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            Dialogue first = server.login();
            cutUpload(server, first, "STOR file");
            first.close();
            Dialogue second = server.login();
            assertThat(second.store("APPE file", rest(CUT)).code()).isEqualTo(226);
            assertThat(server.content("/file").orElseThrow()).isEqualTo(NEW);
        }
    }

    @Test
    void aCutUploadCanBeContinuedFurtherDown() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            Dialogue dialogue = server.login();
            cutUpload(server, dialogue, "STOR file");
            dialogue.ask("REST " + (CUT + 1), 350);
            assertThat(Attempt.of(dialogue, "STOR file").code()).isEqualTo(554);
            dialogue.ask("REST 1000", 350);
            assertThat(dialogue.store("STOR file", rest(1000)).code()).isEqualTo(226);
            assertThat(server.content("/file").orElseThrow()).isEqualTo(NEW);
        }
    }

    @Test
    void aPlainStorStartsAnew() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            Dialogue dialogue = server.login();
            cutUpload(server, dialogue, "STOR file");
            dialogue.store("STOR file", OLD);
            assertThat(server.content("/file").orElseThrow()).isEqualTo(OLD);
        }
    }

    @Test
    void anAtomicUploadThatIsCutLeavesNothing() throws StorageException {
        try (TestServer server = start(UploadPolicy.ATOMIC)) {
            Dialogue dialogue = server.login();
            cutUpload(server, dialogue, "STOR file");
            dialogue.ask("SIZE file", 550);
            assertThat(folder.toFile().list()).isEmpty();
        }
    }

    @Test
    void anUploadInPlaceKeepsWhatArrived() throws StorageException {
        try (TestServer server = start(UploadPolicy.IN_PLACE)) {
            Dialogue dialogue = server.login();
            cutUpload(server, dialogue, "STOR file");
            assertThat(dialogue.fetch("RETR file")).isEqualTo(Arrays.copyOf(NEW, CUT));
            dialogue.ask("REST " + CUT, 350);
            assertThat(dialogue.store("STOR file", rest(CUT)).code()).isEqualTo(226);
            assertThat(dialogue.fetch("RETR file")).isEqualTo(NEW);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESUMABLE", "ATOMIC"})
    void aCutUploadLeavesTheOldFile(UploadPolicy policy) throws StorageException {
        try (TestServer server = start(policy)) {
            server.put("/file", OLD);
            for (String line : new String[] {"STOR file", "APPE file"}) {
                Dialogue dialogue = server.login();
                cutUpload(server, dialogue, line);
                assertThat(server.content("/file").orElseThrow()).as(line).isEqualTo(OLD);
                assertThat(dialogue.ask("SIZE file", 213).text()).isEqualTo("" + OLD.length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void restAndAppeOnACompleteFileKeepTheBytesBefore(UploadPolicy policy) throws StorageException {
        try (TestServer server = start(policy)) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            dialogue.store("APPE file", new byte[] {'a'});
            assertThat(server.text("/file")).contains("0123456789a");
            dialogue.ask("REST 9", 350);
            dialogue.store("STOR file", new byte[] {'x', 'y', 'z'});
            assertThat(server.text("/file")).contains("012345678xyz");
            dialogue.ask("REST 11", 350);
            dialogue.store("APPE file", new byte[] {'!', '!'});
            assertThat(server.text("/file")).contains("012345678xy!!");
            dialogue.ask("REST 14", 350);
            assertThat(Attempt.of(dialogue, "STOR file").code()).isEqualTo(554);
        }
    }

    @Test
    void restWithRetrIsExactAndHoldsForOneTransfer() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            for (int from = 0; from <= 10; from++) {
                dialogue.ask("REST " + from, 350);
                assertThat(dialogue.fetch("RETR file")).hasSize(10 - from);
            }
            assertThat(dialogue.fetch("RETR file")).hasSize(10);
            dialogue.ask("REST 11", 350);
            assertThat(Attempt.of(dialogue, "RETR file").code()).isEqualTo(554);
            dialogue.ask("REST 5", 350);
            dialogue.ask("PWD", 257);
            assertThat(dialogue.fetch("RETR file")).hasSize(10);
        }
    }

    @Test
    void stouTellsTheNameThatNobodyHad() throws StorageException {
        try (TestServer server = start(UploadPolicy.RESUMABLE)) {
            server.put("/file", OLD);
            Dialogue dialogue = server.login();
            for (String line : new String[] {"STOU file", "STOU"}) {
                String name;
                try (DataSocket data = dialogue.pasv()) {
                    String told = dialogue.ask(line, 150).text();
                    assertThat(told).startsWith("FILE: ");
                    name = told.substring("FILE: ".length());
                    data.write(NEW);
                }
                dialogue.expect(226);
                assertThat(name).isNotEqualTo("file");
                assertThat(server.content("/" + name).orElseThrow()).isEqualTo(NEW);
            }
            assertThat(server.content("/file").orElseThrow()).isEqualTo(OLD);
        }
    }
}
