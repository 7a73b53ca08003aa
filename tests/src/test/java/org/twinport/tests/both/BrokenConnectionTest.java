package org.twinport.tests.both;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.Batch;
import org.twinport.client.ClientEvent;
import org.twinport.client.ClientOptions;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Mode;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.Progress;
import org.twinport.client.RemotePath;
import org.twinport.client.Transferred;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.servers.Silent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.OurServer;
import org.twinport.tests.world.Relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Our client and our server with something between them that breaks connections. */
@LeavesNothing
@Timeout(60)
class BrokenConnectionTest {
    private static final int SIZE = 30_000_000;

    /**
     * More than the buffers on the way hold: the client must have heard the 150 by then, which a
     * reset of the control connection could swallow.
     */
    private static final long CUT = SIZE * 4L / 10;

    private static final RemotePath FILE = RemotePath.of("file.bin");

    @TempDir Path folder;
    private Path root;
    private Path local;
    private OurServer server;
    private Relay relay;
    private final List<ClientEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        local = folder.resolve("local.bin");
        server = OurServer.start(root);
        relay = Relay.to(server.ipv4());
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
    }

    private FtpClient connect() throws FtpException {
        ClientOptions options =
                ClientOptions.DEFAULT
                        .mode(Mode.PASSIVE)
                        .finalReplyTimeout(Duration.ofSeconds(1))
                        .listener(events::add);
        return Ours.connect(relay.address(), options);
    }

    @Test
    void a_download_that_was_cut_goes_on() throws IOException {
        byte[] bytes = Content.random(SIZE, 1);
        Files.write(root.resolve("file.bin"), bytes);
        relay.cutNextDataAfter(CUT);
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.download(FILE, local, false, Progress.NONE))
                    .isInstanceOf(FtpException.TransferFailed.class);
        }
        assertThat(local).as("no half file under its name").doesNotExist();
        try (FtpClient ftp = connect()) {
            Transferred done = ftp.download(FILE, local, true, Progress.NONE);
            assertThat(done.offset()).isBetween(1L, CUT);
            assertThat(done.offset() + done.bytes()).isEqualTo(SIZE);
        }
        assertThat(local).hasBinaryContent(bytes);
    }

    @Test
    void an_upload_that_was_cut_leaves_the_old_file_and_goes_on_without_one() throws IOException {
        byte[] bytes = Content.random(SIZE, 2);
        Files.write(local, bytes);
        relay.cutNextDataAfter(CUT);
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.upload(local, FILE, false, Progress.NONE))
                    .isInstanceOf(FtpException.TransferFailed.class);
        }
        awaitNoSession();
        assertThat(root.resolve("file.bin")).doesNotExist();
        try (FtpClient ftp = connect()) {
            Transferred done = ftp.upload(local, FILE, true, Progress.NONE);
            assertThat(done.offset()).isBetween(1L, CUT);
            assertThat(done.offset() + done.bytes()).isEqualTo(SIZE);
        }
        assertThat(root.resolve("file.bin")).hasBinaryContent(bytes);
        Files.write(local, Content.random(SIZE, 3));
        relay.cutNextDataAfter(CUT);
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.upload(local, FILE, false, Progress.NONE))
                    .isInstanceOf(FtpException.TransferFailed.class);
        }
        awaitNoSession();
        assertThat(root.resolve("file.bin")).hasBinaryContent(bytes);
    }

    private void awaitNoSession() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (server.sessions() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(server.sessions()).isZero();
    }

    @Test
    void a_batch_goes_on_by_itself() throws Exception {
        byte[] bytes = Content.random(SIZE, 4);
        Files.write(local, bytes);
        relay.cutNextDataAfter(CUT);
        relay.cutNextDataAfter(CUT);
        Planner planner = new Planner(Plan.Direction.UPLOAD);
        planner.uploadFile(local, FILE);
        Batch.Report report =
                new Batch(this::connect, 1, 5, false, Silent.LISTENER).run(planner.plan());
        assertThat(report.failures()).isEmpty();
        assertThat(relay.isDone()).isTrue();
        assertThat(root.resolve("file.bin")).hasBinaryContent(bytes);
    }

    @Test
    void a_final_reply_that_is_lost_is_settled_by_the_size() throws IOException {
        byte[] bytes = Content.random(100_000, 5);
        Files.write(local, bytes);
        Path back = folder.resolve("back.bin");
        try (FtpClient ftp = connect()) {
            relay.swallowNext("226 ");
            ftp.upload(local, FILE, false, Progress.NONE);
            relay.swallowNext("226 ");
            ftp.download(FILE, back, false, Progress.NONE);
        }
        assertThat(relay.isDone()).isTrue();
        assertThat(root.resolve("file.bin")).hasBinaryContent(bytes);
        assertThat(back).hasBinaryContent(bytes);
        assertThat(events)
                .filteredOn(ClientEvent.Note.class::isInstance)
                .anyMatch(note -> note.toString().contains("sizes are equal"));
    }

    @Test
    void a_session_whose_connection_was_cut_ends_on_the_server() throws IOException {
        Files.write(root.resolve("file.bin"), new byte[SIZE]);
        relay.cutNextDataAfter(CUT);
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.download(FILE, local, false, Progress.NONE))
                    .isInstanceOf(FtpException.TransferFailed.class);
            awaitNoSession();
        }
    }
}
