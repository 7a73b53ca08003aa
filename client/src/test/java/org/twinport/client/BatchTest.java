package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Job;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.Greets;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Many files over several connections, some of which break. */
class BatchTest extends ScriptedTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Batch.Listener listener =
            new Batch.Listener() {
                @Override
                public Progress started(Job job) {
                    heard.add("started " + job.remote());
                    return Progress.NONE;
                }

                @Override
                public void finished(Job job, Transferred result) {
                    heard.add("finished " + job.remote());
                }

                @Override
                public void failed(Job job, FtpException cause, boolean again) {
                    heard.add("failed " + job.remote() + (again ? ", again" : ""));
                }
            };

    private Path local;

    @BeforeEach
    void aPlaceForFiles() throws IOException {
        local = Files.createDirectory(folder.resolve("local"));
    }

    private Batch batch(ScriptedServer server, int connections, int retries, boolean resume) {
        return new Batch(
                () -> FtpClient.connect(server.host(), server.port(), USER, options()),
                connections,
                retries,
                resume,
                listener);
    }

    private static byte[] content(int i) {
        return bytes(20_000 + i);
    }

    /** A plan for files f0, f1, … that are on the server. */
    private Plan downloads(ScriptedServer server, int count) {
        Planner planner = new Planner(Direction.DOWNLOAD);
        for (int i = 0; i < count; i++) {
            server.files().put("f" + i, content(i));
            planner.downloadFile(RemotePath.of("f" + i), local.resolve("f" + i), 20_000 + i);
        }
        return planner.plan();
    }

    private Plan upload(byte[] content) throws IOException {
        Path source = local.resolve("source");
        Files.write(source, content);
        Planner planner = new Planner(Direction.UPLOAD);
        planner.uploadFile(source, RemotePath.of("a.bin"));
        return planner.plan();
    }

    private void assertFetched(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(local.resolve("f" + i)).hasBinaryContent(content(i));
            assertThat(local.resolve("f" + i + ".twinport-part")).doesNotExist();
        }
    }

    @Test
    void a_listener_that_throws_on_any_connection_ends_the_batch() throws Exception {
        ScriptedServer server = serve();
        CountDownLatch secondIsThere = new CountDownLatch(1);
        Thread first = Thread.currentThread();
        Batch.Listener throwing =
                new Batch.Listener() {
                    @Override
                    public Progress started(Job job) {
                        if (!Thread.currentThread().equals(first)) {
                            secondIsThere.countDown();
                            throw new IllegalStateException("no place to show it");
                        }
                        await(secondIsThere);
                        return Progress.NONE;
                    }

                    @Override
                    public void finished(Job job, Transferred result) {}

                    @Override
                    public void failed(Job job, FtpException cause, boolean again) {}
                };
        Batch batch =
                new Batch(
                        () -> FtpClient.connect(server.host(), server.port(), USER, options()),
                        2,
                        0,
                        false,
                        throwing);
        Plan plan = downloads(server, 4);
        assertThatThrownBy(() -> batch.run(plan)).hasMessage("no place to show it");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void many_files_come_over_four_connections() throws Exception {
        ScriptedServer server = serve();
        Plan plan = downloads(server, 40);
        Batch.Report report = batch(server, 4, 0, false).run(plan);
        assertFetched(40);
        assertThat(report.files()).isEqualTo(40);
        assertThat(report.bytes()).isEqualTo(plan.totalBytes());
        assertThat(report.failures()).isEmpty();
        assertThat(server.connections()).isLessThanOrEqualTo(4);
        assertThat(heard).filteredOn(h -> h.startsWith("finished")).hasSize(40);
    }

    @Test
    void there_are_never_more_connections_than_files() throws Exception {
        ScriptedServer server = serve();
        batch(server, 4, 0, false).run(downloads(server, 2));
        assertThat(server.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void an_empty_plan_is_done() throws Exception {
        ScriptedServer server = serve();
        Batch.Report report =
                batch(server, 4, 0, false).run(new Planner(Direction.DOWNLOAD).plan());
        assertThat(report).isEqualTo(new Batch.Report(0, 0, List.of()));
    }

    @Test
    void a_refused_further_connection_is_no_error() throws Exception {
        ScriptedServer server =
                serve(
                        new OnConnection(2, new Greets(Duration.ZERO, List.of("421 Full"), true)),
                        new OnConnection(3, new Answers("PASS", "530 Full")),
                        new OnConnection(4, new Greets(Duration.ZERO, List.of(), true)));
        Batch.Report report = batch(server, 4, 0, false).run(downloads(server, 12));
        assertFetched(12);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void a_server_that_takes_no_connection_at_all_is_an_error() throws Exception {
        ScriptedServer server = serve(Greets.with("421 Full"));
        assertThatThrownBy(() -> batch(server, 4, 3, false).run(downloads(server, 1)))
                .isInstanceOf(FtpException.ConnectFailed.class);
    }

    @Test
    void failed_files_are_named_and_the_others_go_on() throws Exception {
        ScriptedServer server = serve();
        Plan plan = downloads(server, 6);
        Planner planner = new Planner(Direction.DOWNLOAD);
        planner.downloadFile(RemotePath.of("missing"), local.resolve("missing"), -1);
        plan.jobs().forEach(j -> planner.downloadFile(j.remote(), j.local(), j.size()));
        Batch.Report report = batch(server, 1, 2, false).run(planner.plan());
        assertFetched(6);
        assertThat(report.files()).isEqualTo(6);
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().getFirst().job().remote()).hasToString("missing");
        assertThat(report.failures().getFirst().cause()).isInstanceOf(FtpException.Refused.class);
        assertThat(heard).contains("failed missing").doesNotContain("failed missing, again");
    }

    @Test
    void a_broken_download_goes_on_where_it_ended() throws Exception {
        ScriptedServer server = serve(new AtFirst(1, new MovesOnly(12_000, Then.CLOSES)));
        Batch.Report report = batch(server, 1, 1, false).run(downloads(server, 1));
        assertFetched(1);
        assertThat(report.failures()).isEmpty();
        assertThat(server.commands()).contains("REST 12000");
        assertThat(heard)
                .containsExactly("started f0", "failed f0, again", "started f0", "finished f0");
    }

    @Test
    void a_lost_connection_is_replaced_after_it_was_closed() throws Exception {
        ScriptedServer server = serve(new OnConnection(1, new SaysAfter(100, "421 Enough", true)));
        Batch.Report report = batch(server, 1, 1, false).run(downloads(server, 5));
        assertFetched(5);
        assertThat(report.failures()).isEmpty();
        assertThat(server.connections()).isEqualTo(2);
        assertThat(events.stream().map(e -> e.getClass().getSimpleName()))
                .containsSubsequence("Connected", "Disconnected", "Connected", "Disconnected");
    }

    @Test
    void without_retries_the_next_file_still_gets_a_new_connection() throws Exception {
        ScriptedServer server = serve(new OnConnection(1, new SaysAfter(100, "421 Enough", true)));
        Batch.Report report = batch(server, 1, 0, false).run(downloads(server, 3));
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void a_second_attempt_never_takes_the_old_target_for_its_own_work() throws Exception {
        ScriptedServer server =
                serve(
                        new AtFirst(1, new MovesOnly(0, Then.RESETS)),
                        new AtFirst(1, new FinalReply("426 Cut", false)));
        Plan plan = downloads(server, 1);
        Files.write(local.resolve("f0"), bytes(5));
        assertThat(batch(server, 1, 1, false).run(plan).failures()).isEmpty();
        assertFetched(1);

        Files.write(local.resolve("f0"), new byte[20_000]);
        Files.setLastModifiedTime(
                local.resolve("f0"), FileTime.from(ScriptedFiles.THEN.plusSeconds(9)));
        ScriptedServer again = serve(new AtFirst(1, new Answers("RETR", "450 Busy")));
        assertThat(batch(again, 1, 1, false).run(downloads(again, 1)).failures()).isEmpty();
        assertFetched(1);
    }

    @Test
    void a_second_attempt_never_takes_the_servers_old_file_for_its_own_work() throws Exception {
        byte[] fresh = bytes(2_000_000);
        ScriptedServer server =
                serve(
                        new AtFirst(1, new Answers("STOR", "450 Busy")),
                        new AtFirst(1, new MovesOnly(0, Then.RESETS)),
                        new AtFirst(1, new FinalReply("426 Cut", false)));
        server.files().put("a.bin", new byte[fresh.length]);
        assertThat(batch(server, 1, 3, false).run(upload(fresh)).failures()).isEmpty();
        assertThat(server.files().content("a.bin")).hasValue(fresh);
    }

    @Test
    void a_broken_upload_of_a_new_file_goes_on_where_it_ended() throws Exception {
        byte[] fresh = bytes(8_000_000);
        ScriptedServer server =
                serve(
                        new AtFirst(1, new MovesOnly(1_000_000, Then.RESETS)),
                        new AtFirst(1, new FinalReply("426 Cut", false)));
        assertThat(batch(server, 1, 1, false).run(upload(fresh)).failures()).isEmpty();
        assertThat(server.files().content("a.bin")).hasValue(fresh);
        assertThat(server.commands()).contains("REST 1000000");
    }

    @Test
    void resume_leaves_complete_files_alone() throws Exception {
        ScriptedServer server = serve();
        Plan plan = downloads(server, 3);
        batch(server, 1, 0, true).run(plan);
        Batch.Report report = batch(server, 1, 0, true).run(plan);
        assertThat(report.files()).isEqualTo(3);
        assertThat(report.bytes()).isZero();
        assertThat(server.commands()).filteredOn(c -> c.startsWith("RETR")).hasSize(3);
    }

    @Test
    void directories_are_made_on_either_side() throws Exception {
        Files.createDirectories(local.resolve("tree/empty"));
        Files.write(local.resolve("tree/a"), bytes(5));
        ScriptedServer server = serve();
        server.files().directory("up");
        Planner up = new Planner(Direction.UPLOAD);
        up.uploadTree(local.resolve("tree"), RemotePath.of("up"));
        assertThat(batch(server, 2, 0, false).run(up.plan()).failures()).isEmpty();
        assertThat(server.files().isDirectory("up/empty")).isTrue();

        Planner down = new Planner(Direction.DOWNLOAD);
        down.downloadTree(connect(server), RemotePath.of("up"), local.resolve("back"));
        assertThat(batch(server, 2, 0, false).run(down.plan()).failures()).isEmpty();
        assertThat(local.resolve("back/empty")).isDirectory();
        assertThat(local.resolve("back/a")).hasBinaryContent(bytes(5));
    }

    @Test
    void a_directory_that_cannot_be_made_is_an_error_before_any_file() throws Exception {
        Files.createDirectories(local.resolve("tree"));
        ScriptedServer server = serve(new Answers("MKD", "550 No"));
        Planner up = new Planner(Direction.UPLOAD);
        up.uploadTree(local.resolve("tree"), RemotePath.of("up"));
        assertThatThrownBy(() -> batch(server, 2, 0, false).run(up.plan()))
                .isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void an_interrupt_ends_all_connections_before_run_returns() throws Exception {
        ScriptedServer server = serve(new MovesOnly(10, Then.GOES_SILENT));
        Plan plan = downloads(server, 6);
        CountDownLatch running = new CountDownLatch(3);
        Batch batch =
                new Batch(
                        () -> FtpClient.connect(server.host(), server.port(), USER, options()),
                        3,
                        5,
                        false,
                        new Batch.Listener() {
                            @Override
                            public Progress started(Job job) {
                                running.countDown();
                                return Progress.NONE;
                            }

                            @Override
                            public void finished(Job job, Transferred result) {}

                            @Override
                            public void failed(Job job, FtpException cause, boolean again) {
                                heard.add("failed");
                            }
                        });
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                batch.run(plan);
                                end.complete(new AssertionError("no exception"));
                            } catch (Throwable e) {
                                end.complete(e);
                            }
                        });
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(heard).hasSize(3);
    }
}
