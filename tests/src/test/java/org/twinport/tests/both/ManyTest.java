package org.twinport.tests.both;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.Batch;
import org.twinport.client.FtpClient;
import org.twinport.client.Mode;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.Progress;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Entry;
import org.twinport.server.event.SessionEvent;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.servers.Silent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.OurServer;
import org.twinport.tests.world.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many files and many clients at once. */
@LeavesNothing
@Timeout(120)
class ManyTest {
    @TempDir Path folder;
    private Path root;
    private OurServer server;
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        server =
                OurServer.start(
                        root,
                        storage -> storage,
                        event -> {
                            if (!(event instanceof SessionEvent.CommandRead)
                                    && !(event instanceof SessionEvent.Replied)) {
                                events.add(event);
                            }
                        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void two_thousand_small_files_go_up_and_down_over_eight_connections() throws Exception {
        Path tree = folder.resolve("tree");
        for (int i = 0; i < 2_000; i++) {
            Path sub = Files.createDirectories(tree.resolve("folder" + i % 20));
            Files.write(sub.resolve("file" + i), Content.random(i % 700, i));
        }
        Planner up = new Planner(Plan.Direction.UPLOAD);
        up.uploadTree(tree, RemotePath.of("tree"));
        run(up.plan());
        assertThat(Tree.of(root.resolve("tree"))).isEqualTo(Tree.of(tree));

        Planner down = new Planner(Plan.Direction.DOWNLOAD);
        Path copy = folder.resolve("copy");
        try (FtpClient ftp = Ours.connect(server, Mode.AUTO)) {
            down.downloadTree(ftp, RemotePath.of("tree"), copy);
        }
        run(down.plan());
        assertThat(Tree.of(copy)).isEqualTo(Tree.of(tree));
    }

    private void run(Plan plan) throws Exception {
        Batch batch =
                new Batch(() -> Ours.connect(server, Mode.AUTO), 8, 0, false, Silent.LISTENER);
        Batch.Report report = batch.run(plan);
        assertThat(report.failures()).isEmpty();
        assertThat(report.files()).isEqualTo(2_000);
    }

    @Test
    void twenty_clients_transfer_in_active_mode_at_once() throws Exception {
        byte[] bytes = Content.random(2_000_000, 1);
        Files.write(root.resolve("there.bin"), bytes);
        CountDownLatch all = new CountDownLatch(20);
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Path local = folder.resolve("local" + i);
            clients.add(() -> {
                try (FtpClient ftp = Ours.connect(server, Mode.ACTIVE)) {
                    all.countDown();
                    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
                    ftp.download(RemotePath.of("there.bin"), local, false, Progress.NONE);
                    assertThat(local).hasBinaryContent(bytes);
                    ftp.upload(
                            local, RemotePath.of(local.getFileName() + ""), false, Progress.NONE);
                }
                return null;
            });
        }
        allSucceed(clients);
        assertThat(transfers()).hasSize(40).allMatch(SessionEvent.Transferred::complete);
        assertThat(events)
                .filteredOn(SessionEvent.DataOpened.class::isInstance)
                .hasSize(40)
                .allMatch(event -> ((SessionEvent.DataOpened) event).active());
        assertThat(root.resolve("local19")).hasBinaryContent(bytes);
    }

    private List<SessionEvent.Transferred> transfers() {
        return events.stream()
                .filter(SessionEvent.Transferred.class::isInstance)
                .map(SessionEvent.Transferred.class::cast)
                .toList();
    }

    private static void allSucceed(List<Callable<Void>> work) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : pool.invokeAll(work)) {
                each.get();
            }
        }
    }

    @Test
    void two_hundred_sessions_list_fetch_and_store_in_all_modes() throws Exception {
        byte[] bytes = Content.random(200_000, 2);
        Files.write(root.resolve("there.bin"), bytes);
        CountDownLatch all = new CountDownLatch(200);
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            clients.add(() -> session(number, all, bytes));
        }
        allSucceed(clients);
        assertThat(transfers()).hasSize(400).allMatch(SessionEvent.Transferred::complete);
        for (int i = 0; i < 200; i++) {
            assertThat(root.resolve("stored" + i)).hasBinaryContent(bytes);
        }
    }

    private Void session(int number, CountDownLatch all, byte[] bytes) throws Exception {
        Mode mode = Mode.values()[number % Mode.values().length];
        Path local = folder.resolve("fetched" + number);
        try (FtpClient ftp = Ours.connect(server, mode)) {
            all.countDown();
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
                assertThat(entries.map(e -> e.name().text())).contains("there.bin");
            }
            ftp.download(RemotePath.of("there.bin"), local, false, Progress.NONE);
            assertThat(local).hasBinaryContent(bytes);
            ftp.upload(local, RemotePath.of("stored" + number), false, Progress.NONE);
        }
        return null;
    }
}
