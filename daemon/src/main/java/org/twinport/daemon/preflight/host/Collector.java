package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Owner;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.LoadedCertificate;
import org.twinport.daemon.tls.UnusableCertificate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the machine; used once, by the thread that wants to know. It changes nothing and never
 * fails: what cannot be seen is a fact that is not known.
 */
public final class Collector {

    private final Plan plan;
    private final Commands commands;

    private Collector(Plan plan, Commands commands) {
        this.plan = plan;
        this.commands = commands;
    }

    /** All there is to know; takes up to half a minute where programs or DNS do not answer. */
    public static HostFacts everything(Plan plan) {
        return new Collector(plan, Commands.patient()).facts();
    }

    /** What can be known within a third of a second: no names, and of programs only nft. */
    public static HostFacts quick(Plan plan) {
        return new Collector(plan, Commands.quick()).facts();
    }

    private HostFacts facts() {
        SocketLook sockets = SocketLook.at(plan);
        Optional<Long> server = plan.self().or(() -> server(sockets.seen()));
        String process = server.map(String::valueOf).orElse("self");
        LinkLook links = new LinkLook(plan, commands.isPatient());
        return new HostFacts(
                ProcessLook.at(process, server.isPresent()),
                KernelLook.seen(commands),
                sockets.seen(),
                links.seen(),
                FirewallLook.seen(commands),
                ConfinementLook.seen(process, commands),
                FolderLook.seen(plan),
                certificates());
    }

    /** A server of ours that listens where this one is to. */
    private Optional<Long> server(HostFacts.Sockets sockets) {
        return sockets.listeners().known().orElse(List.of()).stream()
                .filter(listener ->
                        plan.control().stream()
                                .anyMatch(a -> a.getPort() == listener.address().getPort()))
                .map(Listener::owner)
                .flatMap(Optional::stream)
                .filter(Owner::isTwinport)
                .map(Owner::pid)
                .findFirst();
    }

    private Map<Path, Fact<LoadedCertificate>> certificates() {
        Map<Path, Fact<LoadedCertificate>> all = new HashMap<>();
        Instant now = Instant.now();
        for (CertificateFiles files : plan.certificates()) {
            try {
                all.put(files.certificate(), Fact.of(files.load(now)));
            } catch (UnusableCertificate e) {
                all.put(files.certificate(), Fact.unknown(e.sentence()));
            }
        }
        return all;
    }
}
