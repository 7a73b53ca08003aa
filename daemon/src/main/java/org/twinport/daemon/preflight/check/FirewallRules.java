package org.twinport.daemon.preflight.check;

import org.twinport.daemon.config.Keys.SourcePort;
import org.twinport.daemon.preflight.check.Paths.Stretch;
import org.twinport.daemon.preflight.filter.Passage;
import org.twinport.daemon.preflight.filter.Passage.Fate;
import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** What this host's rules for packets let through; pure. */
final class FirewallRules {

    private static final int SHOWN = 5;

    private FirewallRules() {}

    /** Connections to the control ports. */
    static List<Remark> control(Plan plan, HostFacts facts) {
        Optional<List<Remark>> none = withoutRules(plan, facts, "control connections");
        return none.orElseGet(() -> {
            Ruleset rules = facts.firewall().rules().known().orElseThrow();
            Paths paths = Paths.of(plan, facts);
            return plan.control().stream()
                    .map(InetSocketAddress::getPort)
                    .distinct()
                    .flatMap(port -> paths.in(rules, port).stream())
                    .map(stretch -> control(stretch, facts))
                    .toList();
        });
    }

    private static Remark control(Stretch stretch, HostFacts facts) {
        Passage passage = stretch.passage();
        String port = stretch.ports();
        return switch (passage.fate()) {
            case OPEN -> Remark.ok("This host's rules let clients in to port %s.".formatted(port));
            case SOME_ONLY ->
                    Remark.note(
                            "This host's rules let only some clients in to port %s."
                                    .formatted(port),
                            evidence(stretch));
            case UNKNOWN ->
                    Remark.note(
                            "Whether this host's rules let clients in to port %s depends on a rule that is not understood here."
                                    .formatted(port),
                            evidence(stretch));
            case DIVERTED ->
                    Remark.error(
                            "A rule of this host sends connections to port %s elsewhere: they never reach the server."
                                    .formatted(port),
                            evidence(stretch));
            case DROPPED, REJECTED ->
                    Remark.error(
                                    "This host's rules %s connections to the control port %s: nobody can connect."
                                            .formatted(verb(passage.fate()), port),
                                    evidence(stretch))
                            .fix(FirewallFix.open(facts, port, passage.chain()));
        };
    }

    /** Connections to the passive ports. */
    static List<Remark> passive(Plan plan, HostFacts facts) {
        Optional<List<Remark>> none = withoutRules(plan, facts, "passive connections");
        return none.orElseGet(() -> {
            Ruleset rules = facts.firewall().rules().known().orElseThrow();
            Paths paths = Paths.of(plan, facts);
            List<Stretch> bad = paths.in(rules, PassiveRange.of(plan));
            boolean someControl =
                    plan.control().stream()
                            .flatMap(a -> paths.in(rules, a.getPort()).stream())
                            .anyMatch(s -> s.passage().fate() == Fate.SOME_ONLY);
            return List.of(passive(plan, facts, bad, someControl));
        });
    }

    private static Remark passive(
            Plan plan, HostFacts facts, List<Stretch> bad, boolean someControl) {
        String range = plan.passive().toString();
        String[] evidence =
                bad.stream()
                        .limit(SHOWN)
                        .map(s -> "ports " + s.ports() + ": " + evidence(s))
                        .toArray(String[]::new);
        Optional<Stretch> closed = bad.stream().filter(s -> s.passage().isClosed()).findFirst();
        if (closed.isPresent()) {
            Passage first = closed.get().passage();
            boolean all = bad.size() == 1 && bad.getFirst().ports().equals(range);
            return Remark.error(
                            "This host's rules %s connections to %s %s: listings and transfers in passive mode fail there."
                                    .formatted(
                                            verb(first.fate()),
                                            all ? "the passive ports" : "some of the passive ports",
                                            range),
                            evidence)
                    .fix(FirewallFix.open(facts, range, first.chain()));
        }
        if (bad.stream().anyMatch(s -> s.passage().fate() == Fate.SOME_ONLY)) {
            String what =
                    "This host's rules let only some clients in to the passive ports %s"
                            .formatted(range);
            return someControl
                    ? Remark.note(what + ", as to the control port.", evidence)
                    : Remark.warning(what + ", but everybody to the control port.", evidence);
        }
        return bad.isEmpty()
                ? Remark.ok(
                        "This host's rules let clients in to the passive ports %s."
                                .formatted(range))
                : Remark.note(
                        "Whether this host's rules let clients in to the passive ports %s depends on a rule that is not understood here."
                                .formatted(range),
                        evidence);
    }

    /** Connections of active mode, from this host to clients. */
    static List<Remark> active(Plan plan, HostFacts facts) {
        Optional<List<Remark>> none = withoutRules(plan, facts, "active connections");
        return none.orElseGet(() -> {
            int source = plan.sourcePort() == SourcePort.ANY ? 0 : 20;
            Ruleset rules = facts.firewall().rules().known().orElseThrow();
            return Paths.of(plan, facts).out(rules, source).stream()
                    .map(stretch -> active(stretch, source))
                    .toList();
        });
    }

    private static Remark active(Stretch stretch, int source) {
        Passage passage = stretch.passage();
        String from = source == 0 ? "" : " from port 20";
        if (!passage.isClosed() || passage.chain() == null) {
            return Remark.ok("This host's rules let active mode dial%s.".formatted(from));
        }
        return Remark.warning(
                        "This host's rules %s connections to clients%s: active mode fails, passive mode does not mind."
                                .formatted(verb(passage.fate()), from),
                        evidence(stretch))
                .fix(FirewallFix.dial(source, passage.chain()));
    }

    /** Further packets of connections. */
    static List<Remark> replies(Plan plan, HostFacts facts) {
        Optional<List<Remark>> none = withoutRules(plan, facts, "packets of connections");
        return none.orElseGet(() -> {
            Ruleset rules = facts.firewall().rules().known().orElseThrow();
            Paths paths = Paths.of(plan, facts);
            Optional<Stretch> control = paths.replies(rules, plan.control().getFirst().getPort());
            Optional<Stretch> active = paths.replies(rules, 20);
            return control.filter(s -> s.passage().isClosed())
                    .map(s -> lost(s, "every connection stalls after its first packet"))
                    .or(() ->
                            active.filter(s -> s.passage().isClosed())
                                    .map(s -> lost(s, "active mode fails")))
                    .map(List::of)
                    .orElseGet(() ->
                            List.of(
                                    Remark.ok(
                                            "This host's rules let packets of connections through.")));
        });
    }

    private static Remark lost(Stretch stretch, String outcome) {
        Remark error =
                Remark.error(
                        "This host's rules %s packets of connections that exist: %s."
                                .formatted(verb(stretch.passage().fate()), outcome),
                        evidence(stretch));
        return stretch.passage().chain() == null
                ? error
                : error.fix(FirewallFix.keep(stretch.passage().chain()));
    }

    /** What is to say where no rule can be asked. */
    private static Optional<List<Remark>> withoutRules(Plan plan, HostFacts facts, String what) {
        Fact<Ruleset> rules = facts.firewall().rules();
        if (Paths.of(plan, facts).isEmpty()) {
            return Optional.of(
                    List.of(
                            Remark.ok(
                                    "No other host comes this way, so rules for "
                                            + what
                                            + " do not matter.")));
        }
        return rules.known().isPresent()
                ? Optional.empty()
                : Optional.of(List.of(FirewallUnseen.remark(plan, facts, what)));
    }

    private static String evidence(Stretch stretch) {
        return stretch.passage().rule() + " (" + stretch.by() + ")";
    }

    private static String verb(Fate fate) {
        return fate == Fate.REJECTED ? "reject" : "drop";
    }
}
