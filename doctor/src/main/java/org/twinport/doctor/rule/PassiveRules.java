package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.*;

import org.twinport.diagnosis.Actor;
import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.PassiveTry.Way;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.net.probe.Dial;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why passive mode does not work, or not for everybody; pure. */
final class PassiveRules {

    private PassiveRules() {}

    static List<Diagnosis> of(Facts facts) {
        List<PassiveTry> normal = facts.passive(Setting.NORMAL);
        List<Diagnosis> found = new ArrayList<>();
        if (normal.isEmpty()) {
            return found;
        }
        swallowed(facts, normal).ifPresent(found::add);
        refused(normal).ifPresent(found::add);
        ServerRules.passiveRewritten(facts).ifPresent(found::add);
        shut(facts, normal).ifPresent(found::add);
        someOnly(facts).ifPresent(found::add);
        address(facts, normal).ifPresent(found::add);
        unreadable(normal).ifPresent(found::add);
        normal.stream()
                .flatMap(t -> t.transfer().stream())
                .flatMap(t -> TransferRules.of(facts, Part.PASSIVE, t).stream())
                .findFirst()
                .ifPresent(found::add);
        return found;
    }

    private static Diagnosis found(Cause cause, String detail, List<String> evidence) {
        return Diagnosis.of(Part.PASSIVE, cause, detail, evidence);
    }

    static Stream<PassiveTry> by(Way way, List<PassiveTry> tries) {
        return tries.stream().filter(t -> t.way() == way);
    }

    private static List<String> evidence(List<PassiveTry> tries) {
        List<String> lines = new ArrayList<>();
        for (PassiveTry t : tries) {
            lines.add("%s: %s".formatted(t.way(), t.heard().shown()));
            t.dials().forEach(d -> lines.add("dialled " + Texts.shown(d)));
        }
        return lines;
    }

    // ---- the command gets no reply

    private static Optional<Diagnosis> swallowed(Facts facts, List<PassiveTry> normal) {
        List<PassiveTry> without =
                normal.stream()
                        .filter(t -> t.heard().reply() == null || t.heard().code() == 421)
                        .filter(t -> t.heard().kind() != Heard.Kind.NOT_ASKED)
                        .toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        PassiveTry first = without.getFirst();
        String what = "%s: %s".formatted(first.way(), first.heard().shown());
        boolean otherWorks = facts.passive().stream().anyMatch(PassiveTry::succeeded);
        if (first.way() == Way.EPSV && otherWorks) {
            return Optional.of(
                    found(EPSV_BROKEN, what + "; PASV works", evidence(normal)).notBlocking());
        }
        Diagnosis ended =
                found(
                                GATEWAY_ENDS_SESSION,
                                "The session does not get over " + what,
                                evidence(normal))
                        .or(
                                CONTROL_LOST,
                                "capture on the server: did the command arrive, did a reply leave?");
        return Optional.of(otherWorks ? ended.notBlocking() : ended);
    }

    // ---- the command is refused

    private static Optional<Diagnosis> refused(List<PassiveTry> normal) {
        if (!normal.stream().allMatch(t -> t.heard().isNo() && t.heard().code() != 421)) {
            return Optional.empty();
        }
        Heard last = normal.getLast().heard();
        String said = "%s: %s".formatted(normal.getLast().way(), last.shown());
        Optional<Cause> quoted = Texts.quoted(last);
        if (quoted.isPresent()) {
            return Optional.of(
                    found(quoted.get(), "The server says: " + last.text(), evidence(normal)));
        }
        if (last.code() == 521 || Texts.wantsTls(last)) {
            return Optional.of(
                    found(
                            DATA_PROTECTION_MISSING,
                            "The server wants data in TLS: " + said,
                            evidence(normal)));
        }
        return Optional.of(
                Texts.hasNoPorts(last)
                        ? found(
                                PASSIVE_RANGE_USED_UP,
                                "The server has no port to offer: " + said,
                                evidence(normal))
                        : found(
                                PASSIVE_DISABLED,
                                "The server refuses passive mode: " + said,
                                evidence(normal)));
    }

    private static Optional<Diagnosis> unreadable(List<PassiveTry> normal) {
        return normal.stream()
                .filter(t -> t.heard().isYes() && t.announced().isEmpty())
                .findFirst()
                .map(t ->
                        found(
                                PASSIVE_REPLY_BROKEN,
                                "The reply to %s names no port: %s"
                                        .formatted(t.way(), t.heard().shown()),
                                evidence(normal)))
                .map(d -> normal.stream().anyMatch(PassiveTry::succeeded) ? d.notBlocking() : d);
    }

    // ---- no port answers

    private static Optional<Diagnosis> shut(Facts facts, List<PassiveTry> normal) {
        List<PassiveTry> dialled = normal.stream().filter(t -> !t.dials().isEmpty()).toList();
        boolean someAnswer =
                facts.passive(Setting.PORT_ONLY).stream().anyMatch(PassiveTry::isConnected);
        if (dialled.isEmpty() || someAnswer || dialled.stream().anyMatch(PassiveTry::isConnected)) {
            return Optional.empty();
        }
        Dial dial = dialled.getFirst().dials().getLast();
        List<String> evidence = evidence(normal);
        facts.control().stream()
                .filter(Dial::connected)
                .findFirst()
                .ifPresent(d -> evidence.add("control " + Texts.shown(d)));
        Where.shown(facts, dial.target().getPort()).ifPresent(evidence::add);
        if (facts.passive(Setting.AFTER_CCC).stream().anyMatch(PassiveTry::isConnected)) {
            return Optional.of(
                    found(
                            PASSIVE_HIDDEN_BY_TLS,
                            "%s does not answer, but the port announced in clear after CCC does"
                                    .formatted(Texts.shown(dial.target())),
                            evidence));
        }
        Diagnosis shut =
                switch (dial.answer()) {
                    case REFUSED -> refusedPort(facts, dial, evidence);
                    case REJECTED, NO_ROUTE ->
                            found(
                                    PASSIVE_UNREACHABLE,
                                    "A firewall or router rejects connections to the announced port %s"
                                            .formatted(Texts.shown(dial.target())),
                                    evidence);
                    case SILENCE, CONNECTED -> dropped(facts, dial, evidence);
                };
        return Optional.of(
                facts.isSecured()
                        ? shut.or(
                                PASSIVE_HIDDEN_BY_TLS,
                                "try the same without TLS, if the server allows that for a harmless user")
                        : shut);
    }

    private static Diagnosis refusedPort(Facts facts, Dial dial, List<String> evidence) {
        String target = Texts.shown(dial.target());
        return Where.isRefusedBefore(facts, dial.target().getPort())
                ? found(
                        PASSIVE_REFUSED,
                        "Something before the server refuses the announced port %s: it is not forwarded"
                                .formatted(target),
                        evidence)
                : found(
                        PASSIVE_REFUSED,
                        "The announced port %s refuses connections".formatted(target),
                        evidence);
    }

    private static Diagnosis dropped(Facts facts, Dial dial, List<String> evidence) {
        String target = Texts.shown(dial.target());
        return switch (Where.silent(facts, dial.target().getPort())) {
            case HERE ->
                    found(
                            PASSIVE_BLOCKED_HERE,
                            "Packets to the announced port %s are dropped on this side of the path"
                                    .formatted(target),
                            evidence);
            case THERE ->
                    found(
                                    PASSIVE_DROPPED,
                                    "Packets to the announced port %s are dropped at the server or just before it"
                                            .formatted(target),
                                    evidence)
                            .with(Actor.ADMINISTRATOR);
            case UNKNOWN ->
                    found(
                                    PASSIVE_DROPPED,
                                    "Packets to the announced port %s get no answer"
                                            .formatted(target),
                                    evidence)
                            .or(
                                    PASSIVE_BLOCKED_HERE,
                                    "try from another network, or capture on the server: does the SYN arrive?");
        };
    }

    // ---- some ports answer, some do not

    private static Optional<Diagnosis> someOnly(Facts facts) {
        List<PassiveTry> all =
                Stream.concat(
                                facts.passive(Setting.NORMAL).stream(),
                                facts.passive(Setting.PORT_ONLY).stream())
                        .filter(t -> !t.dials().isEmpty())
                        .toList();
        List<PassiveTry> good = all.stream().filter(PassiveTry::isConnected).toList();
        List<PassiveTry> bad = all.stream().filter(t -> !t.isConnected()).toList();
        if (good.isEmpty() || bad.isEmpty()) {
            return Optional.empty();
        }
        boolean byWay =
                bad.size() > 1
                        && good.size() > 1
                        && bad.stream().map(PassiveTry::way).distinct().count() == 1
                        && good.stream().noneMatch(t -> t.way() == bad.getFirst().way());
        String shown = "ports %s answer, ports %s do not".formatted(ports(good), ports(bad));
        if (!byWay) {
            return Optional.of(
                    found(PASSIVE_SOME_PORTS, "Of the passive range, " + shown, evidence(all))
                            .notBlocking());
        }
        return Optional.of(
                bad.getFirst().way() == Way.EPSV
                        ? found(
                                        EPSV_BROKEN,
                                        "The ports that EPSV names are shut, those of PASV are open: "
                                                + shown,
                                        evidence(all))
                                .notBlocking()
                        : found(
                                        PASSIVE_REWRITTEN,
                                        "The ports that PASV names are shut, those of EPSV are open: "
                                                + shown,
                                        evidence(all))
                                .or(
                                        PASSIVE_SOME_PORTS,
                                        "compare the port in the server's log with the one that arrived here")
                                .notBlocking());
    }

    private static String ports(List<PassiveTry> tries) {
        return tries.stream()
                .map(t -> String.valueOf(t.dials().getLast().target().getPort()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    // ---- the address is of no use

    private static Optional<Diagnosis> address(Facts facts, List<PassiveTry> normal) {
        Optional<InetSocketAddress> server = facts.server();
        Optional<PassiveTry> told =
                facts.passive().stream()
                        .filter(t -> t.way() == Way.PASV && t.announced().isPresent())
                        .findFirst();
        if (server.isEmpty() || told.isEmpty() || told.get().isConnectedAsAnnounced()) {
            return Optional.empty();
        }
        InetAddress said = told.get().announced().orElseThrow().getAddress();
        InetAddress seen = server.get().getAddress();
        if (Arrays.equals(said.getAddress(), seen.getAddress())) {
            return Optional.empty();
        }
        // 0.0.0.0 is what some servers say for "where you have reached me", and clients know it.
        if (AddressScope.of(said) == AddressScope.UNUSABLE && told.get().isConnected()) {
            return Optional.empty();
        }
        boolean otherWorks = facts.passive().stream().anyMatch(PassiveTry::succeeded);
        String what =
                "PASV announces %s, while the server is reached at %s"
                        .formatted(HostPort.literal(said), HostPort.literal(seen));
        Diagnosis diagnosis = found(addressCause(said), what, evidence(normal));
        return Optional.of(otherWorks ? diagnosis.notBlocking() : diagnosis);
    }

    private static Cause addressCause(InetAddress said) {
        return switch (AddressScope.of(said)) {
            case PUBLIC -> PASSIVE_FOREIGN_ADDRESS;
            case UNUSABLE -> PASSIVE_REPLY_BROKEN;
            case LOOPBACK, LINK_LOCAL, PRIVATE -> PASSIVE_PRIVATE_ADDRESS;
        };
    }
}
