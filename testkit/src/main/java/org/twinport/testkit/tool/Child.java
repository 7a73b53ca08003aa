package org.twinport.testkit.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A running program; used by the thread that started it, needs none of its own.
 *
 * <p>Its output goes to files, so that no thread has to drain pipes and a program that nobody reads
 * from never blocks. Closing kills it with everything it has started and removes its files.
 */
public final class Child implements AutoCloseable {
    private static final Duration DEATH = Duration.ofSeconds(10);
    private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();

    private final Tool tool;
    private final ScratchFolder scratch;
    private final Process process;

    private Child(Tool tool, ScratchFolder scratch, Process process) {
        this.tool = tool;
        this.scratch = scratch;
        this.process = process;
    }

    static Child start(Tool tool) {
        ScratchFolder scratch = ScratchFolder.create("twinport-tool");
        try {
            Path input = Files.writeString(scratch.path().resolve("in"), tool.input());
            Path home = Files.createDirectory(scratch.path().resolve("home"));
            ProcessBuilder builder =
                    new ProcessBuilder(tool.argv())
                            .directory(tool.directory().orElse(home).toFile())
                            .redirectInput(input.toFile())
                            .redirectOutput(scratch.path().resolve("out").toFile())
                            .redirectError(scratch.path().resolve("err").toFile());
            // The home of whoever runs the tests may hold a .netrc or .lftprc that changes results.
            builder.environment().put("HOME", home.toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(tool.environment());
            return new Child(tool, scratch, builder.start());
        } catch (IOException e) {
            scratch.close();
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its standard output so far. */
    public String output() {
        return read("out");
    }

    /** Its standard error so far. */
    public String errors() {
        return read("err");
    }

    /**
     * Waits until its standard output satisfies a condition and returns the output.
     *
     * @throws DeadlineExceeded if that does not happen in time, or it ended without
     */
    public String awaitOutput(Predicate<String> condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        while (true) {
            String text = output();
            if (condition.test(text)) {
                return text;
            }
            if (ended || System.nanoTime() - end > 0) {
                String what = ended ? "ended" : "did not say it within " + limit;
                throw new DeadlineExceeded(what + ": " + resultSoFar(-1));
            }
            ended = waitFor(Duration.ofNanos(TICK_NANOS));
        }
    }

    /**
     * Waits for its end.
     *
     * @throws DeadlineExceeded if it is still running then; it keeps running until closed
     */
    public ToolResult await(Duration limit) {
        if (!waitFor(limit)) {
            throw new DeadlineExceeded("still running after " + limit + ": " + resultSoFar(-1));
        }
        return resultSoFar(process.exitValue());
    }

    /** Asks it to end (SIGTERM) without waiting. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        List<ProcessHandle> family =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(Child::awaitDeath);
        scratch.close();
    }

    private static void awaitDeath(ProcessHandle handle) {
        long end = System.nanoTime() + DEATH.toNanos();
        while (Tools.isRunning(handle) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TICK_NANOS);
        }
        if (Tools.isRunning(handle)) {
            throw new AssertionError("process " + handle.pid() + " survived SIGKILL");
        }
    }

    private boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadlineExceeded("interrupted while waiting for " + tool.argv().getFirst());
        }
    }

    private ToolResult resultSoFar(int exitCode) {
        return new ToolResult(tool.argv(), exitCode, output(), errors());
    }

    private String read(String name) {
        try {
            byte[] bytes = Files.readAllBytes(scratch.path().resolve(name));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
