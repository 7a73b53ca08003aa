package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.IgnoresRestart;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.OnConnection;
import org.twinport.testkit.script.Misbehaviour.SaysAfter;
import org.twinport.testkit.script.Misbehaviour.Then;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Whole files to the server, and how it is known that they are there. */
class UploadTest extends ScriptedTest {

    private static final RemotePath FILE = RemotePath.of("a.bin");
    private static final byte[] CONTENT = bytes(5_000_000);
    private static final byte[] HALF = Arrays.copyOf(CONTENT, 2_500_000);

    private Path source;

    @BeforeEach
    void aFileToSend() throws IOException {
        source = folder.resolve("source");
        Files.write(source, CONTENT);
    }

    private Transferred send(FtpClient ftp) throws FtpException {
        return ftp.upload(source, FILE, false, Progress.NONE);
    }

    private Transferred resume(FtpClient ftp) throws FtpException {
        return ftp.upload(source, FILE, true, Progress.NONE);
    }

    private ScriptedServer holding(byte[] content, ScriptedServer server) {
        server.files().put("a.bin", content);
        return server;
    }

    private static void assertStored(ScriptedServer server) {
        assertThat(server.files().content("a.bin")).hasValue(CONTENT);
    }

    @Test
    void a_file_is_stored_and_its_size_compared() throws Exception {
        ScriptedServer server = serve();
        assertThat(send(connect(server))).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertStored(server);
        assertThat(server.commands()).containsSubsequence("TYPE I", "STOR a.bin", "SIZE a.bin");
    }

    @Test
    void an_empty_file_is_stored() throws Exception {
        Files.write(source, new byte[0]);
        ScriptedServer server = serve();
        send(connect(server));
        assertThat(server.files().content("a.bin")).hasValue(new byte[0]);
        resume(connect(server));
        assertThat(server.files().content("a.bin")).hasValue(new byte[0]);
    }

    @Test
    void a_226_for_a_file_that_is_not_whole_is_no_success() throws Exception {
        ScriptedServer server = serve(new Answers("SIZE", "213 17"));
        FtpClient ftp = connect(server);
        var failed = catchThrowableOfType(TransferFailed.class, () -> send(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_SHORT);
        assertThat(failed).hasMessageContaining("17").hasMessageContaining("5000000");
    }

    @Test
    void without_size_the_226_has_to_do() throws Exception {
        ScriptedServer server = serve(new Answers("SIZE", "502 No"));
        send(connect(server));
        assertStored(server);
    }

    @Test
    void an_upload_goes_on_at_the_size_the_server_has() throws Exception {
        ScriptedServer server = holding(HALF, serve());
        assertThat(resume(connect(server)))
                .isEqualTo(new Transferred(HALF.length, HALF.length, false));
        assertStored(server);
        assertThat(server.commands()).containsSubsequence("REST 2500000", "STOR a.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 What?", "501 No", "502 Not here", "504 No"})
    void appe_serves_where_rest_does_not(String reply) throws Exception {
        ScriptedServer server = holding(HALF, serve(new Answers("REST", reply)));
        assertThat(resume(connect(server)).offset()).isEqualTo(HALF.length);
        assertStored(server);
        assertThat(server.commands()).contains("APPE a.bin").doesNotContain("STOR a.bin");
    }

    @Test
    void a_server_that_only_pretends_to_know_rest_is_found_out() throws Exception {
        ScriptedServer server = holding(HALF, serve(new IgnoresRestart()));
        FtpClient ftp = connect(server);
        var failed = catchThrowableOfType(TransferFailed.class, () -> resume(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_SHORT);
    }

    @Test
    void a_complete_file_is_left_alone_and_a_longer_one_replaced() throws Exception {
        ScriptedServer server = holding(CONTENT, serve());
        FtpClient ftp = connect(server);
        assertThat(resume(ftp)).isEqualTo(new Transferred(0, CONTENT.length, true));
        assertThat(server.commands()).noneMatch(c -> c.startsWith("STOR"));
        holding(bytes(6_000_000), server);
        assertThat(resume(ftp)).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertStored(server);
    }

    @Test
    void a_refused_place_is_told_as_that() throws Exception {
        FtpClient ftp = connect(serve(new Answers("STOR", "553 Not there")));
        var refused = catchThrowableOfType(FtpException.Refused.class, () -> send(ftp));
        assertThat(refused.isUnavailable()).isTrue();
        assertThat(ftp.size(FILE)).isEmpty();
    }

    @Test
    void a_full_disk_in_the_middle_is_told_with_the_servers_words() throws Exception {
        ScriptedServer server =
                serve(
                        new SaysAfter(100_000, "452 Disk full", false),
                        new MovesOnly(100_000, Then.GOES_SILENT));
        FtpClient ftp = connect(server);
        var failed = catchThrowableOfType(TransferFailed.class, () -> send(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DISK_FAILED);
        assertThat(failed.reply().orElseThrow().text()).isEqualTo("Disk full");
        assertThat(failed.bytes()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void a_broken_data_connection_is_told_with_the_final_reply() throws Exception {
        ScriptedServer server =
                serve(
                        new MovesOnly(100_000, Then.RESETS),
                        new FinalReply("426 Connection lost", false));
        FtpClient ftp = connect(server);
        var failed = catchThrowableOfType(TransferFailed.class, () -> send(ftp));
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(426);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_LOST);
        assertThat(ftp.size(FILE)).contains(100_000L);
    }

    @Test
    void a_server_that_stops_reading_is_a_stall() throws Exception {
        ClientOptions options =
                impatient(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(4));
        Files.write(source, new byte[60_000_000]);
        FtpClient ftp = connect(serve(new MovesOnly(1000, Then.GOES_SILENT)), options);
        var failed = catchThrowableOfType(TransferFailed.class, () -> send(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_STALLED);
    }

    @Test
    void a_lost_final_reply_is_settled_by_the_size() throws Exception {
        ScriptedServer server = serve(new OnConnection(1, new FinalReply("", true)));
        assertThat(send(connect(server))).isEqualTo(new Transferred(CONTENT.length, 0, false));
        assertStored(server);
        assertThat(notes()).anyMatch(n -> n.contains("final reply never came"));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_lost_final_reply_of_a_file_that_is_not_there_is_a_failure() throws Exception {
        ScriptedServer server =
                serve(
                        new OnConnection(1, new FinalReply("", true)),
                        new OnConnection(2, new Answers("SIZE", "550 No such file")));
        var failed = catchThrowableOfType(TransferFailed.class, () -> send(connect(server)));
        assertThat(failed.finding().cause()).isEqualTo(Cause.FINAL_REPLY_MISSING);
    }

    @Test
    void a_source_that_is_not_there_is_a_local_failure_before_anything_is_sent() throws Exception {
        ScriptedServer server = serve();
        FtpClient ftp = connect(server);
        assertThatThrownBy(() -> ftp.upload(folder.resolve("no"), FILE, false, Progress.NONE))
                .isInstanceOf(FtpException.LocalFileFailed.class)
                .hasMessageContaining("no");
        assertThat(server.commands()).noneMatch(c -> c.startsWith("STOR"));
    }
}
