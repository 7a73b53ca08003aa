package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Span;
import org.twinport.daemon.preflight.host.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What SELinux lets the server do; pure. */
final class SeLinux {

    private static final Set<String> FREE =
            Set.of("unconfined_t", "unconfined_service_t", "initrc_t", "init_t");

    private SeLinux() {}

    static List<Remark> look(Plan plan, HostFacts facts) {
        Fact<Boolean> enforces = facts.confinement().seLinuxEnforces();
        if (enforces.known().isEmpty()) {
            return List.of(Remark.unknown("Whether SELinux enforces", enforces.because()));
        }
        if (!enforces.known().get()) {
            return List.of(Remark.ok("SELinux does not enforce anything here."));
        }
        String label = facts.process().label().known().orElse("");
        String[] parts = label.split(":", -1);
        String domain = parts.length > 2 ? parts[2] : "";
        if (FREE.contains(domain)) {
            return List.of(
                    Remark.ok("SELinux enforces, and lets the server do everything.", label));
        }
        List<Remark> all = new ArrayList<>();
        if (domain.equals("ftpd_t")) {
            all.addAll(booleans(plan, facts));
        }
        port(plan, facts, domain).ifPresent(all::add);
        return all.isEmpty()
                ? List.of(
                        Remark.note(
                                "SELinux enforces, and its rules for the server's domain are not judged here.",
                                label))
                : all;
    }

    private static List<Remark> booleans(Plan plan, HostFacts facts) {
        Map<String, Boolean> set = facts.confinement().booleans().known().orElse(Map.of());
        List<Remark> all = new ArrayList<>();
        need(set, "ftpd_use_passive_mode", "passive mode").ifPresent(all::add);
        need(set, "ftpd_connect_all_unreserved", "active mode").ifPresent(all::add);
        if (plan.homes().stream().anyMatch(Plan.Home::writes)) {
            need(set, "ftpd_full_access", "access to the served folders").ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Remark> need(Map<String, Boolean> set, String name, String what) {
        return set.containsKey(name) && !Boolean.TRUE.equals(set.get(name))
                ? Optional.of(
                        Remark.warning("SELinux forbids %s.".formatted(what), name + " --> off")
                                .fix("sudo setsebool -P " + name + " on"))
                : Optional.empty();
    }

    /** A confined server binds ports that are labelled as FTP's only. */
    private static Optional<Remark> port(Plan plan, HostFacts facts, String domain) {
        Fact<Map<String, List<Span>>> ports = facts.confinement().ports();
        if (ports.known().isEmpty() || domain.isEmpty()) {
            return Optional.empty();
        }
        List<Span> ftp = ports.known().get().getOrDefault("ftp_port_t", List.of());
        return plan.control().stream()
                .map(address -> new Span(address.getPort(), address.getPort()))
                .filter(port -> ftp.stream().noneMatch(port::overlaps))
                .findFirst()
                .map(port ->
                        Remark.warning(
                                        "SELinux does not know port %s as one of FTP."
                                                .formatted(port),
                                        "ftp_port_t tcp " + ftp,
                                        "the server's domain: " + domain)
                                .fix("sudo semanage port -a -t ftp_port_t -p tcp " + port));
    }
}
