package org.twinport.testkit.peer;

import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running FTP server of others; started, used and closed by one thread.
 *
 * <p>Root's servers run in a mount and process namespace of their own: their accounts, PAM service
 * and /run exist only there, and killing its first process ends every session.
 */
public final class PeerServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final int TRIES = 3;

    private final Peer peer;
    private final PeerSettings settings;
    private final ScratchFolder scratch;
    private final Child child;

    private PeerServer(Peer peer, PeerSettings settings, ScratchFolder scratch, Child child) {
        this.peer = peer;
        this.settings = settings;
        this.scratch = scratch;
        this.child = child;
    }

    /**
     * Starts a server and waits until it greets.
     *
     * @throws IllegalStateException if it cannot be started here ({@link Peers#whyNot}), or does
     *     not greet within 20 s; the message holds its log
     */
    public static PeerServer start(Peer peer, PeerSettings settings) {
        Peers.whyNot(peer)
                .or(() -> settings.tls().flatMap(tls -> Peers.whyNot(peer, tls)))
                .ifPresent(reason -> {
                    throw new IllegalStateException(reason);
                });
        PeerServer server = launch(peer, settings.withFreePorts());
        // A free port may be taken between choosing it and the server's bind.
        for (int i = 1; !server.awaitGreeting(); i++) {
            String log = server.log();
            server.close();
            if (i == TRIES || settings.port() != 0) {
                throw new IllegalStateException(peer + " did not start:\n" + log);
            }
            server = launch(peer, settings.withFreePorts());
        }
        return server;
    }

    private static PeerServer launch(Peer peer, PeerSettings settings) {
        ScratchFolder scratch = ScratchFolder.create("twinport-peer");
        try {
            Path unpacked = Peers.folder().orElseThrow();
            Kitchen kitchen = new Kitchen(unpacked, scratch.path(), settings);
            List<String> command = peer.recipe().prepare(kitchen);
            List<String> argv = Tools.isRoot() ? inPrivateView(kitchen, command) : command;
            Tool tool =
                    Tool.of(Path.of(argv.getFirst()))
                            .with(argv.stream().skip(1).toArray(String[]::new))
                            .through(settings.prefix())
                            .env(environment(kitchen));
            return new PeerServer(peer, settings, scratch, tool.start());
        } catch (IOException e) {
            scratch.close();
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Kitchen kitchen) throws IOException {
        Map<String, String> variables = new HashMap<>();
        variables.put("LD_LIBRARY_PATH", Peers.libraryPath(kitchen.unpacked()));
        Optional<PeerTls> tls = kitchen.settings().tls();
        if (tls.isPresent()) {
            Path openssl = kitchen.write("openssl.cnf", tls.get().opensslConfiguration());
            variables.put("OPENSSL_CONF", openssl.toString());
        }
        return variables;
    }

    private static List<String> inPrivateView(Kitchen kitchen, List<String> command)
            throws IOException {
        kitchen.writeAccounts();
        String unshare = Tools.require("unshare").toString();
        Stream<String> view =
                Stream.of(
                        unshare,
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        kitchen.copyOfResource("private-view.sh").toString(),
                        kitchen.work().toString(),
                        kitchen.settings().root().toString(),
                        Kitchen.SERVED,
                        Integer.toString(Kitchen.ACCOUNT_ID));
        return Stream.concat(view, command.stream()).toList();
    }

    private boolean awaitGreeting() {
        long end = System.nanoTime() + START.toNanos();
        while (child.isAlive() && System.nanoTime() - end < 0) {
            if (greets()) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private boolean greets() {
        if (settings.prefix().isEmpty()) {
            return Greeting.isGiven(settings.address(), settings.port(), settings.isImplicit());
        }
        if (!settings.isImplicit() && Tools.find("bash").isPresent()) {
            // A shell starts sooner than a Java program.
            String[] words = {settings.address().getHostAddress(), "" + settings.port()};
            return Tool.of("bash", "-c", "read -rt 10 line < /dev/tcp/$0/$1; [[ $line = 220* ]]")
                            .with(words)
                            .through(settings.prefix())
                            .run()
                            .exitCode()
                    == 0;
        }
        Tool question =
                Tool.java(
                        Greeting.class,
                        settings.address().getHostAddress(),
                        Integer.toString(settings.port()),
                        Boolean.toString(settings.isImplicit()));
        return question.through(settings.prefix()).run().exitCode() == 0;
    }

    public Peer peer() {
        return peer;
    }

    /** The settings with the ports that were chosen. */
    public PeerSettings settings() {
        return settings;
    }

    /** Where its control connection is. */
    public InetSocketAddress address() {
        return new InetSocketAddress(settings.address(), settings.port());
    }

    /**
     * {@code ftp://host:port/}, the host in brackets if it is an IPv6 address; {@code ftps} if its
     * TLS is implicit.
     */
    public String url() {
        String host = settings.address().getHostAddress();
        return "%s://%s:%d/"
                .formatted(
                        settings.isImplicit() ? "ftps" : "ftp",
                        host.contains(":") ? "[" + host + "]" : host,
                        settings.port());
    }

    /** The process that holds the server; killing it ends the server and all its sessions. */
    public long pid() {
        return child.pid();
    }

    /** What it has written so far: standard output, standard error and its log files. */
    public String log() {
        List<String> parts = new ArrayList<>(List.of(child.output(), child.errors()));
        try (Stream<Path> files = Files.list(scratch.path())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).sorted().toList()) {
                parts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", parts);
    }

    /** Kills it and removes its temporary files; the served folder stays. */
    @Override
    public void close() {
        child.close();
        scratch.close();
    }
}
