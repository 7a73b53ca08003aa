package org.twinport.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks past the storage for what it hides; runs on the test's thread. */
final class HiddenFilesOnDisk {
    private HiddenFilesOnDisk() {}

    /** Everything hidden in a directory and below. */
    static List<Path> in(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> p.getFileName().toString().startsWith(".twinport-")).toList();
        }
    }
}
