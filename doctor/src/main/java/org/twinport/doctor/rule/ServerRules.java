package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.ACTIVE_BLOCKED_THERE;
import static org.twinport.diagnosis.Cause.ACTIVE_DROPPED;
import static org.twinport.diagnosis.Cause.ACTIVE_PORT_NOT_20;
import static org.twinport.diagnosis.Cause.ACTIVE_REFUSED;
import static org.twinport.diagnosis.Cause.ACTIVE_REWRITTEN;
import static org.twinport.diagnosis.Cause.ACTIVE_UNREACHABLE;
import static org.twinport.diagnosis.Cause.PASSIVE_REWRITTEN;

import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.ConnectBack;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.ServerView;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.protocol.diag.ActiveView;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.diag.ConnectionOutcome;
import org.twinport.protocol.diag.DialView;
import org.twinport.protocol.diag.PassiveView;
import org.twinport.protocol.endpoint.HostPort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server saw, beside what was seen here: gateways that rewrite, and dials; pure. */
final class ServerRules {

    private ServerRules() {}

    /**
     * Whether the reply to PASV arrived with other numbers than the server had sent, to no good.
     */
    static Optional<Diagnosis> passiveRewritten(Facts facts) {
        List<String> failed =
                facts.passive().stream()
                        .filter(t -> !t.dials().isEmpty() && !t.isConnectedAsAnnounced())
                        .map(t -> t.way().name())
                        .toList();
        boolean other = facts.passive().stream().anyMatch(PassiveTry::succeeded);
        return facts.views().stream()
                .filter(v -> failed.contains(v.after()))
                .flatMap(v -> differing(v).stream())
                .findFirst()
                .map(what -> Diagnosis.of(Part.PASSIVE, PASSIVE_REWRITTEN, what, evidence(facts)))
                .map(d -> other ? d.notBlocking() : d);
    }

    private static Optional<String> differing(ServerView view) {
        return view.view()
                .passive()
                .filter(p -> p.extended() == view.after().equals("EPSV"))
                .filter(p -> !isTheSame(p, view.sent()))
                .map(PassiveView::endpoint)
                .map(HostPort::toString)
                .map(sent ->
                        "The server announced %s, and %s arrived here"
                                .formatted(sent, view.sent()));
    }

    /** EPSV names a port only. */
    private static boolean isTheSame(PassiveView sent, String arrived) {
        String end = sent.extended() ? ":" + sent.endpoint().port() : sent.endpoint().toString();
        return arrived.endsWith(end);
    }

    /** Whether the server turned this client's data connection away as somebody else's. */
    static boolean isTurnedAway(Facts facts) {
        return facts.views().stream()
                .flatMap(v -> v.view().data().stream())
                .anyMatch(d -> d.strangers() > 0 && d.connected().isEmpty());
    }

    /** Whether PORT arrived with other numbers than were sent. */
    static Optional<Diagnosis> portRewritten(Facts facts) {
        for (ServerView view : facts.views()) {
            Optional<ActiveView> active = view.view().active();
            boolean port =
                    view.after().equals("PORT") && active.filter(a -> !a.extended()).isPresent();
            Optional<HostPort> arrived =
                    port ? HostPort.parsePort(active.orElseThrow().argument()) : Optional.empty();
            if (port && arrived.filter(a -> a.toString().equals(view.sent())).isEmpty()) {
                String what =
                        "PORT left here with %s, and reached the server as %s"
                                .formatted(view.sent(), active.orElseThrow().argument());
                return Optional.of(
                        Diagnosis.of(Part.ACTIVE, ACTIVE_REWRITTEN, what, evidence(facts)));
            }
        }
        return Optional.empty();
    }

    /** What the server's own dials came to. */
    static Optional<Diagnosis> active(Facts facts) {
        Optional<Diagnosis> rewritten = portRewritten(facts);
        return rewritten.isPresent()
                ? rewritten
                : facts.connectBack().flatMap(back -> dialled(facts, back));
    }

    private static Optional<Diagnosis> dialled(Facts facts, ConnectBack back) {
        ConnectView view = back.view();
        ConnectionOutcome from20 = outcome(view.fromPort20());
        ConnectionOutcome fromAny = outcome(view.fromAnyPort());
        String said =
                "the server dialled %s: from port 20 %s, from another port %s"
                        .formatted(view.target(), from20.word(), fromAny.word());
        Cause cause;
        if (from20 == ConnectionOutcome.TIMED_OUT && fromAny == ConnectionOutcome.CONNECTED) {
            return Optional.of(
                    found(
                                    facts,
                                    ACTIVE_BLOCKED_THERE,
                                    "Packets from port 20 get lost, others do not: " + said)
                            .or(
                                    ACTIVE_DROPPED,
                                    "capture on the server: does the SYN from port 20 leave?"));
        }
        if (from20 == ConnectionOutcome.CONNECTED) {
            return Optional.of(
                    found(
                            facts,
                            ACTIVE_PORT_NOT_20,
                            "Only connections from port 20 come through: " + said));
        }
        if (from20 == ConnectionOutcome.REFUSED || fromAny == ConnectionOutcome.REFUSED) {
            cause = ACTIVE_REFUSED;
        } else if (from20 == ConnectionOutcome.UNREACHABLE
                || fromAny == ConnectionOutcome.UNREACHABLE) {
            cause = ACTIVE_UNREACHABLE;
        } else if (from20 == ConnectionOutcome.TIMED_OUT
                || fromAny == ConnectionOutcome.TIMED_OUT) {
            cause = ACTIVE_DROPPED;
        } else {
            return Optional.empty();
        }
        Diagnosis found = found(facts, cause, "Nothing of the server's comes through: " + said);
        return Optional.of(
                from20 == ConnectionOutcome.PORT_DENIED
                        ? found.or(
                                ACTIVE_PORT_NOT_20,
                                "give the server the right to bind port 20, and try again")
                        : found);
    }

    private static ConnectionOutcome outcome(Optional<DialView> dial) {
        return dial.map(DialView::outcome).orElse(ConnectionOutcome.NOT_SET_UP);
    }

    private static Diagnosis found(Facts facts, Cause cause, String detail) {
        List<String> evidence = new ArrayList<>(ActiveRules.evidence(facts));
        evidence.addAll(evidence(facts));
        return Diagnosis.of(Part.ACTIVE, cause, detail, evidence);
    }

    /** The server's view as facts. */
    static List<String> evidence(Facts facts) {
        List<String> lines = new ArrayList<>();
        facts.views().stream()
                .findFirst()
                .ifPresent(v ->
                        lines.add(
                                "the server sees this client at %s; here it is %s"
                                        .formatted(
                                                v.view().peer(),
                                                facts.local()
                                                        .map(Texts::shown)
                                                        .orElse("unknown"))));
        facts.connectBack()
                .ifPresent(b -> {
                    b.view()
                            .fromPort20()
                            .ifPresent(d ->
                                    lines.add(
                                            "connect-back from port 20: %s after %d ms"
                                                    .formatted(
                                                            d.outcome().word(),
                                                            d.took().toMillis())));
                    b.view()
                            .fromAnyPort()
                            .ifPresent(d ->
                                    lines.add(
                                            "connect-back from any port: %s after %d ms"
                                                    .formatted(
                                                            d.outcome().word(),
                                                            d.took().toMillis())));
                    lines.add("connections that arrived here: " + b.arrivals().size());
                });
        return lines;
    }
}
