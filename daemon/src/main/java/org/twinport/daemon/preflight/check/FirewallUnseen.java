package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Span;
import org.twinport.daemon.preflight.host.Plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be said of a firewall whose rules only root sees; pure. */
final class FirewallUnseen {

    private FirewallUnseen() {}

    static Remark remark(Plan plan, HostFacts facts, String what) {
        Remark unknown =
                Remark.unknown(
                        "What this host's rules do with " + what,
                        facts.firewall().rules().because());
        Optional<String> zone = facts.firewall().firewalld().known();
        if (zone.isPresent() && !what.startsWith("active") && !what.startsWith("packets")) {
            return firewalld(plan, facts, zone.get(), what.startsWith("control")).orElse(unknown);
        }
        return facts.firewall().ufw().known().orElse(false)
                ? Remark.note(
                        "ufw is switched on, and what it does with %s only root sees."
                                .formatted(what),
                        unknown.what())
                : unknown;
    }

    /** Judges by what the zone lists; a rich rule or another zone may say otherwise. */
    private static Optional<Remark> firewalld(
            Plan plan, HostFacts facts, String zone, boolean control) {
        if (line(zone, "target:").contains("ACCEPT") || !line(zone, "rich rules:").isEmpty()) {
            return Optional.empty();
        }
        int port = plan.control().getFirst().getPort();
        Span wanted = control ? new Span(port, port) : PassiveRange.of(plan);
        List<Span> open = new ArrayList<>(spans(line(zone, "ports:")));
        if (Arrays.asList(line(zone, "services:").split(" ", -1)).contains("ftp")) {
            open.add(new Span(21, 21));
        }
        boolean listed =
                open.stream()
                        .anyMatch(s -> s.first() <= wanted.first() && wanted.last() <= s.last());
        String name = control ? "the control port " : "the passive ports ";
        return Optional.of(
                listed
                        ? Remark.ok("firewalld lets clients in to %s%s.".formatted(name, wanted))
                        : Remark.error(
                                        "firewalld does not let clients in to all of %s%s."
                                                .formatted(name, wanted),
                                        "ports: " + line(zone, "ports:"),
                                        "services: " + line(zone, "services:"))
                                .fix(FirewallFix.open(facts, wanted.toString(), null)));
    }

    private static String line(String zone, String key) {
        return zone.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static List<Span> spans(String ports) {
        return Arrays.stream(ports.split("\\s+", -1))
                .filter(port -> port.matches("\\d{1,5}(-\\d{1,5})?/tcp"))
                .map(port -> port.replace("/tcp", "").split("-", -1))
                .map(ends ->
                        new Span(
                                Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .toList();
    }
}
