package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.daemon.preflight.host.Plan.Home;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the unit of systemd lets the server do; pure. */
final class SystemdUnit {

    private static final List<Path> HIDDEN =
            List.of(Path.of("/home"), Path.of("/root"), Path.of("/run/user"));

    private final Plan plan;
    private final HostFacts facts;
    private final Map<String, String> unit;
    private final List<Remark> all = new ArrayList<>();

    private SystemdUnit(Plan plan, HostFacts facts, Map<String, String> unit) {
        this.plan = plan;
        this.facts = facts;
        this.unit = unit;
    }

    static List<Remark> look(Plan plan, HostFacts facts) {
        Fact<Map<String, String>> unit = facts.confinement().unit();
        if (unit.known().isEmpty()) {
            return List.of(Remark.unknown("What systemd lets the server do", unit.because()));
        }
        if (!unit.known().get().getOrDefault("LoadState", "").equals("loaded")) {
            return List.of(Remark.ok("No unit of systemd runs the server."));
        }
        return new SystemdUnit(plan, facts, unit.known().get()).look();
    }

    private List<Remark> look() {
        lowPorts();
        plan.homes().forEach(this::home);
        network();
        String name = value("Id");
        return all.isEmpty()
                ? List.of(
                        Remark.ok(
                                "The unit %s lets the server do what it is to do.".formatted(name)))
                : all;
    }

    private String value(String key) {
        return unit.getOrDefault(key, "");
    }

    private void lowPorts() {
        int start = facts.kernel().unprivilegedStart().known().orElse(LowPorts.USUAL_START);
        Optional<Integer> low =
                plan.control().stream()
                        .map(InetSocketAddress::getPort)
                        .filter(port -> port < start)
                        .findFirst();
        boolean root = value("User").isEmpty() || value("User").equals("root");
        String given = root ? value("CapabilityBoundingSet") : value("AmbientCapabilities");
        boolean may =
                (root && given.isEmpty())
                        || given.toLowerCase(Locale.ROOT).contains("cap_net_bind_service");
        if (low.isPresent() && !may) {
            add(
                    Remark.error(
                            "The unit does not let the server bind port %d.".formatted(low.get()),
                            "User=" + value("User"),
                            "AmbientCapabilities=" + value("AmbientCapabilities")),
                    "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                    "CapabilityBoundingSet=CAP_NET_BIND_SERVICE");
        }
    }

    private void home(Home home) {
        String protection = value("ProtectHome");
        boolean hidden = HIDDEN.stream().anyMatch(home.folder()::startsWith);
        boolean closed = protection.equals("yes") || protection.equals("tmpfs");
        if (hidden && (closed || (protection.equals("read-only") && home.writes()))) {
            add(
                    Remark.error(
                            "The unit keeps the server out of %s.".formatted(home.folder()),
                            "ProtectHome=" + protection),
                    "ProtectHome=no");
        }
        if (value("ProtectSystem").equals("strict")
                && home.writes()
                && !isWritable(home.folder())) {
            add(
                    Remark.error(
                            "The unit lets nobody write in %s.".formatted(home.folder()),
                            "ProtectSystem=strict",
                            "ReadWritePaths=" + value("ReadWritePaths")),
                    "ReadWritePaths=" + home.folder());
        }
    }

    private boolean isWritable(Path folder) {
        return Arrays.stream(value("ReadWritePaths").split(" ", -1))
                .map(path -> path.replaceFirst("^[-+]+", ""))
                .filter(path -> path.startsWith("/"))
                .anyMatch(folder::startsWith);
    }

    private void network() {
        if (value("PrivateNetwork").equals("yes")) {
            add(
                    Remark.error("The unit has no network.", "PrivateNetwork=yes"),
                    "PrivateNetwork=no");
        }
        String families = value("RestrictAddressFamilies");
        boolean denied = families.startsWith("~") && families.contains("AF_INET");
        if (!families.isEmpty() && (denied || !families.contains("AF_INET"))) {
            add(
                    Remark.error(
                            "The unit lets the server open no network sockets.",
                            "RestrictAddressFamilies=" + families),
                    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK");
        }
        if (!value("IPAddressDeny").isEmpty()) {
            all.add(
                    Remark.note(
                            "The unit refuses some clients.",
                            "IPAddressDeny=" + value("IPAddressDeny")));
        }
    }

    /** A fix is a drop-in file. */
    private void add(Remark remark, String... lines) {
        List<String> fix = new ArrayList<>();
        fix.add("sudo systemctl edit " + value("Id") + "     (and write)");
        fix.add("[Service]");
        fix.addAll(Arrays.asList(lines));
        all.add(remark.fix(fix));
    }
}
