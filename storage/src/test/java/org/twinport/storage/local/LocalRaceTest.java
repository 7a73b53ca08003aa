package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.entries;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Somebody with a shell swaps a directory for a link to the outside while others work in it. */
class LocalRaceTest {
    private static final int ROUNDS = 3000;

    /** As many as it took to catch a walk that followed links, every time it was tried. */
    private static final int ROUNDS_ALONE = 100_000;

    @TempDir Path temp;

    private Path root;
    private Path outside;
    private final AtomicBoolean stop = new AtomicBoolean();

    @BeforeEach
    void lay() throws Exception {
        root = Files.createDirectories(temp.resolve("root"));
        outside = Files.createDirectories(temp.resolve("outside"));
        for (Path directory : List.of(Files.createDirectories(root.resolve("d")), outside)) {
            Files.writeString(directory.resolve("secret"), directory.getFileName().toString());
            Files.createDirectory(directory.resolve("sub"));
        }
        Files.createSymbolicLink(root.resolve("other"), outside);
        Files.createSymbolicLink(root.resolve("via"), Path.of("d"));
    }

    /** One thing that a session does. */
    @FunctionalInterface
    private interface Act {
        void run(int round) throws Exception;
    }

    @Test
    @Timeout(120)
    void nothing_outside_is_ever_touched_or_shown() throws Exception {
        race(this::swapDirectories, acts(storage(UploadPolicy.RESUMABLE)), ROUNDS);
    }

    @Test
    @Timeout(120)
    void a_directory_that_becomes_a_link_is_not_entered() throws Exception {
        Storage storage = storage(UploadPolicy.RESUMABLE);
        race(
                this::swapDirectories,
                List.of(_ -> assertThat(get(storage, "/d/secret")).isEqualTo("d")),
                ROUNDS_ALONE);
    }

    @Test
    @Timeout(120)
    void a_file_that_becomes_a_link_is_neither_read_nor_written() throws Exception {
        Storage storage = storage(UploadPolicy.IN_PLACE);
        race(
                this::swapFiles,
                List.of(
                        _ -> assertThat(get(storage, "/file")).isIn("d", ""),
                        _ -> put(storage, "/file", new WriteMode.Replace(), "d"),
                        _ -> storage.setMode(path("/file"), 0666)),
                ROUNDS_ALONE / 5);
    }

    private Storage storage(UploadPolicy policy) throws StorageException {
        return new LocalStorage(root, LocalRules.of("user", "server").withUploads(policy));
    }

    private void race(Callable<?> swap, List<Act> acts, int rounds) throws Exception {
        Map<String, String> before = snapshot();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Integer> swaps = threads.submit(() -> repeatUntilStopped(swap));
            List<Future<Integer>> sessions =
                    acts.stream().map(act -> threads.submit(() -> repeat(act, rounds))).toList();
            try {
                for (Future<Integer> session : sessions) {
                    session.get();
                }
            } finally {
                stop.set(true);
            }
            assertThat(swaps.get()).isPositive();
        }
        assertThat(snapshot()).isEqualTo(before);
    }

    private int repeatUntilStopped(Callable<?> swap) throws Exception {
        int swaps = 0;
        while (!stop.get()) {
            swap.call();
            swaps++;
        }
        return swaps;
    }

    private List<Act> acts(Storage storage) {
        return List.of(
                _ -> assertThat(get(storage, "/d/secret")).isEqualTo("d"),
                _ -> assertThat(get(storage, "/via/secret")).isEqualTo("d"),
                i -> put(storage, "/d/new" + i % 5, "x"),
                i -> put(storage, "/via/link" + i % 5, "x"),
                _ -> breakOff(storage, "/d/part", "x"),
                i -> storage.makeDirectory(path("/d/dir" + i)),
                i -> storage.makeDirectory(path("/via/sub/dir" + i)),
                _ -> storage.setMode(path("/d/secret"), 0640),
                _ -> storage.setModified(path("/d/secret"), Instant.EPOCH),
                i -> storage.rename(path("/d/new" + i % 5), path("/d/moved")),
                i -> storage.rename(path("/d/link" + i % 5), path("/moved")),
                _ -> storage.delete(path("/d/moved")),
                _ -> entries(storage, "/d/sub"),
                _ -> storage.stat(path("/d/secret")));
    }

    private static int repeat(Act act, int rounds) throws Exception {
        int done = 0;
        for (int i = 0; i < rounds; i++) {
            try {
                act.run(i);
                done++;
            } catch (StorageException _) {
                // Refusing is right while the path leads out.
            }
        }
        return done;
    }

    private Path swapDirectories() throws IOException {
        Path directory = root.resolve("d");
        Path aside = root.resolve("aside");
        Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(root.resolve("other"), directory, StandardCopyOption.ATOMIC_MOVE);
        Files.move(directory, root.resolve("other"), StandardCopyOption.ATOMIC_MOVE);
        return Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path swapFiles() throws IOException {
        Path file = root.resolve("file");
        Path plain = Files.writeString(root.resolve("plain"), "d");
        Path link = Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));
        Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
        return Files.move(plain, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, String> snapshot() throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(outside)) {
            for (Path p : paths.toList()) {
                Map<String, Object> facts =
                        Files.readAttributes(
                                p, "unix:ino,mode,ctime,size", LinkOption.NOFOLLOW_LINKS);
                all.put(p.toString(), new TreeMap<>(facts).toString());
            }
        }
        return all;
    }
}
