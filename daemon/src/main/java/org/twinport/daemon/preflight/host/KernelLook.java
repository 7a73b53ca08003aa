package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at settings of the kernel; stateless. */
final class KernelLook {

    private static final String IPV4 = "/proc/sys/net/ipv4/";

    private KernelLook() {}

    static HostFacts.Kernel seen(Commands commands) {
        return new HostFacts.Kernel(
                Texts.of(IPV4 + "ip_local_port_range").read(KernelLook::first, "it is no range"),
                Texts.of(IPV4 + "ip_local_reserved_ports").map(ProcNet::spans),
                Texts.of(IPV4 + "ip_unprivileged_port_start")
                        .read(Texts::number, "it is no number"),
                Texts.of("/proc/modules").map(KernelLook::modules),
                Instant.now(),
                commands.run("timedatectl", "show", "-p", "NTPSynchronized", "--value")
                        .map(said -> said.strip().equals("yes")));
    }

    private static Optional<Span> first(String text) {
        return ProcNet.spans(text).stream().findFirst();
    }

    static List<String> modules(String text) {
        return text.lines().map(line -> line.split(" ", 2)[0]).toList();
    }
}
