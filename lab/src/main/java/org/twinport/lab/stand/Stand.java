package org.twinport.lab.stand;

import org.jspecify.annotations.Nullable;
import org.twinport.lab.Namespace;
import org.twinport.lab.Network;
import org.twinport.lab.program.Gateway;
import org.twinport.lab.program.NameServer;
import org.twinport.lab.scenario.Names;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Situation;
import org.twinport.lab.site.Role;
import org.twinport.lab.site.Site;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machines of one scenario with what runs on them; made, used and closed by one thread. It can
 * be brought from one situation to another, and only what differs is touched.
 */
public final class Stand implements AutoCloseable {
    private static final String REDIRECT =
            """
            table ip gateway {
                chain control {
                    type nat hook prerouting priority dstnat
                    iifname "lan" tcp dport 21 redirect to :%d
                }
            }
            """
                    .formatted(Gateway.PORT);

    private final Lab lab;
    private final Scenario scenario;
    private final Network network;
    private final Site site;
    private final ScratchFolder scratch;
    private final Servers servers;
    private @Nullable Situation now;
    private @Nullable AutoCloseable server;
    private @Nullable Child gateway;
    private @Nullable Child resolver;

    private Stand(Lab lab, Scenario scenario, Network network, ScratchFolder scratch) {
        this.lab = lab;
        this.scenario = scenario;
        this.network = network;
        this.scratch = scratch;
        this.site = scenario.shape().build(network);
        this.servers = new Servers(lab, scenario, site, scratch.path());
    }

    /** Builds the network and brings it into the situation in which all works. */
    public static Stand of(Lab lab, Scenario scenario) {
        Network network = Network.create();
        ScratchFolder scratch = ScratchFolder.create("twinport-stand");
        try {
            Stand stand = new Stand(lab, scenario, network, scratch);
            stand.become(scenario.healthy());
            return stand;
        } catch (RuntimeException | Error e) {
            network.close();
            scratch.close();
            throw e;
        }
    }

    public Scenario scenario() {
        return scenario;
    }

    public Site site() {
        return site;
    }

    /** A folder for files, gone with the stand. */
    public ScratchFolder scratch() {
        return scratch;
    }

    public Lab lab() {
        return lab;
    }

    /** The situation that holds. */
    public Situation now() {
        if (now == null) {
            throw new IllegalStateException("not built");
        }
        return now;
    }

    /** Changes what differs; the order is such that a server starts before rules can hinder it. */
    public void become(Situation next) {
        Optional<Situation> before = Optional.ofNullable(now);
        if (before.isEmpty() || !before.get().served().equals(next.served())) {
            serve(next);
        }
        if (before.isEmpty() || !before.get().names().equals(next.names())) {
            resolve(next.names());
        }
        if (before.isEmpty() || !before.get().gateway().equals(next.gateway())) {
            meddle(next);
        }
        changedRoles(before, next).forEach(role -> site.rules(role, rules(next, role)));
        tune(before, next);
        now = next;
    }

    private void serve(Situation next) {
        close(server);
        server = null;
        server = servers.start(next).orElse(null);
    }

    private void meddle(Situation next) {
        close(gateway);
        gateway = null;
        next.gateway()
                .ifPresent(meddler -> {
                    List<String> arguments =
                            new ArrayList<>(List.of(scenario.shape().dialled(), "21"));
                    arguments.addAll(meddler.habits());
                    gateway = run(Role.CLIENT_ROUTER, Gateway.class, arguments);
                });
    }

    private void resolve(Names names) {
        close(resolver);
        resolver = null;
        if (names.resolver() == Names.Resolver.ANSWERS) {
            List<String> arguments = new ArrayList<>(List.of(NameFiles.STUB));
            arguments.addAll(names.records());
            resolver = run(Role.CLIENT, NameServer.class, arguments);
        }
        NameFiles.write(scratch.path(), names);
    }

    private Child run(Role role, Class<?> program, List<String> arguments) {
        return servers.started(
                role, lab.java(program, arguments.toArray(String[]::new)), Servers.READY);
    }

    private static List<String> rules(Situation situation, Role role) {
        List<String> all = new ArrayList<>(situation.rules().getOrDefault(role, List.of()));
        if (role == Role.CLIENT_ROUTER && situation.gateway().isPresent()) {
            all.add(REDIRECT);
        }
        return all;
    }

    private Set<Role> changedRoles(Optional<Situation> before, Situation next) {
        Set<Role> changed = new HashSet<>();
        for (Role role : scenario.shape().roles()) {
            List<String> old = before.map(b -> rules(b, role)).orElse(List.of());
            if (!old.equals(rules(next, role))) {
                changed.add(role);
            }
        }
        return changed;
    }

    private void tune(Optional<Situation> before, Situation next) {
        List<Situation.Tuning> old = before.map(Situation::tunings).orElse(List.of());
        old.stream()
                .filter(tuning -> !next.tunings().contains(tuning))
                .forEach(tuning -> shell(tuning.role(), tuning.undo()));
        next.tunings().stream()
                .filter(tuning -> !old.contains(tuning))
                .forEach(tuning -> shell(tuning.role(), tuning.command()));
    }

    private void shell(Role role, String line) {
        site.at(role).exec("sh", "-c", line).run().orFail();
    }

    /** A program on the client's machine, which knows the names of the situation; as root. */
    public Tool client(Tool program) {
        return program.through(NameFiles.prefix(scratch.path(), now().names()))
                .through(machine(Role.CLIENT).prefix());
    }

    /** The same as a user without any right. */
    public Tool clientAsUser(Tool program) {
        return client(program.through(lab.privilege().asOrdinaryUser()));
    }

    public Namespace machine(Role role) {
        return site.at(role);
    }

    /** What the server has written; empty if none runs. */
    public String serverLog() {
        return server == null ? "" : servers.log(server);
    }

    /** Ends every process and removes all machines and files. */
    @Override
    public void close() {
        try {
            close(server);
            close(gateway);
            close(resolver);
        } finally {
            network.close();
            scratch.close();
        }
    }

    private static void close(@Nullable AutoCloseable each) {
        if (each == null) {
            return;
        }
        try {
            each.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
