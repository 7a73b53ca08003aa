package org.twinport.lab.textbook;

import org.twinport.cli.Main;
import org.twinport.lab.Namespace;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code twinport serve} as a process on a machine of the lab; ends with {@link #close}. */
final class TwinportServer implements AutoCloseable {
    static final Duration START = Duration.ofSeconds(60);

    private static final String STARTED = "SIGTERM stops the server.";

    private final Child child;

    private TwinportServer(Child child) {
        this.child = child;
    }

    /**
     * Starts it and waits until clients are served.
     *
     * @param runtime a folder for its socket
     */
    static TwinportServer start(Namespace machine, Path root, Path runtime, String... options) {
        return start(tool(machine, root, options).env(environment(runtime)));
    }

    /** Any command that starts it. */
    static TwinportServer start(Tool tool) {
        Child child = tool.start();
        try {
            child.awaitOutput(text -> text.contains(STARTED), START);
            return new TwinportServer(child);
        } catch (RuntimeException | Error e) {
            child.close();
            throw e;
        }
    }

    /** How it is started, without the folder for its socket. */
    static Tool tool(Namespace machine, Path root, String... options) {
        String user = Scene.USER + ":" + Scene.PASSWORD;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Tool.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .with("-cp", System.getProperty("java.class.path"), Main.class.getName())
                .with("serve", "--root", root.toString(), "--listen", "21", "--user", user)
                .with(options)
                .through(machine.prefix());
    }

    static Map<String, String> environment(Path runtime) {
        return Map.of("XDG_RUNTIME_DIR", runtime.toString());
    }

    /** The start panel. */
    List<String> panel() {
        return child.output().lines().toList();
    }

    /** Its event log. */
    String log() {
        return child.errors();
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.terminate();
        try {
            child.await(START);
        } finally {
            child.close();
        }
    }
}
