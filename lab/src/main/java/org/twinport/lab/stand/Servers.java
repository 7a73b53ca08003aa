package org.twinport.lab.stand;

import org.twinport.cli.Main;
import org.twinport.lab.program.ScriptedProgram;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.lab.scenario.Situation;
import org.twinport.lab.site.Role;
import org.twinport.lab.site.Site;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.PeerTls;
import org.twinport.testkit.peer.PortRange;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the servers of one stand on its machine; used by the stand's thread. */
final class Servers {
    /** What our own programs print when they listen. */
    static final String READY = "listening";

    private static final Duration START = Duration.ofSeconds(60);
    private static final String SERVES = "SIGTERM stops the server.";
    private static final int FIRST_PASSIVE = 50_000;
    private static final int LAST_PASSIVE = 50_019;

    private final Lab lab;
    private final Scenario scenario;
    private final Site site;
    private final Path folder;

    Servers(Lab lab, Scenario scenario, Site site, Path folder) {
        this.lab = lab;
        this.scenario = scenario;
        this.site = site;
        this.folder = folder;
        makeFiles(folder.resolve("served"));
    }

    /** Everybody may read what is served; whoever runs the server. */
    private static void makeFiles(Path root) {
        try {
            Files.setPosixFilePermissions(
                    root.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectories(root.resolve(Account.EMPTY));
            Files.writeString(root.resolve(Account.SMALL), "a note\n");
            Files.writeString(root.resolve(Account.BIG), "a line of the book\n".repeat(16_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it returns the server takes connections; empty if there shall be none. */
    Optional<AutoCloseable> start(Situation situation) {
        return switch (situation.served()) {
            case Served.Nothing _ -> Optional.empty();
            case Served.Scripted _ -> Optional.of(scripted(situation));
            case Served.Program program -> Optional.of(program(program));
            case Served.Installed installed ->
                    Optional.of(
                            installed
                                    .product()
                                    .peer()
                                    .<AutoCloseable>map(peer -> peer(peer, installed))
                                    .orElseGet(() -> twinport(installed)));
        };
    }

    private Child scripted(Situation situation) {
        boolean faulty = !situation.served().equals(scenario.healthy().served());
        return started(
                Role.SERVER,
                lab.java(
                        ScriptedProgram.class,
                        scenario.name(),
                        Boolean.toString(faulty),
                        scenario.shape().own()),
                READY);
    }

    /** It is there when it takes connections. */
    private Child program(Served.Program program) {
        Child child = site.at(Role.SERVER).exec("sh", "-c", "exec " + program.line()).start();
        String[] words = {scenario.shape().own(), "" + program.port()};
        String knock =
                "for i in {1..400}; do { : < /dev/tcp/$0/$1; } 2> /dev/null && exit; sleep 0.02; done; exit 1";
        site.at(Role.SERVER).exec("bash", "-c", knock).with(words).run().orFail();
        return child;
    }

    private Child twinport(Served.Installed installed) {
        Path file = folder.resolve("twinport.yaml");
        List<String> lines = filled(installed.lines());
        TwinportYaml.write(file, folder.resolve("served"), installed, lines, lab.certificates());
        Tool tool =
                lab.java(Main.class, "serve", "--config", file.toString())
                        .with("--user", Account.USER + ":" + Account.PASSWORD)
                        .env(Map.of("XDG_RUNTIME_DIR", folder.toString()));
        return started(Role.SERVER, tool, SERVES);
    }

    /** Starts a program and waits for what it prints. */
    Child started(Role role, Tool tool, String sign) {
        Child child = tool.through(site.at(role).prefix()).start();
        try {
            child.awaitOutput(text -> text.contains(sign), START);
            return child;
        } catch (RuntimeException | Error e) {
            child.close();
            throw e;
        }
    }

    private PeerServer peer(Peer peer, Served.Installed installed) {
        PeerSettings settings =
                PeerSettings.of(folder.resolve("served"))
                        .account(Account.USER, Account.PASSWORD)
                        .listen(InetAddress.ofLiteral(scenario.shape().own()), installed.port())
                        .passive(new PortRange(FIRST_PASSIVE, LAST_PASSIVE))
                        .through(site.at(Role.SERVER).prefix())
                        .lines(filled(installed.lines()));
        return PeerServer.start(
                peer, installed.tls().map(tls -> settings.with(tls(tls))).orElse(settings));
    }

    /** Lines name files that only exist here by words in braces. */
    private List<String> filled(List<String> lines) {
        return lines.stream()
                .map(line ->
                        line.replace("${authority}", lab.certificates().authority().toString())
                                .replace("${served}", folder.resolve("served").toString()))
                .toList();
    }

    private PeerTls tls(ServerTls tls) {
        PeerTls how = PeerTls.of(lab.certificates().of(tls.certificate()));
        return (tls.implicit() ? how.implicitly() : how)
                .reuse(tls.reuse() ? PeerTls.Reuse.REQUIRED : PeerTls.Reuse.NOT_REQUIRED)
                .demand(PeerTls.Demand.valueOf(tls.demand().name()))
                .versions(
                        switch (tls.versions()) {
                            case USUAL -> PeerTls.Versions.ALL;
                            case ONLY_1_2 -> PeerTls.Versions.ONLY_1_2;
                            case ONLY_1_1 -> PeerTls.Versions.FROM_1_1;
                        });
    }

    /** What a server has written so far. */
    String log(AutoCloseable server) {
        return switch (server) {
            case PeerServer peer -> peer.log();
            case Child child -> child.output() + child.errors();
            default -> "";
        };
    }
}
