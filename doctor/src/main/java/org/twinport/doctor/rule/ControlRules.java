package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.ADDRESS_DEAD;
import static org.twinport.diagnosis.Cause.CONTROL_BLOCKED_HERE;
import static org.twinport.diagnosis.Cause.CONTROL_DROPPED;
import static org.twinport.diagnosis.Cause.CONTROL_REFUSED;
import static org.twinport.diagnosis.Cause.CONTROL_REJECTED;
import static org.twinport.diagnosis.Cause.HOST_DOWN;
import static org.twinport.diagnosis.Cause.IPV6_DEAD;
import static org.twinport.diagnosis.Cause.NAME_PRIVATE;
import static org.twinport.diagnosis.Cause.NAME_UNKNOWN;
import static org.twinport.diagnosis.Cause.NO_ROUTE;
import static org.twinport.diagnosis.Cause.RESOLVER_FAILED;

import org.twinport.diagnosis.Actor;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.NameFact.Lookup;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.protocol.endpoint.AddressScope;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What keeps a client from the control port: the name, the route, a firewall, no server; pure. */
final class ControlRules {

    /** A neighbour that does not answer is given up by its router after three questions. */
    private static final Duration NEIGHBOUR = Duration.ofMillis(2_400);

    /** The router may have begun to ask before, for another packet. */
    private static final Duration SLOWLY = Duration.ofMillis(600);

    private ControlRules() {}

    static List<Diagnosis> of(Facts facts) {
        Lookup lookup = facts.name().lookup();
        if (lookup == Lookup.UNKNOWN || lookup == Lookup.FAILED) {
            return List.of(name(facts));
        }
        if (facts.control().isEmpty()) {
            return List.of();
        }
        return facts.control().stream().anyMatch(Dial::connected)
                ? partly(facts)
                : List.of(closed(facts));
    }

    private static Diagnosis name(Facts facts) {
        String took = "the lookup took %d ms".formatted(facts.name().took().toMillis());
        if (facts.name().lookup() == Lookup.UNKNOWN) {
            return Diagnosis.of(
                    Part.SESSION,
                    NAME_UNKNOWN,
                    "There is no address for the name %s".formatted(facts.name().name()),
                    List.of(took));
        }
        return Diagnosis.of(
                        Part.SESSION,
                        RESOLVER_FAILED,
                        "The name service gives no answer about %s".formatted(facts.name().name()),
                        List.of(took))
                .or(
                        NAME_UNKNOWN,
                        "look up a name that is known to exist: if that works, this name is wrong");
    }

    /** One address works, another does not: clients that take the other one wait, or fail. */
    private static List<Diagnosis> partly(Facts facts) {
        boolean v6 = facts.control().stream().anyMatch(d -> d.connected() && isIpv6(d));
        boolean v4 = facts.control().stream().anyMatch(d -> d.connected() && !isIpv6(d));
        List<Diagnosis> found = new ArrayList<>();
        for (Dial dial : facts.control()) {
            boolean other = isIpv6(dial) ? !v6 : !v4;
            boolean harmless =
                    dial.answer() == Answer.NO_ROUTE || (other && dial.answer() == Answer.REFUSED);
            if (!dial.connected() && !harmless) {
                found.add(
                        Diagnosis.of(
                                        Part.SESSION,
                                        isIpv6(dial) && !v6 ? IPV6_DEAD : ADDRESS_DEAD,
                                        "%s has %d addresses; %s gives %s"
                                                .formatted(
                                                        facts.name().name(),
                                                        facts.control().size(),
                                                        Texts.shown(dial.target()),
                                                        dial.answer().words()),
                                        evidence(facts))
                                .notBlocking());
            }
        }
        return found.stream().limit(1).toList();
    }

    private static boolean isIpv6(Dial dial) {
        return dial.target().getAddress() instanceof Inet6Address;
    }

    private static Diagnosis closed(Facts facts) {
        Dial dial =
                facts.control().stream()
                        .filter(d -> d.answer() != Answer.NO_ROUTE)
                        .findFirst()
                        .orElse(facts.control().getFirst());
        return switch (dial.answer()) {
            case REFUSED -> refused(facts, dial);
            case REJECTED -> rejected(facts, dial);
            case SILENCE -> silent(facts, dial);
            case NO_ROUTE, CONNECTED ->
                    found(facts, NO_ROUTE, "This computer has no route to %s", dial);
        };
    }

    private static Diagnosis found(
            Facts facts, org.twinport.diagnosis.Cause cause, String detail, Dial dial) {
        return Diagnosis.of(
                Part.SESSION, cause, detail.formatted(Texts.shown(dial.target())), evidence(facts));
    }

    private static Diagnosis refused(Facts facts, Dial dial) {
        int port = dial.target().getPort();
        if (Where.isRefusedBefore(facts, port)) {
            return found(
                    facts,
                    CONTROL_REJECTED,
                    "A firewall or router before the host refuses connections to %s",
                    dial);
        }
        return found(facts, CONTROL_REFUSED, "Nothing listens on %s", dial)
                .or(
                        CONTROL_REJECTED,
                        "on the server, see whether something listens on the port (ss -ltn): if so, a firewall"
                                + " sends the reset");
    }

    /** The last router asks for the host's hardware address in vain, which takes a while. */
    private static boolean isNobodyThere(Facts facts, Dial dial) {
        boolean alive = facts.references().stream().anyMatch(r -> isAlive(r.answer()));
        boolean slowly =
                dial.took().compareTo(SLOWLY) > 0
                        || facts.references().stream()
                                .anyMatch(r ->
                                        r.answer() == Answer.REJECTED
                                                && r.took().compareTo(NEIGHBOUR) > 0);
        return !alive && slowly;
    }

    private static Diagnosis rejected(Facts facts, Dial dial) {
        if (isOutOfReach(facts, dial.target().getAddress())
                && facts.name().lookup() == Lookup.FOUND) {
            return found(facts, NAME_PRIVATE, "The name leads to %s, which is private", dial)
                    .or(CONTROL_REJECTED, "dial the server's public address");
        }
        if (isNobodyThere(facts, dial)) {
            return found(
                    facts,
                    HOST_DOWN,
                    "The last router before the host looked for it in vain: %s is down or has another address",
                    dial);
        }
        Diagnosis rejected =
                found(
                        facts,
                        CONTROL_REJECTED,
                        "A firewall or router rejects connections to %s",
                        dial);
        boolean others = facts.references().stream().anyMatch(r -> isAlive(r.answer()));
        return others
                ? rejected
                : rejected.or(
                        HOST_DOWN,
                        "ask whether the host is up, and whether the network has a route to it");
    }

    private static boolean isAlive(Answer answer) {
        return answer == Answer.CONNECTED || answer == Answer.REFUSED;
    }

    private static Diagnosis silent(Facts facts, Dial dial) {
        int port = dial.target().getPort();
        boolean alive = facts.references().stream().anyMatch(r -> isAlive(r.answer()));
        Where where = Where.silent(facts, port);
        boolean everywhere = facts.canary().filter(c -> c.answer() == Answer.SILENCE).isPresent();
        if (where == Where.HERE || everywhere) {
            return found(
                    facts,
                    CONTROL_BLOCKED_HERE,
                    "Packets to %s are dropped on this side of the path",
                    dial);
        }
        if (isOutOfReach(facts, dial.target().getAddress())
                && facts.name().lookup() == Lookup.FOUND) {
            return found(facts, NAME_PRIVATE, "The name leads to %s, which is private", dial)
                    .or(CONTROL_DROPPED, "dial the server's public address");
        }
        Diagnosis dropped =
                found(facts, CONTROL_DROPPED, "Packets to %s get no answer", dial)
                        .with(where == Where.THERE ? Actor.ADMINISTRATOR : Actor.FIREWALL);
        if (!alive) {
            dropped =
                    dropped.or(
                            HOST_DOWN,
                            "ask whether the host is up: no other port of it answers either (22, 80, 443, 990)");
        }
        return where == Where.UNKNOWN
                ? dropped.or(
                        CONTROL_BLOCKED_HERE,
                        "try from another network, or capture on the server: does the SYN arrive?")
                : dropped;
    }

    /** Private, while this computer would dial from a public address. */
    private static boolean isOutOfReach(Facts facts, InetAddress target) {
        AddressScope there = AddressScope.of(target);
        AddressScope here = facts.source().map(AddressScope::of).orElse(AddressScope.UNUSABLE);
        return there == AddressScope.PRIVATE && here == AddressScope.PUBLIC;
    }

    static List<String> evidence(Facts facts) {
        List<String> lines = new ArrayList<>();
        facts.control().forEach(d -> lines.add(Texts.shown(d)));
        facts.references().forEach(d -> lines.add(Texts.shown(d)));
        facts.canary().ifPresent(d -> lines.add("canary " + Texts.shown(d)));
        facts.control().stream()
                .findFirst()
                .flatMap(d -> Where.shown(facts, d.target().getPort()))
                .ifPresent(lines::add);
        return lines;
    }
}
