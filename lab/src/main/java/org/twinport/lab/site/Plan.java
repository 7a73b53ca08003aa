package org.twinport.lab.site;

import org.twinport.lab.Namespace;
import org.twinport.lab.Network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a network shall look like, gathered first and then built with few commands; used by one
 * thread.
 */
final class Plan {
    /** Routers answer packets that run out of hops as routers do, and pass the others on. */
    private static final String FORWARDING =
            "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding";

    private final Network network;
    private final Map<Role, Namespace> machines = new EnumMap<>(Role.class);
    private final Map<Role, List<String>> links = new EnumMap<>(Role.class);
    private final Map<Role, List<String>> settings = new EnumMap<>(Role.class);
    private final List<Role> routers = new ArrayList<>();

    Plan(Network network) {
        this.network = network;
    }

    /** A cable; both interfaces come up. */
    Plan cable(Role left, String leftDevice, Role right, String rightDevice) {
        machine(left);
        machine(right);
        String other = here(right).name();
        add(
                links,
                left,
                "link add %s type veth peer name %s netns %s"
                        .formatted(leftDevice, rightDevice, other));
        up(left, leftDevice);
        up(right, rightDevice);
        return this;
    }

    /** Any other line for ip(8) on that machine, after the cables are there. */
    Plan ip(Role role, String line) {
        machine(role);
        add(settings, role, line);
        return this;
    }

    Plan up(Role role, String device) {
        return ip(role, "link set %s up".formatted(device));
    }

    /** Addresses with their lengths; ready at once, without detection of duplicates. */
    Plan address(Role role, String device, String... addresses) {
        for (String each : addresses) {
            String nodad = each.contains(":") ? " nodad" : "";
            ip(role, "addr add %s dev %s%s".formatted(each, device, nodad));
        }
        return this;
    }

    Plan route(Role role, String destination, String gateway) {
        return ip(role, "route add %s via %s".formatted(destination, gateway));
    }

    Plan router(Role... roles) {
        routers.addAll(List.of(roles));
        return this;
    }

    private void machine(Role role) {
        machines.computeIfAbsent(role, r -> network.machine(r.word()));
    }

    private static void add(Map<Role, List<String>> lines, Role role, String line) {
        lines.computeIfAbsent(role, _ -> new ArrayList<>()).add(line);
    }

    /** The machines, cabled and with their addresses, and with the rules of the shape. */
    Site build(Shape shape) {
        links.forEach(this::batch);
        settings.forEach(this::batch);
        for (Role router : routers) {
            here(router).exec("sh", "-c", FORWARDING).run().orFail();
        }
        Site site = new Site(shape, machines);
        machines.keySet().stream()
                .filter(role -> !shape.rules(role).isEmpty())
                .forEach(role -> site.rules(role, List.of()));
        return site;
    }

    private void batch(Role role, List<String> lines) {
        here(role).exec("ip", "-batch", "-").input(String.join("\n", lines) + "\n").run().orFail();
    }

    private Namespace here(Role role) {
        Namespace machine = machines.get(role);
        if (machine == null) {
            throw new IllegalStateException("no " + role);
        }
        return machine;
    }
}
