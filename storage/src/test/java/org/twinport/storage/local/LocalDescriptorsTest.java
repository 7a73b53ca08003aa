package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.entries;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.storage.Sink;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Every file and directory that is opened is closed again, whether it went well or not. */
class LocalDescriptorsTest {
    private static final int ROUNDS = 30;

    @TempDir Path root;

    @ParameterizedTest
    @EnumSource
    void nothing_stays_open(UploadPolicy policy) throws Exception {
        Storage storage =
                new LocalStorage(
                        root, LocalRules.of("user", "server").withUploads(policy).withFsync(true));
        Files.createDirectories(root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("a/b"));
        Files.createSymbolicLink(root.resolve("out"), Path.of("/"));
        succeed(storage);
        fail(storage);
        long before = open();

        for (int i = 0; i < ROUNDS; i++) {
            succeed(storage);
            fail(storage);
        }

        assertThat(open()).isEqualTo(before);
    }

    private static void succeed(Storage storage) throws Exception {
        put(storage, "/link/f", "x");
        put(storage, "/link/f", new WriteMode.ResumeAt(1), "x");
        breakOff(storage, "/a/g", "x");
        put(storage, "/a/g", "x");
        try (Sink sink = storage.writeUnique(path("/a/f"))) {
            sink.commit();
        }
        get(storage, "/a/b/f");
        entries(storage, "/link");
        storage.stat(path("/link/f"));
        storage.setModified(path("/link/f"), Instant.EPOCH);
        storage.setMode(path("/link"), 0755);
        storage.makeDirectory(path("/link/d"));
        storage.rename(path("/link/d"), path("/link/e"));
        storage.removeDirectory(path("/link/e"));
        storage.delete(path("/a/f"));
        storage.delete(path("/a/g"));
        ((LocalStorage) storage).sweep();
    }

    /** Something that cannot be done. */
    @FunctionalInterface
    private interface Act {
        void run() throws StorageException;
    }

    private static void fail(Storage storage) {
        List<Act> acts =
                List.of(
                        () -> storage.read(path("/link/f"), 100),
                        () -> storage.read(path("/out/f"), 0),
                        () -> storage.read(path("/a/b"), 0),
                        () -> storage.list(path("/a/b/f")),
                        () -> storage.list(path("/out")),
                        () -> storage.stat(path("/a/b/no")),
                        () -> storage.write(path("/a/b/f"), new WriteMode.ResumeAt(100)),
                        () -> storage.write(path("/a/b/no"), new WriteMode.ResumeAt(1)),
                        () -> storage.write(path("/a"), new WriteMode.Replace()),
                        () -> storage.write(path("/out"), new WriteMode.Replace()),
                        () -> storage.writeUnique(path("/no/f")),
                        () -> storage.makeDirectory(path("/a/b")),
                        () -> storage.removeDirectory(path("/a")),
                        () -> storage.delete(path("/a")),
                        () -> storage.rename(path("/a"), path("/link")),
                        () -> storage.rename(path("/a/b/f"), path("/no/f")),
                        () -> storage.setMode(path("/out"), 0777));
        for (Act act : acts) {
            assertThatExceptionOfType(StorageException.class).isThrownBy(act::run);
        }
    }

    @Test
    void an_upload_in_progress_holds_its_file_and_its_folder() throws Exception {
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));
        put(storage, "/warm", "x");
        long before = open();
        try (Sink _ = storage.write(path("/a"), new WriteMode.Replace())) {
            // The JDK alone needs a second one for the folder.
            assertThat(open() - before).isEqualTo(LinuxTree.isUsable() ? 2 : 3);
        }
        assertThat(open()).isEqualTo(before);
    }

    /** Descriptors of this process that lead below the root. */
    private long open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(p -> Files.exists(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(this::leadsBelowRoot)
                    .count();
        }
    }

    private boolean leadsBelowRoot(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(root.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }
}
