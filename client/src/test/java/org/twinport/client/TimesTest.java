package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.ScriptedFiles;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Times that a file keeps on its way, on servers with MFMT and without. */
class TimesTest extends ScriptedTest {

    private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");
    private static final RemotePath FILE = RemotePath.of("a.bin");

    private Path local;

    @BeforeEach
    void aLocalFile() throws IOException {
        local = Files.write(folder.resolve("local"), bytes(10));
        Files.setLastModifiedTime(local, FileTime.from(TIME));
    }

    @Test
    void aStoredFileGetsTheTimeOfTheLocalOneByMfmt() throws Exception {
        ScriptedServer server = serve();
        connect(server).keepTime(local, FILE);
        assertThat(server.commands()).contains("MFMT 20200102030405 a.bin");
        assertThat(notes()).isEmpty();
    }

    @Test
    void mdtmWithATimeServesWhereMfmtIsMissing() throws Exception {
        ScriptedServer server =
                serve(new Answers("MFMT", "500 What?"), new Answers("MDTM", "213 Time set"));
        connect(server).keepTime(local, FILE);
        assertThat(server.commands()).contains("MDTM 20200102030405 a.bin");
        assertThat(notes()).isEmpty();
    }

    @Test
    void aServerThatCannotSetTimesIsNotedOnce() throws Exception {
        ScriptedServer server =
                serve(new Answers("MFMT", "502 No"), new Answers("MDTM", "550 No such file"));
        FtpClient ftp = connect(server);
        ftp.keepTime(local, FILE);
        ftp.keepTime(local, FILE);
        assertThat(notes()).singleElement().asString().contains("cannot set times");
        assertThatThrownBy(() -> ftp.setModified(FILE, TIME))
                .isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void aFileWhoseTimeMayNotBeSetIsNoted() throws Exception {
        ScriptedServer server = serve(new Answers("MFMT", "550 Permission denied"));
        connect(server).keepTime(local, FILE);
        assertThat(notes()).singleElement().asString().contains("a.bin", "Permission denied");
    }

    @Test
    void aFetchedFileGetsItsTimeFromMlstWhereMdtmIsMissing() throws Exception {
        ScriptedServer server = serve(new Answers("MDTM", "502 No"));
        server.files().put("a.bin", bytes(10));
        Path fetched = folder.resolve("fetched");
        FtpClient ftp = connect(server);
        ftp.download(FILE, fetched, false, Progress.NONE);
        assertThat(Files.getLastModifiedTime(fetched).toInstant()).isEqualTo(ScriptedFiles.THEN);
        assertThat(ftp.modified(FILE)).contains(ScriptedFiles.THEN);
    }

    @Test
    void aBatchKeepsTheTimesOfWhatItStores() throws Exception {
        ScriptedServer server = serve();
        Planner planner = new Planner(Plan.Direction.UPLOAD);
        planner.uploadFile(local, FILE);
        new Batch(() -> connect(server), 1, 0, false, new AfterTransfer(true, false), new Quiet())
                .run(planner.plan());
        assertThat(server.commands())
                .containsSubsequence("STOR a.bin", "MFMT 20200102030405 a.bin");
    }
}
