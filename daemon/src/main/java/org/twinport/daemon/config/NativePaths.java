package org.twinport.daemon.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths from text, also where the locale does not know the letters; pure. */
final class NativePaths {

    private NativePaths() {}

    /** The absolute path, or empty if no file can have it. */
    static Optional<Path> parse(String text, Path base) {
        if (text.isEmpty() || text.indexOf(0) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(base.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            // Under LANG=C the JDK refuses letters beyond ASCII, but not their bytes in a URI.
            return Optional.of(byUri(text, base));
        }
    }

    static Path byUri(String text, Path base) {
        String start = text.startsWith("/") ? "" : base.toAbsolutePath().toUri().getRawPath() + "/";
        return Path.of(URI.create("file://" + start + escaped(text))).normalize();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z');
            out.append(plain ? String.valueOf((char) b) : "%%%02x".formatted(b & 0xff));
        }
        return out.toString();
    }
}
