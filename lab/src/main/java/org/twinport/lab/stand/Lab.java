package org.twinport.lab.stand;

import org.twinport.cli.Main;
import org.twinport.lab.Network;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/**
 * What all stands of one run share: programs that every user may read, certificates, and what is
 * possible here. For any thread; closing removes its files.
 */
public final class Lab implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** On this machine, where nobody listens. */
    private static final String NOWHERE = "ftp://nobody@127.0.0.1:1/";

    private final ScratchFolder scratch;
    private final Privilege privilege;
    private final SharedClassPath classPath;
    private final Certificates certificates;
    private final boolean hasDoctor;

    private Lab(ScratchFolder scratch, Privilege privilege) throws IOException {
        this.scratch = scratch;
        this.privilege = privilege;
        this.classPath = SharedClassPath.in(scratch.path().resolve("app"));
        this.certificates = Certificates.in(scratch.path().resolve("certificates"));
        this.hasDoctor =
                classPath.archive(Main.class, "doctor", "--json", NOWHERE).output().startsWith("{");
    }

    /** Why there can be no lab in this process; empty if there can. */
    public static Optional<String> whyNot() {
        return Network.whyNot().or(() -> Tools.missing("curl"));
    }

    /** Prepares what is shared, in a second or two. */
    public static Lab open() {
        PeersFolder.find();
        ScratchFolder scratch = ScratchFolder.create("twinport-lab");
        try {
            Files.setPosixFilePermissions(
                    scratch.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Lab(scratch, Privilege.own());
        } catch (IOException e) {
            scratch.close();
            throw new UncheckedIOException(e);
        }
    }

    public Privilege privilege() {
        return privilege;
    }

    public Certificates certificates() {
        return certificates;
    }

    /** Whether this build has the command {@code doctor}. */
    public boolean hasDoctor() {
        return hasDoctor;
    }

    /** Why a scenario cannot be set up here; empty if it can. */
    public Optional<String> whyNot(Scenario scenario) {
        return whyNot(scenario.healthy().served()).or(() -> whyNot(scenario.shown().served()));
    }

    private Optional<String> whyNot(Served served) {
        if (!(served instanceof Served.Installed installed)
                || installed.product().peer().isEmpty()) {
            return Optional.empty();
        }
        if (privilege != Privilege.ROOT) {
            return Optional.of(installed.product().id() + " needs root: it changes its user");
        }
        return installed.product().peer().flatMap(Peers::whyNot);
    }

    /** A Java program that every user may run. */
    public Tool java(Class<?> main, String... arguments) {
        return classPath.java(main, arguments).within(LONG);
    }

    /** Our own command line. */
    public Tool twinport(String... arguments) {
        return java(Main.class, arguments).in(Path.of("/"));
    }

    @Override
    public void close() {
        scratch.close();
    }
}
