package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Owner;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the server listens, or is to; pure. */
final class ControlPorts {

    private ControlPorts() {}

    /** Whether the ports can be had. */
    static List<Remark> bound(Plan plan, HostFacts facts) {
        List<Remark> all = new ArrayList<>();
        for (InetSocketAddress address : plan.control()) {
            Optional<Listener> there =
                    facts.sockets().listeners().known().orElse(List.of()).stream()
                            .filter(listener -> isSame(listener.address(), address))
                            .findFirst();
            all.add(
                    there.map(listener -> taken(address, listener.owner()))
                            .orElseGet(() -> free(plan, facts, address)));
        }
        return all;
    }

    private static boolean isSame(InetSocketAddress one, InetSocketAddress other) {
        InetAddress a = one.getAddress();
        InetAddress b = other.getAddress();
        boolean meet = a.equals(b) || a.isAnyLocalAddress() || b.isAnyLocalAddress();
        return one.getPort() == other.getPort() && meet;
    }

    private static Remark taken(InetSocketAddress address, Optional<Owner> owner) {
        String where = shown(address);
        int port = address.getPort();
        if (owner.isEmpty()) {
            return Remark.warning(
                            "Something listens on %s already, and only root sees whether it is this server."
                                    .formatted(where))
                    .fix("sudo ss -ltnp 'sport = :" + port + "'");
        }
        if (owner.get().isTwinport()) {
            return Remark.ok("The server listens on %s.".formatted(where), owner.get().toString());
        }
        String name = owner.get().name();
        return Remark.error(
                        "%s is taken: %s listens there.".formatted(where, name),
                        owner.get().toString())
                .fix(
                        "sudo systemctl disable --now " + name + "     (if it is a service), or",
                        "listen: 2121     (another port, in the configuration file)");
    }

    private static Remark free(Plan plan, HostFacts facts, InetSocketAddress address) {
        Optional<String> refusal =
                facts.sockets().binds().getOrDefault(address, Optional.of("it was not tried"));
        String where = shown(address);
        if (refusal.isEmpty()) {
            return Remark.ok(where + " can be bound.");
        }
        if (!LowPorts.may(facts, address.getPort())) {
            return noRight(plan, facts, address, refusal.get());
        }
        Remark refused = Remark.error(where + " cannot be bound.", refusal.get());
        boolean foreign =
                !address.getAddress().isAnyLocalAddress()
                        && !address.getAddress().isLoopbackAddress()
                        && !facts.links().addresses().contains(address.getAddress());
        return foreign
                ? refused.fix(
                        "listen: %d     (all addresses of this host: %s)"
                                .formatted(address.getPort(), addresses(facts)))
                : refused;
    }

    private static Remark noRight(
            Plan plan, HostFacts facts, InetSocketAddress address, String refusal) {
        String what =
                "%s cannot be bound: %s may not bind ports below %d"
                        .formatted(
                                shown(address),
                                facts.process().user(),
                                facts.kernel()
                                        .unprivilegedStart()
                                        .known()
                                        .orElse(LowPorts.USUAL_START));
        List<String> ways = LowPorts.ways(address.getPort());
        return plan.isUsualPort() && address.getPort() == 21
                ? Remark.warning(what + "; the server will listen on 2121.", refusal).fix(ways)
                : Remark.error(what + ".", refusal).fix(ways);
    }

    /** Whether others can reach them. */
    static List<Remark> reach(Plan plan, HostFacts facts) {
        boolean inside = plan.control().stream().allMatch(a -> a.getAddress().isLoopbackAddress());
        return List.of(
                inside
                        ? Remark.warning(
                                        "The server listens on this host's loopback only: no other host can reach it.",
                                        "this host's addresses: " + addresses(facts))
                                .fix("listen: " + plan.control().getFirst().getPort())
                        : Remark.ok("The server listens for other hosts."));
    }

    /** Those that others can dial, as a person writes them. */
    static String addresses(HostFacts facts) {
        String all =
                facts.links().addresses().stream()
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(HostPort::literal)
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? "Port " + address.getPort()
                : "Port %d of %s"
                        .formatted(address.getPort(), HostPort.literal(address.getAddress()));
    }
}
