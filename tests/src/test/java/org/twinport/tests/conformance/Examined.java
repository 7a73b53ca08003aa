package org.twinport.tests.conformance;

import org.twinport.conformance.Examination;
import org.twinport.conformance.Report;
import org.twinport.conformance.Result;
import org.twinport.conformance.check.Target;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.PeerTls;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.tests.world.OurServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A server after its examination; a value.
 *
 * @param name as people call it
 * @param left what is in the served folder afterwards
 */
record Examined(String name, Report report, List<Path> left) {
    /** On offer, and not demanded: most checks are in clear. */
    static final PeerTls TLS =
            PeerTls.of(TestCertificates.shared().server().files()).demand(PeerTls.Demand.NOTHING);

    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Our server in this process, at one of its addresses. */
    static Examined ours(Function<OurServer, InetSocketAddress> address) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("twinport-conformance");
                OurServer server = OurServer.startWithTls(scratch.path())) {
            Target target =
                    new Target(
                            address.apply(server),
                            OurServer.USER,
                            OurServer.PASSWORD,
                            "",
                            PATIENCE);
            return examined("Twinport", target, scratch.path());
        }
    }

    /** One of the others as a child process. */
    static Examined peer(Peer peer) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("twinport-conformance")) {
            Path root = Files.createDirectory(scratch.path().resolve("root"));
            try (PeerServer server = PeerServer.start(peer, PeerSettings.of(root).with(TLS))) {
                PeerSettings settings = server.settings();
                Target target =
                        new Target(
                                server.address(),
                                settings.user(),
                                settings.password(),
                                "",
                                PATIENCE);
                return examined(nameOf(peer), target, root);
            }
        }
    }

    private static Examined examined(String name, Target target, Path root) throws IOException {
        Report report = new Examination(target, _ -> {}).run();
        try (Stream<Path> left = Files.list(root)) {
            return new Examined(name, report, left.toList());
        }
    }

    static String nameOf(Peer peer) {
        return switch (peer) {
            case VSFTPD -> "vsftpd";
            case PROFTPD -> "ProFTPD";
            case PURE_FTPD -> "Pure-FTPd";
            case PYFTPDLIB -> "pyftpdlib";
        };
    }

    /** The word of each verdict by the id of the check. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Result result : report.results()) {
            words.put(result.check().id(), result.verdict().word());
        }
        return words;
    }

    /** What is broken, as text. */
    List<String> broken() {
        return report.results().stream()
                .filter(result -> result.verdict().isFail())
                .map(result -> result.check().id() + ": " + result.verdict().detail())
                .toList();
    }
}
