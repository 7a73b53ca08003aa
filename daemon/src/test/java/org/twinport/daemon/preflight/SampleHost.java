package org.twinport.daemon.preflight;

import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.preflight.check.Check;
import org.twinport.daemon.preflight.check.Checks;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Device;
import org.twinport.daemon.preflight.host.HostFacts.Folder;
import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Span;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.daemon.tls.LoadedCertificate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A healthy host with a public address, until a test changes something; used by one thread. */
final class SampleHost {

    static final long GIB = 1024L * 1024 * 1024;
    private static final String LOOKER = "root";

    final Map<String, String> settings = new HashMap<>(Map.of("root", "/srv/ftp"));
    final List<Device> devices = new ArrayList<>();
    final Map<String, Fact<List<InetAddress>>> names = new HashMap<>();
    final Map<InetSocketAddress, Optional<String>> binds = new HashMap<>();
    final Map<Path, Fact<LoadedCertificate>> certificates = new HashMap<>();
    final Map<String, String> unit = new HashMap<>(Map.of("LoadState", "not-found"));
    boolean serves;
    String user = LOOKER;
    long capabilities = -1;
    Fact<Long> descriptors = Fact.of(1_048_576L);
    Fact<String> label = Fact.unknown("there is no SELinux");
    List<Span> reserved = List.of();
    int unprivilegedStart = 1024;
    Fact<List<String>> modules = Fact.of(List.of("nf_tables"));
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    Fact<Boolean> clock = Fact.of(true);
    Fact<List<Listener>> listeners = Fact.of(List.of());
    Optional<String> activeBind = Optional.empty();
    Fact<Ruleset> rules = Fact.of(Ruleset.NONE);
    Fact<String> firewalld = Fact.unknown("the program 'firewall-cmd' is not installed");
    Fact<Boolean> ufw = Fact.unknown("there is no /etc/ufw/ufw.conf");
    Fact<Boolean> seLinux = Fact.of(false);
    Fact<Map<String, Boolean>> booleans = Fact.unknown("SELinux does not enforce");
    Fact<Map<String, List<Span>>> ports = Fact.unknown("SELinux does not enforce");
    Optional<String> container = Optional.empty();
    Optional<String> cloud = Optional.empty();
    Folder folder = new Folder(true, true, true, Fact.of(100 * GIB), false);

    SampleHost() {
        device("lo", "127.0.0.1", "::1");
        device("wan0", "192.0.2.7", "2001:db8::7", "fe80::7");
    }

    SampleHost with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    void device(String name, String... addresses) {
        List<InetAddress> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(InetAddress.ofLiteral(address));
        }
        devices.removeIf(device -> device.name().equals(name));
        devices.add(new Device(name, all));
    }

    Plan plan() {
        return switch (Settings.load(Sources.ofFlags(settings, "anna:secret"))) {
            case Loaded.Good(Settings good) -> Plan.of(good);
            case Loaded.Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private HostFacts facts(Plan plan) {
        plan.control().forEach(address -> binds.putIfAbsent(address, Optional.empty()));
        Map<Path, Folder> folders = new HashMap<>();
        plan.homes().forEach(home -> folders.put(home.folder(), folder));
        return new HostFacts(
                new HostFacts.Process(
                        serves,
                        user,
                        LOOKER,
                        Fact.of(capabilities),
                        Fact.of(false),
                        descriptors,
                        label),
                new HostFacts.Kernel(
                        Fact.of(new Span(32_768, 60_999)),
                        Fact.of(reserved),
                        Fact.of(unprivilegedStart),
                        modules,
                        now,
                        clock),
                new HostFacts.Sockets(
                        listeners,
                        Fact.of(0),
                        binds,
                        Map.of(InetAddress.ofLiteral("0.0.0.0"), activeBind)),
                new HostFacts.Links(devices, List.of("wan0"), names),
                new HostFacts.Firewall(rules, firewalld, ufw),
                new HostFacts.Confinement(
                        seLinux,
                        booleans,
                        ports,
                        Fact.of(unit),
                        Fact.of(container),
                        Fact.of(cloud)),
                folders,
                certificates);
    }

    /** What one check says. */
    List<Remark> ask(String id) {
        Check check = Checks.ALL.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        Plan plan = plan();
        return check.judge().look(plan, facts(plan));
    }

    /** What one check says that has one thing to say. */
    Remark askOne(String id) {
        List<Remark> all = ask(id);
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.getFirst();
    }

    /** What all checks say. */
    List<Preflight.Finding> findings() {
        Plan plan = plan();
        return Preflight.findings(plan, facts(plan), _ -> true);
    }
}
