package org.twinport.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code ./twinport package} runs while Java records a cache of the packaged program: a server
 * and, on the main thread, its clients. What is not rehearsed works all the same, but is loaded
 * class by class.
 */
final class Rehearsal {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long TICK_NANOS = 20_000_000;

    /** Enough for the compiler to know the loops that encrypt and copy. */
    private static final int BIG = 64 << 20;

    private static final int SMALL = 4096;
    private static final int SMALL_ONES = 600;

    private static final String CONFIGURATION =
            """
            passive:
              ports: 61000-61999
            limits.max-per-address: 100
            users:
              bob:
                password-hash: "!"
                permissions:
                  /: read-only
            """;

    private final Path folder;
    private final int port;

    private Rehearsal(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param args nothing for the words alone that need no connection, or an empty folder for all;
     *     the server's state goes where the environment says
     */
    public static void main(String[] args) throws IOException {
        run("--version");
        run("--help");
        if (args.length > 0) {
            Rehearsal rehearsal = new Rehearsal(Path.of(args[0]), freePort());
            rehearsal.serve();
            rehearsal.use();
        }
        // Ends the server as a signal would.
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, HERE)) {
            return any.getLocalPort();
        }
    }

    private void serve() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("big"), new byte[BIG]);
        for (int i = 0; i < SMALL_ONES; i++) {
            Files.writeString(root.resolve("small-" + i), "x".repeat(SMALL));
        }
        Path config = Files.writeString(folder.resolve("twinport.yaml"), CONFIGURATION);
        String[] line = {
            "serve",
            "--tls",
            "--listen=127.0.0.1:" + port,
            "--root=" + root,
            "--user=alice:secret",
            "--config=" + config
        };
        Thread.ofPlatform().daemon().name("rehearsal-server").start(() -> Main.run(line));
        awaitServer();
    }

    private void awaitServer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the server does not answer on port " + port);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HERE, port));
            return socket.getInputStream().read() == '2';
        } catch (IOException _) {
            return false;
        }
    }

    private void use() {
        String clear = url("ftp");
        run("ls", "--no-tls", clear);
        run("get", "--no-tls", clear + "big", local("clear"));
        run("put", "--no-tls", "--verify", local("clear"), clear + "copy");
        run("rm", "--no-tls", clear + "copy");
        run("get", "--no-tls", "-r", clear, local("many"));
        run("put", "--no-tls", "-r", local("many"), clear + "many");
        String secret = url("ftpes");
        run("ls", "--tls-first-use", "--json", secret);
        run("get", "--tls-first-use", secret + "big", local("secret"));
        run("put", "--tls-first-use", local("secret"), secret + "copy");
        run("get", "--tls-first-use", "-r", "--parallel", "4", secret, local("all"));
        run("put", "--tls-first-use", "-r", "--parallel", "4", local("many"), secret + "again");
        run("stat", "--tls-first-use", secret + "copy");
        run("doctor", "--tls-first-use", secret);
    }

    private String url(String scheme) {
        return "%s://alice:secret@127.0.0.1:%d/".formatted(scheme, port);
    }

    private String local(String name) {
        return folder.resolve(name).toString();
    }

    private static void run(String... line) {
        int code = Main.run(line);
        if (code != 0) {
            throw new IllegalStateException(
                    "exit code %d of %s".formatted(code, String.join(" ", line)));
        }
    }
}
