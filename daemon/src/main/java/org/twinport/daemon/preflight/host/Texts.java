package org.twinport.daemon.preflight.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Small files of the kernel; stateless. */
final class Texts {

    private Texts() {}

    /** What a file says. */
    static Fact<String> of(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return Fact.of(all(in));
        } catch (NoSuchFileException _) {
            return Fact.unknown("there is no " + file);
        } catch (AccessDeniedException _) {
            return Fact.unknown("only root can read " + file);
        } catch (IOException e) {
            return Fact.unknown(file + " cannot be read: " + e.getMessage());
        }
    }

    /** A number of /proc/sys is told to the first read only, so that must be one of many bytes. */
    private static String all(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
            bytes.write(buffer, 0, count);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** What stands behind a word at the beginning of a line. */
    static Optional<String> line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst();
    }

    static Optional<Integer> number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
