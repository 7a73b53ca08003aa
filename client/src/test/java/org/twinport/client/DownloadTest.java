package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.IgnoresRestart;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.OnConnection;
import org.twinport.testkit.script.Misbehaviour.SaysAfter;
import org.twinport.testkit.script.Misbehaviour.Then;
import org.twinport.testkit.script.ScriptedFiles;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whole files to this side: complete under their name, or not at all. */
class DownloadTest extends ScriptedTest {

    private static final RemotePath FILE = RemotePath.of("a.bin");
    private static final byte[] CONTENT = bytes(500_000);
    private static final byte[] HALF = Arrays.copyOf(CONTENT, 250_000);
    private static final Duration SHORT = Duration.ofMillis(300);

    private ScriptedServer serving(Misbehaviour... wrong) throws IOException {
        ScriptedServer server = serve(wrong);
        server.files().put("a.bin", CONTENT);
        return server;
    }

    private Path target() {
        return folder.resolve("a.bin");
    }

    private Path part() {
        return folder.resolve("a.bin.twinport-part");
    }

    private Transferred fetch(FtpClient ftp) throws FtpException {
        return ftp.download(FILE, target(), false, Progress.NONE);
    }

    private Transferred resume(FtpClient ftp) throws FtpException {
        return ftp.download(FILE, target(), true, Progress.NONE);
    }

    private void write(Path file, byte[] content, Instant time) throws IOException {
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private static Instant later() {
        return ScriptedFiles.THEN.plusSeconds(60);
    }

    private void assertOnlyTheFileIsThere() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(target());
        }
        assertThat(target()).hasBinaryContent(CONTENT);
    }

    @Test
    void a_file_arrives_with_its_bytes_and_its_time() throws Exception {
        assertThat(fetch(connect(serving()))).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertOnlyTheFileIsThere();
        assertThat(Files.getLastModifiedTime(target()).toInstant()).isEqualTo(ScriptedFiles.THEN);
    }

    @Test
    void a_file_called_like_the_part_of_other_programs_is_none_of_ours() throws Exception {
        Path foreign = folder.resolve("a.bin.part");
        Files.writeString(foreign, "of somebody else");
        fetch(connect(serving()));
        resume(connect(serving()));
        assertThat(target()).hasBinaryContent(CONTENT);
        assertThat(foreign).hasContent("of somebody else");
    }

    @Test
    void a_target_in_a_folder_that_is_not_there_says_so() throws Exception {
        FtpClient ftp = connect(serving());
        Path nowhere = folder.resolve("none").resolve("a.bin");
        assertThatThrownBy(() -> ftp.download(FILE, nowhere, false, Progress.NONE))
                .isInstanceOf(FtpException.LocalFileFailed.class)
                .hasMessageEndingWith(": no such file or directory");
        assertThat(ftp.size(FILE)).isPresent();
    }

    @Test
    void progress_is_told_from_the_first_byte_to_the_last() throws Exception {
        long[] seen = {-2, -2, 0};
        Progress progress =
                new Progress() {
                    @Override
                    public void begins(long total, long offset) {
                        seen[0] = total;
                        seen[1] = offset;
                    }

                    @Override
                    public void moved(long bytes) {
                        seen[2] += bytes;
                    }
                };
        connect(serving()).download(FILE, target(), false, progress);
        assertThat(seen).containsExactly(CONTENT.length, 0, CONTENT.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"213 0", "502 No SIZE"})
    void an_empty_file_is_a_file(String size) throws Exception {
        ScriptedServer server = serve(new Answers("SIZE", size));
        server.files().put("a.bin", new byte[0]);
        fetch(connect(server));
        assertThat(target()).isEmptyFile();
        assertThat(part()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"CLOSES,426 Cut", "CLOSES,226 Fine", "RESETS,426 Cut", "CLOSES,451 Disk"})
    void a_file_that_ends_early_never_takes_its_name_and_is_resumed(Then then, String reply)
            throws Exception {
        ScriptedServer server =
                serving(
                        new AtFirst(1, new MovesOnly(300_000, then)),
                        new AtFirst(1, new FinalReply(reply, false)));
        write(target(), new byte[] {1, 2, 3}, ScriptedFiles.THEN.minusSeconds(60));
        FtpClient ftp = connect(server);
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(ftp));
        assertThat(failed.bytes()).isLessThanOrEqualTo(300_000);
        assertThat(target()).hasBinaryContent(new byte[] {1, 2, 3});
        // A reset takes with it what has not been read yet, up to everything.
        long there = Files.exists(part()) ? Files.size(part()) : 0;
        assertThat(there).isEqualTo(failed.bytes());
        assertThat(resume(ftp)).isEqualTo(new Transferred(CONTENT.length - there, there, false));
        assertOnlyTheFileIsThere();
    }

    @Test
    void a_short_file_with_226_is_data_short() throws Exception {
        FtpClient ftp = connect(serving(new MovesOnly(10, Then.CLOSES)));
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_SHORT);
        assertThat(failed).hasMessageContaining("10 of 500000");
    }

    @Test
    void silence_from_the_first_byte_on_is_a_stall_too() throws Exception {
        ClientOptions options =
                impatient(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        SHORT,
                        Duration.ofSeconds(4));
        FtpClient ftp = connect(serving(new MovesOnly(0, Then.GOES_SILENT)), options);
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_STALLED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void silence_is_a_stall_that_names_how_far_it_got() throws Exception {
        ClientOptions options =
                impatient(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        SHORT,
                        Duration.ofSeconds(4));
        FtpClient ftp = connect(serving(new MovesOnly(1000, Then.GOES_SILENT)), options);
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_STALLED);
        assertThat(failed.bytes()).isEqualTo(1000);
        assertThat(target()).doesNotExist();
        assertThat(part()).hasSize(1000);
    }

    @Test
    void a_421_in_the_middle_is_told_with_its_words() throws Exception {
        ScriptedServer server =
                serving(
                        new SaysAfter(100_000, "421 Going down", false),
                        new MovesOnly(150_000, Then.GOES_SILENT));
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(connect(server)));
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(421);
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_LOST);
        assertThat(target()).doesNotExist();
    }

    @Test
    void a_missing_file_leaves_nothing_and_spoils_no_part() throws Exception {
        FtpClient ftp = connect(serve());
        assertThatThrownBy(() -> fetch(ftp)).isInstanceOf(FtpException.Refused.class);
        assertThat(folder).isEmptyDirectory();
        Files.write(part(), HALF);
        assertThatThrownBy(() -> fetch(ftp)).isInstanceOf(FtpException.Refused.class);
        assertThat(part()).hasBinaryContent(HALF);
    }

    @Test
    void a_target_that_cannot_be_written_is_a_local_failure() throws Exception {
        FtpClient ftp = connect(serving());
        Path nowhere = folder.resolve("no/such/place");
        var failed =
                catchThrowableOfType(
                        FtpException.LocalFileFailed.class,
                        () -> ftp.download(FILE, nowhere, false, Progress.NONE));
        assertThat(failed.finding().cause()).isEqualTo(Cause.LOCAL_FILE_FAILED);
        assertThat(ftp.size(FILE)).isPresent();
    }

    @Test
    void a_callback_that_throws_ends_the_transfer_and_not_the_session() throws Exception {
        FtpClient ftp = connect(serving());
        Progress cancelling =
                new Progress() {
                    @Override
                    public void begins(long total, long offset) {}

                    @Override
                    public void moved(long bytes) {
                        throw new IllegalArgumentException("enough");
                    }
                };
        assertThatThrownBy(() -> ftp.download(FILE, target(), false, cancelling))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enough");
        fetch(ftp);
        assertThat(target()).hasBinaryContent(CONTENT);
    }

    @Test
    void a_part_is_continued_where_it_ends() throws Exception {
        write(part(), HALF, later());
        ScriptedServer server = serving();
        assertThat(resume(connect(server)))
                .isEqualTo(new Transferred(CONTENT.length - HALF.length, HALF.length, false));
        assertOnlyTheFileIsThere();
        assertThat(server.commands()).containsSubsequence("REST 250000", "RETR a.bin");
    }

    @Test
    void without_resume_a_part_counts_for_nothing() throws Exception {
        write(part(), bytes(600_000), later());
        assertThat(fetch(connect(serving())).offset()).isZero();
        assertOnlyTheFileIsThere();
    }

    @Test
    void a_part_from_before_the_files_last_change_counts_for_nothing() throws Exception {
        write(part(), bytes(1000), ScriptedFiles.THEN.minusSeconds(60));
        assertThat(resume(connect(serving())).offset()).isZero();
        assertOnlyTheFileIsThere();
    }

    @Test
    void a_part_that_is_longer_than_the_file_counts_for_nothing() throws Exception {
        write(part(), bytes(600_000), later());
        assertThat(resume(connect(serving())).offset()).isZero();
        assertOnlyTheFileIsThere();
    }

    @Test
    void a_part_that_is_complete_only_takes_its_name() throws Exception {
        write(part(), CONTENT, later());
        ScriptedServer server = serving();
        assertThat(resume(connect(server))).isEqualTo(new Transferred(0, CONTENT.length, false));
        assertOnlyTheFileIsThere();
        assertThat(server.commands()).doesNotContain("RETR a.bin");
    }

    @Test
    void a_shorter_file_under_the_targets_name_is_nobodys_part() throws Exception {
        write(target(), HALF, later());
        assertThat(resume(connect(serving())).offset()).isZero();
        assertOnlyTheFileIsThere();
    }

    @Test
    void a_complete_file_is_left_alone() throws Exception {
        FtpClient ftp = connect(serving());
        fetch(ftp);
        assertThat(resume(ftp)).isEqualTo(new Transferred(0, CONTENT.length, true));
    }

    @Test
    void a_complete_file_that_changed_on_the_server_is_fetched_again() throws Exception {
        ScriptedServer server = serving();
        FtpClient ftp = connect(server);
        fetch(ftp);
        byte[] other = CONTENT.clone();
        other[17]++;
        server.files().put("a.bin", other, later());
        assertThat(resume(ftp)).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertThat(target()).hasBinaryContent(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 No", "501 No", "504 No"})
    void a_server_without_rest_sends_it_all_again(String reply) throws Exception {
        write(part(), HALF, later());
        FtpClient ftp = connect(serving(new Answers("REST", reply)));
        assertThat(resume(ftp)).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertOnlyTheFileIsThere();
        assertThat(notes()).anyMatch(n -> n.contains("REST"));
    }

    @Test
    void a_server_that_only_pretends_to_know_rest_spoils_nothing() throws Exception {
        write(part(), HALF, later());
        FtpClient ftp = connect(serving(new IgnoresRestart()));
        assertThat(resume(ftp)).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertOnlyTheFileIsThere();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_lost_final_reply_is_settled_by_the_size(boolean hangsUp) throws Exception {
        ScriptedServer server = serving(new OnConnection(1, new FinalReply("", hangsUp)));
        ClientOptions options =
                impatient(
                        Duration.ofSeconds(20),
                        SHORT,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(4));
        FtpClient ftp = connect(server, options);
        assertThat(fetch(ftp)).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertOnlyTheFileIsThere();
        assertThat(notes()).anyMatch(n -> n.contains("final reply never came"));
        assertThat(server.connections()).isEqualTo(2);
        assertThat(ftp.size(FILE)).isPresent();
    }

    @Test
    void a_lost_final_reply_after_too_few_bytes_is_a_failure() throws Exception {
        ScriptedServer server =
                serving(
                        new MovesOnly(1000, Then.CLOSES),
                        new OnConnection(1, new FinalReply("", true)));
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(connect(server)));
        assertThat(failed.finding().cause()).isEqualTo(Cause.FINAL_REPLY_MISSING);
        assertThat(failed.finding().cause().id()).isEqualTo("final-reply-missing");
        assertThat(failed.stage()).isEqualTo(Stage.FINAL_REPLY);
        assertThat(failed.bytes()).isEqualTo(1000);
        assertThat(target()).doesNotExist();
    }

    @Test
    void a_lost_final_reply_of_a_server_that_is_gone_stays_the_cause() throws Exception {
        ScriptedServer server = serving(new FinalReply("", true));
        FtpClient ftp = connect(server);
        server.stopListening();
        var failed = catchThrowableOfType(TransferFailed.class, () -> fetch(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.FINAL_REPLY_MISSING);
        assertThat(failed).hasMessageContaining("the server cannot be asked again");
        assertThat(target()).doesNotExist();
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void an_interrupt_ends_a_stalled_download() throws Exception {
        FtpClient ftp = connect(serving(new MovesOnly(1000, Then.GOES_SILENT)));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CountDownLatch moving = new CountDownLatch(1);
        Progress progress =
                new Progress() {
                    @Override
                    public void begins(long total, long offset) {}

                    @Override
                    public void moved(long bytes) {
                        moving.countDown();
                    }
                };
        Thread user =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                ftp.download(FILE, target(), false, progress);
                                end.complete(new AssertionError("no exception"));
                            } catch (FtpException e) {
                                end.complete(e);
                            }
                        });
        assertThat(moving.await(10, TimeUnit.SECONDS)).isTrue();
        user.interrupt();
        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(TransferFailed.class);
        assertThat(((TransferFailed) end.get()).finding().cause()).isEqualTo(Cause.ABORTED);
        user.join();
        assertThat(target()).doesNotExist();
    }
}
