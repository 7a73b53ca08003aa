package org.twinport.daemon.preflight.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs programs that only look, each with a deadline and all within a budget; used by one thread.
 *
 * <p>What they print goes to files, so that none blocks on a pipe and no thread is needed.
 */
final class Commands {

    /** Administration programs live outside the PATH of many users. */
    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin");

    /** What programs say to users without a right. */
    private static final List<String> FORBIDDEN =
            List.of("permi", "denied", "root", "authoriz", "privilege");

    private final Duration each;
    private final long end;
    private final Predicate<String> wanted;

    private Commands(Duration each, Duration all, Predicate<String> wanted) {
        this.each = each;
        this.end = System.nanoTime() + all.toNanos();
        this.wanted = wanted;
    }

    /** All programs, for a person who waits. */
    static Commands patient() {
        return new Commands(Duration.ofSeconds(5), Duration.ofSeconds(20), _ -> true);
    }

    /** The one program that is quick and tells most, for a server that is about to start. */
    static Commands quick() {
        return new Commands(Duration.ofMillis(250), Duration.ofMillis(300), "nft"::equals);
    }

    boolean isPatient() {
        return wanted.test("");
    }

    /** What a program prints; unknown if it is missing, fails or does not end in time. */
    Fact<String> run(String program, String... arguments) {
        if (!wanted.test(program)) {
            return Fact.unknown("there was no time to ask " + program);
        }
        Optional<Path> found = find(program);
        if (found.isEmpty()) {
            return Fact.unknown("the program '" + program + "' is not installed");
        }
        try {
            return run(program, found.get(), arguments);
        } catch (IOException e) {
            return Fact.unknown(program + " cannot be run: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Fact.unknown("waiting for " + program + " was interrupted");
        }
    }

    private static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(":", -1)), FOLDERS.stream())
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Fact<String> run(String program, Path file, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("twinport", ".out");
        Path err = Files.createTempFile("twinport", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Stream.concat(Stream.of(file.toString()), Stream.of(arguments))
                                    .toList());
            builder.environment().put("LC_ALL", "C");
            builder.redirectInput(Path.of("/dev/null").toFile());
            java.lang.Process process =
                    builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            return result(program, process, out, err);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private Fact<String> result(String program, java.lang.Process process, Path out, Path err)
            throws IOException, InterruptedException {
        long left = Math.min(each.toNanos(), end - System.nanoTime());
        if (!process.waitFor(Math.max(left, 1), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            return Fact.unknown(program + " did not answer in time");
        }
        if (process.exitValue() == 0) {
            return Fact.of(text(out));
        }
        String said = (text(err) + text(out)).lines().findFirst().orElse("it failed");
        String lower = said.toLowerCase(Locale.ROOT);
        boolean right = FORBIDDEN.stream().anyMatch(lower::contains);
        return Fact.unknown(
                "%s says: %s%s".formatted(program, said.strip(), right ? "; root may see it" : ""));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
