package org.twinport.cli.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of the user's alone that is only ever replaced as a whole; used by one thread.
 *
 * @param path where it really is: a link to it stays one
 */
record ReplacedFile(Path path) {

    /** Makes the folders above, for this user alone. */
    static ReplacedFile prepare(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        return new ReplacedFile(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
    }

    /** What whoever changes it has to hold. */
    Path lock() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    /** Replaces what it holds; a crash leaves the old or the new. */
    void replace(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        // Temporary files are readable for their owner only.
        Path next = Files.createTempFile(folder, "." + path.getFileName(), ".new");
        boolean success = false;
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            success = true;
        } finally {
            if (!success) {
                Files.deleteIfExists(next);
            }
        }
    }
}
