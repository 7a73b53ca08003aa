package org.twinport.tests.world;

import org.twinport.client.LocalNames;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trees of files to be sent and compared, by the bytes of their names. */
public final class Tree {

    private Tree() {}

    /** A small tree: folders in folders, an empty folder, an empty file, a name with umlauts. */
    public static Path write(Path root) throws IOException {
        Files.createDirectories(root.resolve("one/two"));
        Files.createDirectories(root.resolve("hollow"));
        Files.write(root.resolve("top.bin"), Content.random(50_000, 1));
        Files.write(root.resolve("empty"), new byte[0]);
        Files.write(root.resolve("one/middle file.bin"), Content.random(20_000, 2));
        Files.write(root.resolve("one/two/deep.bin"), Content.random(300_001, 3));
        Files.write(Names.in(root.resolve("one/two"), "Grüße.bin"), Content.random(999, 4));
        return root;
    }

    /** Every file and folder below {@code root}: path octets to size and hash, or "folder". */
    public static SortedMap<String, String> of(Path root) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        collect(root, "", found);
        return found;
    }

    private static void collect(Path folder, String prefix, SortedMap<String, String> found)
            throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String path = prefix + LocalNames.nameOf(child).octets();
                if (Files.isDirectory(child)) {
                    found.put(path, "folder");
                    collect(child, path + "/", found);
                } else {
                    byte[] bytes = Files.readAllBytes(child);
                    found.put(path, bytes.length + " bytes, hash " + Arrays.hashCode(bytes));
                }
            }
        }
    }
}
