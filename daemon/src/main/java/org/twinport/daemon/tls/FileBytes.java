package org.twinport.daemon.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads small files, and says why one cannot be read; blocks, stateless. */
final class FileBytes {

    /** A chain of ten certificates has 20 KiB; what is larger is something else. */
    private static final int LIMIT = 1 << 20;

    private FileBytes() {}

    static byte[] of(Path file) throws UnusableCertificate {
        if (Files.isDirectory(file)) {
            throw new UnusableCertificate(file, "is a folder; name the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new UnusableCertificate(
                        file, "is larger than 1 MiB, which no certificate or key is");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnusableCertificate(file, reason(e), e);
        }
    }

    /** Why the system refused to open or write a file. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file; check the path";
            case AccessDeniedException _ ->
                    "permission denied for the user "
                            + System.getProperty("user.name", "?")
                            + ", whom this process runs as";
            case FileSystemException f when f.getReason() != null ->
                    "the system says: " + f.getReason();
            default -> "the system says: " + (e.getMessage() == null ? e : e.getMessage());
        };
    }

    /** The first line of a file that holds a password in UTF-8; none if there is no file. */
    static char[] password(Optional<Path> file) throws UnusableCertificate {
        if (file.isEmpty()) {
            return new char[0];
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(of(file.get())));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }
}
