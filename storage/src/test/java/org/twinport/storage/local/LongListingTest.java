package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.Listing;
import org.twinport.storage.Storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Folders long enough for several threads. */
@Timeout(60)
class LongListingTest {
    private static final int FILES = 7_000;

    @TempDir Path root;
    private Storage storage;

    @BeforeEach
    void fill() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Path file = root.resolve("file-" + i);
            switch (i % 100) {
                case 0 -> Files.createDirectory(file);
                case 1 -> Files.createSymbolicLink(file, Path.of("file-" + (i + 1)));
                default -> Files.write(file, new byte[i % 10]);
            }
        }
        storage = new LocalStorage(root, LocalRules.of("user", "server"));
    }

    @Test
    void each_entry_comes_once_in_the_order_of_the_folder_and_is_what_it_is() throws Exception {
        List<Entry> found = all();

        assertThat(found).extracting(e -> e.name().text()).isEqualTo(namesInOrder());
        for (Entry entry : found) {
            int number = Integer.parseInt(entry.name().text().substring(5));
            switch (number % 100) {
                case 0 -> assertThat(entry.isDirectory()).isTrue();
                case 1 -> assertThat(entry.linkTarget()).isEqualTo("file-" + (number + 1));
                default -> assertThat(entry.size()).isEqualTo(number % 10);
            }
            if (number % 100 != 1) {
                assertThat(entry).isEqualTo(storage.stat(path("/" + entry.name().text())));
            }
        }
    }

    @Test
    void what_goes_away_meanwhile_is_left_out_and_the_rest_is_complete() throws Exception {
        Set<String> kept = new HashSet<>();
        Set<String> found = new HashSet<>();
        try (Listing listing = storage.list(path("/"))) {
            for (int i = 0; i < 1_000; i++) {
                found.add(Objects.requireNonNull(listing.next()).name().text());
            }
            for (int i = 2; i < FILES; i++) {
                String name = "file-" + i;
                if (i % 2 == 1 || i % 100 == 0) {
                    kept.add(name);
                } else {
                    Files.delete(root.resolve(name));
                }
            }
            for (Entry entry = listing.next(); entry != null; entry = listing.next()) {
                assertThat(found.add(entry.name().text())).isTrue();
            }
        }
        assertThat(found).containsAll(kept);
    }

    @Test
    void a_listing_that_is_given_up_leaves_nothing_open() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Listing listing = storage.list(path("/"))) {
                for (int n = 0; n < 600; n++) {
                    assertThat(listing.next()).isNotNull();
                }
            }
        }
        while (isOpen()) {
            // The helpers finish what they have begun with.
            Thread.yield();
        }
    }

    @Test
    void several_at_once_do_not_disturb_each_other() throws Exception {
        List<String> expected = namesInOrder();
        List<Thread> threads = new ArrayList<>();
        List<List<Entry>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Entry> result = new ArrayList<>();
            results.add(result);
            threads.add(Thread.ofVirtual().start(() -> addAll(result)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (List<Entry> result : results) {
            assertThat(result).extracting(e -> e.name().text()).isEqualTo(expected);
        }
    }

    private void addAll(List<Entry> target) {
        try {
            target.addAll(all());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Entry> all() throws Exception {
        List<Entry> found = new ArrayList<>();
        try (Listing listing = storage.list(path("/"))) {
            for (Entry entry = listing.next(); entry != null; entry = listing.next()) {
                found.add(entry);
            }
        }
        return found;
    }

    private List<String> namesInOrder() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            entries.forEach(p -> names.add(p.getFileName().toString()));
        }
        return names;
    }

    private boolean isOpen() throws IOException {
        Path folder = root.toRealPath();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(p -> Files.exists(p, LinkOption.NOFOLLOW_LINKS))
                    .anyMatch(p -> leadsTo(folder, p));
        }
    }

    private static boolean leadsTo(Path folder, Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (IOException _) {
            return false;
        }
    }
}
