package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** A server process that is killed in the middle of uploads, and another that looks on. */
class LocalKillTest {
    private static final String READY = "all uploads are under way";
    private static final String WHOLE = "0123456789".repeat(50_000);
    private static final int UPLOADS = 50;

    @TempDir Path root;

    private LocalStorage open() throws Exception {
        return new LocalStorage(root, LocalRules.of("user", "server"));
    }

    private ChildJvm startUploads() throws Exception {
        ChildJvm child = ChildJvm.start(LocalKillTest.class, Map.of(), List.of(), root);
        child.await(READY);
        return child;
    }

    /** The process that is killed: commits some uploads, and holds the others open for ever. */
    public static void main(String[] args) throws Exception {
        LocalStorage storage = new LocalStorage(Path.of(args[0]), LocalRules.of("user", "server"));
        // Held to the end: a file that nobody refers to any more is closed by the collector.
        List<Sink> open = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            put(storage, "/done" + i, WHOLE);
            Sink part = storage.write(path("/part" + i), new WriteMode.Replace());
            part.write(bytes(WHOLE.substring(0, 1000 * (i + 1))));
            open.add(part);
        }
        Sink copy = storage.write(path("/done0"), new WriteMode.ResumeAt(10));
        Sink unique = storage.writeUnique(path("/unique"));
        unique.write(bytes("x"));
        copy.write(bytes("x"));
        open.addAll(List.of(copy, unique));
        System.out.println(READY);
        new CountDownLatch(1).await();
        Reference.reachabilityFence(open);
    }

    @Test
    @Timeout(120)
    void after_a_kill_every_committed_file_is_whole_and_every_part_resumable() throws Exception {
        try (ChildJvm child = startUploads()) {
            child.kill();
        }
        assertThat(HiddenFilesOnDisk.in(root)).hasSize(UPLOADS + 2);

        LocalStorage restarted = open();
        restarted.sweep();

        assertThat(HiddenFilesOnDisk.in(root)).hasSize(UPLOADS);
        assertThat(names(restarted, "/"))
                .containsExactlyElementsOf(
                        IntStream.range(0, UPLOADS).mapToObj(i -> "done" + i).sorted().toList());
        for (int i = 0; i < UPLOADS; i++) {
            assertThat(get(restarted, "/done" + i)).isEqualTo(WHOLE);
            int there = (int) restarted.stat(path("/part" + i)).size();
            assertThat(there).isEqualTo(1000 * (i + 1));
            put(restarted, "/part" + i, new WriteMode.ResumeAt(there), WHOLE.substring(there));
            assertThat(get(restarted, "/part" + i)).isEqualTo(WHOLE);
        }
        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }

    @Test
    @Timeout(120)
    void while_it_lives_another_process_leaves_its_uploads_alone() throws Exception {
        try (ChildJvm child = startUploads()) {
            LocalStorage looker = open();
            looker.sweep();
            assertThat(HiddenFilesOnDisk.in(root)).hasSize(UPLOADS + 2);
            assertRefused(
                    Reason.BUSY, () -> looker.write(path("/part3"), new WriteMode.ResumeAt(10)));
            assertRefused(Reason.BUSY, () -> looker.delete(path("/part3")));
            try (Sink unique = looker.writeUnique(path("/unique"))) {
                assertThat(unique.path()).isEqualTo(path("/unique.1"));
            }
            put(looker, "/part3", "another upload");
            assertThat(HiddenFilesOnDisk.in(root)).hasSize(UPLOADS + 2);
            child.kill();
        }
        assertThat(Files.readString(root.resolve("part3"))).isEqualTo("another upload");
        assertThat(open().stat(path("/part4")).size()).isEqualTo(5000);
    }
}
