package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;

import java.util.List;

/** The right to bind ports below 1024; pure. */
final class LowPorts {

    /** CAP_NET_BIND_SERVICE of capabilities(7). */
    private static final int NET_BIND_SERVICE = 10;

    static final int USUAL_START = 1024;

    private LowPorts() {}

    /** Whether the server may bind this port, as far as rights go; unknown counts as yes. */
    static boolean may(HostFacts facts, int port) {
        int start = facts.kernel().unprivilegedStart().known().orElse(USUAL_START);
        long capabilities = facts.process().capabilities().known().orElse(-1L);
        return port >= start || (capabilities >> NET_BIND_SERVICE & 1) == 1;
    }

    /** Ways to get that right. */
    static List<String> ways(int port) {
        return List.of(
                "sudo twinport serve --run-as USER     (keeps only this right), or",
                "AmbientCapabilities=CAP_NET_BIND_SERVICE     (below [Service] of the unit), or",
                "sudo sysctl -w net.ipv4.ip_unprivileged_port_start=" + Math.min(port, 20));
    }
}
