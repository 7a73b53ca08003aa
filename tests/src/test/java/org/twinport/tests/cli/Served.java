package org.twinport.tests.cli;

import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code twinport serve} as a process on 127.0.0.1, serving a folder; ends with {@link #close}. */
final class Served implements AutoCloseable {
    static final String USER = "joe";
    static final String PASSWORD = "Secret-7-of-joe";

    private static final String STARTED = "SIGTERM stops the server.";
    private static final Pattern URL = Pattern.compile("ftp(?:es)?://127\\.0\\.0\\.1:(\\d+)/");

    private static final long TICK_NANOS = 10_000_000;

    private final ScratchFolder scratch;
    private final Child child;
    private final int port;

    private Served(ScratchFolder scratch, Child child) {
        this.scratch = scratch;
        this.child = child;
        String panel = child.awaitOutput(text -> text.contains(STARTED), Cli.PATIENCE);
        Matcher url = URL.matcher(panel);
        if (!url.find()) {
            throw new AssertionError("no URL: " + panel);
        }
        this.port = Integer.parseInt(url.group(1));
    }

    /** With the user {@link #USER}. */
    static Served start(String... options) {
        return startBare(
                Stream.concat(Stream.of("--user", USER + ":" + PASSWORD), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** With these options, a free port and an empty folder only. */
    static Served startBare(String... options) {
        ScratchFolder scratch = ScratchFolder.create("twinport-cli");
        try {
            Path root = Files.createDirectory(scratch.path().resolve("root"));
            Tool tool =
                    Cli.bare("serve", "--listen", "127.0.0.1:0", "--root", root.toString())
                            .with(options)
                            .env(environment(scratch.path()));
            return new Served(scratch, tool.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its socket, its password file and its certificate are. */
    static Map<String, String> environment(Path runtime) {
        return Map.of(
                "XDG_RUNTIME_DIR",
                runtime.toString(),
                "STATE_DIRECTORY",
                runtime.resolve("state").toString());
    }

    Map<String, String> environment() {
        return environment(scratch.path());
    }

    Path root() {
        return scratch.path().resolve("root");
    }

    int port() {
        return port;
    }

    long pid() {
        return child.pid();
    }

    List<String> panel() {
        return child.output().lines().toList();
    }

    String log() {
        return child.errors();
    }

    /** Waits until its log has this. */
    void awaitLog(String text) {
        long end = System.nanoTime() + Cli.PATIENCE.toNanos();
        while (!log().contains(text)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not in the log: " + text + "\n" + log());
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** A URL of the user's. */
    String url(String path) {
        return "ftp://%s@127.0.0.1:%d/%s".formatted(USER, port, path);
    }

    /** The only line of a client that says nothing else: there is no TLS. */
    String inClear() {
        return "twinport: 127.0.0.1:%d offers no TLS: user, password and files go over the network in clear\n"
                .formatted(port);
    }

    /** A file in the served folder. */
    Path file(String name, String content) {
        try {
            Path file = root().resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A dialogue of the user's from this process. */
    Dialogue login() {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        return Dialogue.connect(new InetSocketAddress(loopback, port)).login(USER, PASSWORD);
    }

    /** SIGTERM, and what it has said when it is gone. */
    ToolResult terminate() {
        child.terminate();
        return child.await(Cli.PATIENCE);
    }

    /** SIGTERM without waiting. */
    void askToEnd() {
        child.terminate();
    }

    ToolResult awaitEnd() {
        return child.await(Cli.PATIENCE);
    }

    @Override
    public void close() {
        try {
            terminate();
        } finally {
            child.close();
            scratch.close();
        }
    }
}
