package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.storage.Listing;
import org.twinport.storage.Storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Big folders. */
class LocalListingTest {
    private static final int MANY = 100_000;

    @TempDir Path root;

    @Test
    @Timeout(120)
    void a_folder_of_100000_entries_is_listed_in_little_memory() throws Exception {
        fill(MANY);
        List<String> small = List.of("-Xmx16m", "-XX:+UseSerialGC");
        try (ChildJvm child = ChildJvm.start(LocalListingTest.class, Map.of(), small, root)) {
            assertThat(child.finish()).endsWith("entries: " + MANY);
        }
    }

    /** Runs in a Java machine of its own, with a heap that could not hold the listing. */
    public static void main(String[] args) throws Exception {
        Storage storage = new LocalStorage(Path.of(args[0]), LocalRules.of("user", "server"));
        try (Listing listing = storage.list(path("/"))) {
            System.out.println("entries: " + count(listing));
        }
    }

    private static int count(Listing listing) throws Exception {
        int n = 0;
        while (listing.next() != null) {
            n++;
        }
        return n;
    }

    @Test
    void the_first_entry_is_there_before_the_last_is_looked_at() throws Exception {
        fill(3000);
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));
        try (Listing listing = storage.list(path("/"))) {
            assertThat(listing.next()).isNotNull();
            empty();
            assertThat(count(listing)).isZero();
        }
    }

    private void fill(int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Files.createFile(root.resolve("a file with a name of some length, number " + i));
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            for (Path p : all.toList()) {
                Files.delete(p);
            }
        }
    }
}
