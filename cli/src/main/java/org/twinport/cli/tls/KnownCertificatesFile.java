package org.twinport.cli.tls;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.KnownCertificates;
import org.twinport.net.tls.Fingerprint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that were accepted on first use, one line {@code host:port SHA256} each; for the
 * threads of many processes. Readers see the file as it was before or after a change: it is
 * replaced, never written into.
 */
public final class KnownCertificatesFile implements KnownCertificates {

    private final Path file;

    public KnownCertificatesFile(Path file) {
        this.file = file;
    }

    /**
     * The user's own, below {@code XDG_CONFIG_HOME} or {@code ~/.config}.
     *
     * @param environment the process's variables
     */
    public static KnownCertificatesFile ofUser(Map<String, String> environment) {
        Path configured = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        // The XDG specification has relative paths ignored.
        Path folder = configured.isAbsolute() ? configured : Path.of(home, ".config");
        return new KnownCertificatesFile(folder.resolve("twinport").resolve("known-certificates"));
    }

    @Override
    public Optional<String> fingerprintOf(String host, int port) throws IOException {
        List<String> lines = lines();
        int at = indexOf(lines, host, port);
        return at < 0 ? Optional.empty() : Optional.of(fingerprint(lines, at));
    }

    /**
     * One thread at a time: a thread that closes the lock file would let go of what another thread
     * of this process has locked meanwhile.
     */
    @Override
    public synchronized String remember(String host, int port, String fingerprint)
            throws IOException {
        try {
            ReplacedFile target = ReplacedFile.prepare(file);
            try (FileTurn _ = FileTurn.take(target.lock())) {
                List<String> lines = lines();
                int at = indexOf(lines, host, port);
                if (at >= 0) {
                    return fingerprint(lines, at);
                }
                lines.add(name(host, port) + " " + fingerprint);
                target.replace(String.join("\n", lines) + "\n");
                return fingerprint;
            }
        } catch (Unusable known) {
            throw known;
        } catch (IOException refused) {
            throw new Unusable(
                    "%s cannot be written: %s".formatted(file, reason(refused)), refused);
        }
    }

    @Override
    public String place(String host, int port) throws IOException {
        return "line %d of %s".formatted(indexOf(lines(), host, port) + 1, file);
    }

    private List<String> lines() throws IOException {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (NoSuchFileException none) {
            return new ArrayList<>();
        } catch (IOException refused) {
            throw new Unusable("%s cannot be read: %s".formatted(file, reason(refused)), refused);
        }
    }

    private static int indexOf(List<String> lines, String host, int port) {
        String begin = name(host, port) + " ";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().toLowerCase(Locale.ROOT).startsWith(begin)) {
                return i;
            }
        }
        return -1;
    }

    private String fingerprint(List<String> lines, int at) throws IOException {
        String line = lines.get(at).strip();
        String text = line.substring(line.indexOf(' ')).strip();
        if (!Fingerprint.isOne(text)) {
            throw new Unusable(
                    "line %d of %s holds no SHA-256 fingerprint".formatted(at + 1, file), null);
        }
        return text;
    }

    private static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return (lower.contains(":") ? "[" + lower + "]" : lower) + ":" + port;
    }

    private static String reason(IOException refused) {
        return refused instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(refused.getMessage());
    }

    /** What is wrong is said already. */
    private static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        Unusable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
