package org.twinport.tests.conformance;

import org.junit.jupiter.api.Test;
import org.twinport.conformance.*;
import org.twinport.conformance.check.*;
import org.twinport.testkit.peer.*;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.tests.world.OurServer;

import java.nio.file.*;
import java.time.Duration;

class ExploreTest {
    @Test
    void ours() throws Exception {
        try (ScratchFolder f = ScratchFolder.create("x")) {
            try (OurServer s = OurServer.start(f.path())) {
                run(
                        "ours",
                        new Target(
                                s.ipv4(),
                                OurServer.USER,
                                OurServer.PASSWORD,
                                "",
                                Duration.ofSeconds(8)));
                run(
                        "ours6",
                        new Target(
                                s.ipv6(),
                                OurServer.USER,
                                OurServer.PASSWORD,
                                "",
                                Duration.ofSeconds(8)));
            }
            try (var l = Files.list(f.path())) {
                System.out.println("LEFT " + l.toList());
            }
        }
    }

    @Test
    void peers() throws Exception {
        for (Peer p : Peer.values()) {
            if (!System.getProperty("only", p.name()).equals(p.name())
                    || Peers.whyNot(p).isPresent()) {
                System.out.println(Peers.whyNot(p));
                continue;
            }
            try (ScratchFolder f = ScratchFolder.create("x");
                    PeerServer s =
                            PeerServer.start(
                                    p,
                                    PeerSettings.of(
                                            Files.createDirectory(f.path().resolve("root"))))) {
                run(
                        p.name(),
                        new Target(
                                s.address(),
                                s.settings().user(),
                                s.settings().password(),
                                "",
                                Duration.ofSeconds(8)));
                try (var l = Files.list(f.path().resolve("root"))) {
                    System.out.println("LEFT " + l.toList());
                }
            }
        }
    }

    static void run(String name, Target t) throws Exception {
        long start = System.nanoTime();
        Report r =
                new Examination(
                                t,
                                x -> {
                                    long[] last = {0};
                                })
                        .run();
        Files.writeString(Path.of("/tmp/conf-" + name + ".txt"), Tables.text(r));
        System.out.println(
                "DONE "
                        + name
                        + " "
                        + (System.nanoTime() - start) / 1_000_000
                        + " ms "
                        + r.results().size());
    }
}
