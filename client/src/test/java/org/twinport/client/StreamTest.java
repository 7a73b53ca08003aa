package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.FinalReplyFirst;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.OnConnection;
import org.twinport.testkit.script.Misbehaviour.Opens;
import org.twinport.testkit.script.Misbehaviour.SaysAfter;
import org.twinport.testkit.script.Misbehaviour.Then;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Streams whose close() tells the truth, and what is left of the session afterwards. */
class StreamTest extends ScriptedTest {

    private static final RemotePath FILE = RemotePath.of("a.bin");
    private static final byte[] CONTENT = bytes(3_000_000);
    private static final Duration SHORT = Duration.ofMillis(300);

    private ScriptedServer serving(Misbehaviour... wrong) throws IOException {
        ScriptedServer server = serve(wrong);
        server.files().put("a.bin", CONTENT);
        return server;
    }

    private ClientOptions shortStall() {
        return impatient(
                Duration.ofSeconds(20), Duration.ofSeconds(20), SHORT, SHORT.multipliedBy(10));
    }

    private void assertUsable(FtpClient ftp) throws FtpException {
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void a_file_is_read_and_written_as_it_is() throws Exception {
        ScriptedServer server = serving();
        FtpClient ftp = connect(server);
        try (InputStream in = ftp.read(FILE, 0);
                OutputStream out = closing(connect(server)).write(RemotePath.of("b.bin"), 0)) {
            in.transferTo(out);
        }
        assertThat(server.files().content("b.bin")).hasValue(CONTENT);
        assertUsable(ftp);
    }

    @Test
    void reading_begins_at_an_offset() throws Exception {
        try (InputStream in = connect(serving()).read(FILE, 2_999_990)) {
            assertThat(in.readAllBytes()).hasSize(10).endsWith(CONTENT[CONTENT.length - 1]);
        }
    }

    @Test
    void writing_at_an_offset_and_appending_keep_what_was_before() throws Exception {
        ScriptedServer server = serve();
        server.files().put("b", "0123456789".getBytes());
        FtpClient ftp = connect(server);
        try (OutputStream out = ftp.write(RemotePath.of("b"), 4)) {
            out.write("abc".getBytes());
        }
        assertThat(server.files().content("b")).hasValue("0123abc".getBytes());
        try (OutputStream out = ftp.append(RemotePath.of("b"))) {
            out.write('!');
        }
        assertThat(server.files().content("b")).hasValue("0123abc!".getBytes());
    }

    @Test
    void data_that_ends_early_with_426_is_an_exception_at_close() throws Exception {
        ScriptedServer server =
                serving(
                        new MovesOnly(1000, Then.CLOSES),
                        new FinalReply("426 Connection closed", false));
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        assertThat(in.readAllBytes()).hasSize(1000);
        var failed = catchThrowableOfType(TransferFailed.class, in::close);
        assertThat(failed.bytes()).isEqualTo(1000);
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(426);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_LOST);
        assertThat(failed.stage()).isEqualTo(Stage.TRANSFER);
        assertThat(failed.endpoints().server()).isEqualTo(server.address());
        in.close();
        assertUsable(ftp);
    }

    @Test
    void a_reset_in_the_middle_is_an_exception_at_once() throws Exception {
        ScriptedServer server =
                serving(
                        new MovesOnly(1000, Then.RESETS),
                        new FinalReply("426 Connection closed", false));
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        var failed = catchThrowableOfType(TransferFailed.class, in::readAllBytes);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_LOST);
        assertThatThrownBy(in::read)
                .isInstanceOf(IOException.class)
                .hasMessage("the stream is closed");
        in.close();
        assertUsable(ftp);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void a_stream_that_is_closed_early_leaves_the_session_usable(int read) throws Exception {
        ScriptedServer server = serving();
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        assertThat(in.readNBytes(read)).hasSize(read);
        in.close();
        in.close();
        assertUsable(ftp);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_server_that_does_not_notice_an_early_close_costs_a_new_connection() throws Exception {
        ScriptedServer server = serving(new OnConnection(1, new MovesOnly(1000, Then.GOES_SILENT)));
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        assertThat(in.readNBytes(10)).hasSize(10);
        in.close();
        assertUsable(ftp);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void silence_after_150_is_a_stall() throws Exception {
        FtpClient ftp = connect(serving(new MovesOnly(0, Then.GOES_SILENT)), shortStall());
        InputStream in = ftp.read(FILE, 0);
        var failed = catchThrowableOfType(TransferFailed.class, in::read);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_STALLED);
        assertThat(failed.bytes()).isZero();
    }

    @Test
    void after_a_stall_a_late_reply_is_never_taken_for_another_commands() throws Exception {
        FtpClient ftp = connect(serving(new MovesOnly(0, Then.GOES_SILENT)), shortStall());
        InputStream in = ftp.read(FILE, 0);
        catchThrowableOfType(TransferFailed.class, in::read);
        assertThatThrownBy(() -> ftp.size(FILE)).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void a_final_reply_that_never_comes_is_a_lost_connection() throws Exception {
        ScriptedServer server = serving(new FinalReply("", false));
        ClientOptions options =
                impatient(
                        Duration.ofSeconds(20),
                        SHORT,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5));
        FtpClient ftp = connect(server, options);
        InputStream in = ftp.read(FILE, 0);
        assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        assertThatThrownBy(in::close).isInstanceOf(ConnectionLost.class);
        assertThatThrownBy(() -> ftp.size(FILE)).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void a_final_reply_before_the_data_does_not_cut_it() throws Exception {
        FtpClient ftp = connect(serving(new FinalReplyFirst()));
        try (InputStream in = ftp.read(FILE, 0)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
        assertUsable(ftp);
    }

    @Test
    void a_refusal_in_one_segment_with_150_ends_the_wait() throws Exception {
        ScriptedServer server =
                serving(
                        new Opens("150 Here\r\n451 Disk trouble"),
                        new MovesOnly(0, Then.GOES_SILENT));
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        var failed = catchThrowableOfType(TransferFailed.class, in::read);
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(451);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DISK_FAILED);
    }

    @Test
    void a_421_in_the_middle_is_told_with_its_words() throws Exception {
        ScriptedServer server =
                serving(
                        new SaysAfter(100_000, "421 Going down", false),
                        new MovesOnly(150_000, Then.GOES_SILENT));
        FtpClient ftp = connect(server);
        InputStream in = ftp.read(FILE, 0);
        var failed = catchThrowableOfType(TransferFailed.class, in::readAllBytes);
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(421);
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_LOST);
        assertThat(failed)
                .hasMessageContaining("Going down")
                .hasCauseInstanceOf(ConnectionLost.class);
        in.close();
    }

    @Test
    void the_end_of_the_control_connection_in_the_middle_is_a_typed_failure() throws Exception {
        ScriptedServer server =
                serving(new SaysAfter(100_000, "", true), new MovesOnly(150_000, Then.GOES_SILENT));
        InputStream in = connect(server, shortStall()).read(FILE, 0);
        var failed = catchThrowableOfType(TransferFailed.class, in::readAllBytes);
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_LOST);
        in.close();
    }

    @Test
    void data_that_outlives_the_control_connection_is_read_to_its_end() throws Exception {
        ScriptedServer server = serving(new SaysAfter(0, "", true), new FinalReply("", true));
        InputStream in = connect(server).read(FILE, 0);
        assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        assertThatThrownBy(in::close).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void a_refusal_while_writing_is_told_with_its_words() throws Exception {
        ScriptedServer server =
                serving(
                        new SaysAfter(100_000, "552 Quota exceeded", false),
                        new MovesOnly(100_000, Then.GOES_SILENT));
        OutputStream out = connect(server).write(RemotePath.of("b"), 0);
        var failed =
                catchThrowableOfType(
                        TransferFailed.class,
                        () -> {
                            while (true) {
                                out.write(CONTENT);
                            }
                        });
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(552);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DISK_FAILED);
        out.close();
    }

    @Test
    void a_refused_end_of_an_upload_is_an_exception_at_close() throws Exception {
        FtpClient ftp = connect(serving(new AtFirst(1, new FinalReply("550 No", false))));
        OutputStream out = ftp.write(RemotePath.of("b"), 0);
        out.write(1);
        var failed = catchThrowableOfType(TransferFailed.class, out::close);
        assertThat(failed.finding().cause()).isEqualTo(Cause.COMMAND_REFUSED);
        out.close();
        assertThatThrownBy(() -> out.write(1)).hasMessage("the stream is closed");
        assertUsable(ftp);
    }

    @Test
    void a_second_thing_at_the_same_time_is_refused_clearly() throws Exception {
        FtpClient ftp = connect(serving());
        try (InputStream in = ftp.read(FILE, 0)) {
            assertThatThrownBy(() -> ftp.size(FILE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one thing at a time");
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
        assertUsable(ftp);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSIVE", "ACTIVE"})
    void closing_the_client_closes_a_stream_that_was_forgotten(Mode mode) throws Exception {
        FtpClient ftp = connect(serving(), options().mode(mode));
        InputStream in = ftp.read(FILE, 0);
        ftp.close();
        ftp.close();
        assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        in.close();
        assertThat(events).filteredOn(ClientEvent.Disconnected.class::isInstance).hasSize(1);
    }

    @Test
    void an_interrupt_ends_a_wait_for_data() throws Exception {
        FtpClient ftp = connect(serving(new MovesOnly(5, Then.GOES_SILENT)));
        InputStream in = ftp.read(FILE, 0);
        assertThat(in.readNBytes(5)).hasSize(5);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread reader =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                in.read();
                            } catch (Throwable e) {
                                thrown.complete(e);
                            }
                        });
        reader.interrupt();
        Throwable end = thrown.get(10, TimeUnit.SECONDS);
        assertThat(end).isInstanceOf(TransferFailed.class);
        assertThat(((TransferFailed) end).finding().cause()).isEqualTo(Cause.ABORTED);
        reader.join();
    }

    @Test
    void a_transfer_that_is_over_before_150_is_one_too() throws Exception {
        FtpClient ftp =
                connect(
                        serving(
                                new Opens("226 Nothing to say"),
                                new MovesOnly(0, Then.CLOSES),
                                new FinalReply("", false)));
        try (InputStream in = ftp.read(FILE, 0)) {
            assertThat(in.read()).isEqualTo(-1);
        }
        assertUsable(ftp);
    }

    @Test
    void a_refused_file_is_told_with_command_and_reply() throws Exception {
        FtpClient ftp = connect(serving(new Answers("RETR", "550 No such file")));
        var refused = catchThrowableOfType(FtpException.Refused.class, () -> ftp.read(FILE, 0));
        assertThat(refused.command()).isEqualTo("RETR a.bin");
        assertThat(refused.isTransient()).isFalse();
        assertUsable(ftp);
    }
}
