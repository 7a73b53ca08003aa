package org.twinport.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Keeps a generated password where only this user can read it; pure but for that file. */
final class PasswordFile {

    private PasswordFile() {}

    /**
     * Writes a new file of mode 0600.
     *
     * @param folder where; empty for the folder of temporary files
     */
    static Path write(Optional<Path> folder, int port, String password) throws IOException {
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        String name = "twinport-" + port + ".password";
        Path file;
        if (folder.isPresent()) {
            file = folder.get().resolve(name);
            Files.deleteIfExists(file);
        } else {
            file = Files.createTempDirectory("twinport-").resolve(name);
        }
        Set<StandardOpenOption> how =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (ByteChannel out = Files.newByteChannel(file, how, mode)) {
            out.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        return file;
    }

    /** Removes the file, and the folder if it was made for it. */
    static void delete(Path file, Optional<Path> folder) {
        try {
            Files.deleteIfExists(file);
            if (folder.isEmpty()) {
                Files.deleteIfExists(file.toAbsolutePath().getParent());
            }
        } catch (IOException _) {
            // Of no use any more: the password died with the server.
        }
    }
}
