package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.*;

import org.twinport.diagnosis.Actor;
import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why active mode does not work; pure. */
final class ActiveRules {

    private static final int FTP_DATA = 20;

    /** A refusal comes back as soon as the packet has been there and back. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private ActiveRules() {}

    static List<Diagnosis> of(Facts facts) {
        if (facts.active().isEmpty() || facts.active().stream().anyMatch(ActiveTry::succeeded)) {
            return List.of();
        }
        ActiveTry first = facts.active().getFirst();
        if (first.transfer().isEmpty()) {
            return List.of(refused(facts, first));
        }
        Transfer transfer = first.transfer().get();
        if (first.arrival().isPresent()) {
            return TransferRules.of(facts, Part.ACTIVE, transfer).stream().toList();
        }
        return List.of(
                first.strangers().isEmpty()
                        ? neverCame(facts, first, transfer)
                        : fromElsewhere(facts, first));
    }

    private static Diagnosis found(Facts facts, Cause cause, String detail) {
        return Diagnosis.of(Part.ACTIVE, cause, detail, evidence(facts));
    }

    static List<String> evidence(Facts facts) {
        List<String> lines = new ArrayList<>();
        for (ActiveTry t : facts.active()) {
            lines.add(
                    "%s announced %s: %s"
                            .formatted(t.command(), Texts.shown(t.announced()), t.heard().shown()));
            t.arrival().ifPresent(a -> lines.add("the server connected from " + Texts.shown(a)));
            t.strangers().forEach(a -> lines.add("a connection came from " + Texts.shown(a)));
            t.wire()
                    .ifPresent(w ->
                            w.attempts()
                                    .forEach(a ->
                                            lines.add("captured: a SYN from " + Texts.shown(a))));
            t.transfer()
                    .filter(x -> x.last().kind() != Heard.Kind.NOT_ASKED)
                    .ifPresent(x -> lines.add("%s: %s".formatted(x.command(), x.last().shown())));
            if (t.transfer().isPresent() && t.arrival().isEmpty()) {
                lines.add("no connection arrived within %d ms".formatted(t.waited().toMillis()));
            }
        }
        return lines;
    }

    /** Whether the address that was announced is of another kind than the server's. */
    private static boolean isBehindNat(Facts facts, ActiveTry t) {
        AddressScope here = AddressScope.of(t.announced().getAddress());
        AddressScope there = facts.server().map(s -> AddressScope.of(s.getAddress())).orElse(here);
        return here != there;
    }

    private static Diagnosis refused(Facts facts, ActiveTry t) {
        Heard heard = t.heard();
        String said =
                "%s %s: %s"
                        .formatted(
                                t.command(),
                                HostPort.literal(t.announced().getAddress()),
                                heard.shown());
        if (heard.kind() == Heard.Kind.SILENCE) {
            return silentAtPort(facts, t, said);
        }
        if (heard.reply() == null) {
            return found(facts, GATEWAY_ENDS_SESSION, "The session does not get over " + said)
                    .or(ACTIVE_DISABLED, "capture on the server: did the command arrive?");
        }
        Optional<Diagnosis> rewritten = ServerRules.portRewritten(facts);
        if (rewritten.isPresent()) {
            return rewritten.get();
        }
        Optional<Cause> quoted = Texts.quoted(heard);
        if (quoted.isPresent()) {
            return found(facts, quoted.get(), "The server refuses " + said);
        }
        if (isBehindNat(facts, t)) {
            return found(
                    facts,
                    ACTIVE_PRIVATE_ADDRESS,
                    "This computer is behind NAT, and the server refuses its private address: "
                            + said);
        }
        if (Texts.isAboutAddress(heard)) {
            return found(
                            facts,
                            privateOrForeign(t),
                            "The server sees this client at another address: " + said)
                    .or(
                            ACTIVE_REWRITTEN,
                            "compare the PORT that the server logs with the one that was sent");
        }
        return found(facts, ACTIVE_DISABLED, "The server refuses active mode: " + said);
    }

    /** pyftpdlib dials as soon as it has PORT, and answers only then. */
    private static Diagnosis silentAtPort(Facts facts, ActiveTry t, String said) {
        return captured(facts, t)
                .orElseGet(() ->
                        found(facts, ACTIVE_NEVER_DIALLED, "The server does not get over " + said)
                                .or(ACTIVE_BLOCKED_HERE, "capture here: does a SYN arrive?")
                                .or(
                                        ACTIVE_BLOCKED_THERE,
                                        "capture on the server: does a SYN leave?")
                                .or(
                                        GATEWAY_ENDS_SESSION,
                                        "capture on the server: did PORT arrive?"));
    }

    private static Cause privateOrForeign(ActiveTry t) {
        return AddressScope.of(t.announced().getAddress()) == AddressScope.PUBLIC
                ? ACTIVE_FOREIGN_ADDRESS
                : ACTIVE_PRIVATE_ADDRESS;
    }

    private static Diagnosis fromElsewhere(Facts facts, ActiveTry t) {
        return found(
                facts,
                ACTIVE_FOREIGN_PEER,
                "The connection to %s came from %s, not from the server's address"
                        .formatted(
                                Texts.shown(t.announced()), Texts.shown(t.strangers().getFirst())));
    }

    private static Diagnosis neverCame(Facts facts, ActiveTry t, Transfer transfer) {
        Optional<Diagnosis> captured = captured(facts, t);
        boolean arrived = t.wire().filter(w -> !w.attempts().isEmpty()).isPresent();
        if (captured.isPresent() && arrived) {
            return captured.get();
        }
        Heard last = transfer.last();
        String told = Texts.shown(t.announced());
        if (isBehindNat(facts, t)) {
            return found(
                    facts,
                    ACTIVE_PRIVATE_ADDRESS,
                    "This computer is behind NAT; the server dials %s, which leads nowhere from there"
                            .formatted(told));
        }
        Optional<Diagnosis> seen = ServerRules.active(facts).or(() -> captured);
        if (seen.isPresent()) {
            return seen.get();
        }
        Optional<Cause> quoted = Texts.quoted(last);
        if (quoted.isPresent()) {
            return found(facts, quoted.get(), "The server says: " + last.text());
        }
        if (last.isNo()) {
            return answered(facts, t, last, told);
        }
        return found(
                        facts,
                        ACTIVE_NEVER_DIALLED,
                        "No connection of the server's arrived at %s".formatted(told))
                .or(
                        ACTIVE_BLOCKED_HERE,
                        "allow incoming connections here for a minute, or capture here: does a SYN arrive?")
                .or(ACTIVE_BLOCKED_THERE, "capture on the server: does a SYN leave?");
    }

    private static Diagnosis answered(Facts facts, ActiveTry t, Heard last, String told) {
        if (Texts.isForbidden(last)) {
            return found(
                            facts,
                            ACTIVE_BLOCKED_THERE,
                            "The server cannot dial %s: %s".formatted(told, last.shown()))
                    .or(
                            ACTIVE_UNREACHABLE,
                            "capture on the server: does a SYN leave, and does an ICMP message come back?");
        }
        if (last.code() == 425 || last.code() == 426) {
            boolean quick = t.waited().compareTo(AT_ONCE) < 0;
            return quick || Texts.isRefused(last)
                    ? found(
                                    facts,
                                    ACTIVE_REFUSED,
                                    "The server is refused at %s: %s".formatted(told, last.shown()))
                            .or(ACTIVE_BLOCKED_THERE, "look into the server's log of that second")
                    : found(
                                    facts,
                                    ACTIVE_DROPPED,
                                    "The server gets no answer at %s: %s"
                                            .formatted(told, last.shown()))
                            .or(ACTIVE_BLOCKED_THERE, "capture on the server: does a SYN leave?");
        }
        return found(facts, COMMAND_REFUSED, "The server refuses: " + last.shown());
    }

    /** What a raw capture saw although no connection came to be. */
    private static Optional<Diagnosis> captured(Facts facts, ActiveTry t) {
        if (t.wire().isEmpty()) {
            return Optional.empty();
        }
        List<java.net.InetSocketAddress> attempts = t.wire().get().attempts();
        if (attempts.isEmpty()) {
            return Optional.of(
                    found(
                                    facts,
                                    ACTIVE_NEVER_DIALLED,
                                    "No packet of the server's arrives at this computer for %s"
                                            .formatted(Texts.shown(t.announced())))
                            .with(Actor.FIREWALL)
                            .or(ACTIVE_BLOCKED_THERE, "capture on the server: does a SYN leave?"));
        }
        int from = attempts.getFirst().getPort();
        return Optional.of(
                from == FTP_DATA
                        ? found(
                                        facts,
                                        ACTIVE_BLOCKED_HERE,
                                        "The server's SYN from port 20 arrives, and this computer's firewall drops it")
                                .with(Actor.USER)
                        : found(
                                        facts,
                                        ACTIVE_BLOCKED_HERE,
                                        "The server's SYN arrives from port %d, and this computer's firewall drops it"
                                                .formatted(from))
                                .with(Actor.USER)
                                .or(
                                        ACTIVE_PORT_NOT_20,
                                        "does this computer's firewall let port 20 in only?"));
    }
}
