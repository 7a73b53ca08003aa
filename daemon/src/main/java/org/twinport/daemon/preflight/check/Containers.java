package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server in a container; pure. */
final class Containers {

    private Containers() {}

    static List<Remark> look(Plan plan, HostFacts facts) {
        Optional<String> kind = facts.confinement().container().known().flatMap(c -> c);
        if (kind.isEmpty()) {
            return List.of(Remark.ok("This is no container that can be seen."));
        }
        String what =
                "This is a container of %s: its ports must be published under the same numbers, and the passive ones, too."
                        .formatted(kind.get());
        return List.of(Remark.note(what).fix(ways(plan, kind.get())));
    }

    private static List<String> ways(Plan plan, String kind) {
        if (kind.equals("Kubernetes")) {
            return List.of(
                    "hostNetwork: true     (in the pod's spec; a Service has no ranges of ports)",
                    "externalTrafficPolicy: Local     (in a Service, so that clients keep their address)");
        }
        List<String> options = new ArrayList<>();
        plan.control().stream()
                .map(InetSocketAddress::getPort)
                .distinct()
                .forEach(port -> options.add("-p %d:%d".formatted(port, port)));
        options.add("-p %s:%s".formatted(plan.passive(), plan.passive()));
        String run = kind.equals("Podman") ? "podman run " : "docker run ";
        return List.of(run + String.join(" ", options) + " …", "or: " + run + "--network host …");
    }
}
