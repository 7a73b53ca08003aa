package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Owner;
import org.twinport.daemon.preflight.host.HostFacts.Span;
import org.twinport.daemon.preflight.host.Plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ports of passive mode; pure. */
final class PassiveRange {

    private static final String BETTER = "passive.ports: 61000-61999";

    /** Where nothing else limits how many clients wait at once. */
    private static final int ENOUGH = 50;

    private static final int SHOWN = 5;

    /** Ports on TCP for which routers have readers of other protocols. */
    private static final Map<Integer, String> READ_BY_ROUTERS =
            Map.of(
                    1719, "H.323",
                    1720, "H.323",
                    1723, "PPTP",
                    2000, "SCCP",
                    5060, "SIP",
                    5061, "SIP",
                    6667, "IRC",
                    8554, "RTSP");

    private PassiveRange() {}

    static Span of(Plan plan) {
        return new Span(plan.passive().first(), plan.passive().last());
    }

    /** Whether others listen there. */
    static List<Remark> listeners(Plan plan, HostFacts facts) {
        Fact<List<Listener>> listeners = facts.sockets().listeners();
        if (listeners.known().isEmpty()) {
            return List.of(Remark.unknown("What listens on passive ports", listeners.because()));
        }
        List<Listener> others =
                listeners.known().get().stream()
                        .filter(listener -> isOther(plan, facts, listener))
                        .toList();
        if (others.isEmpty()) {
            return List.of(
                    Remark.ok(
                            "No other program listens on the passive ports %s."
                                    .formatted(of(plan))));
        }
        String what =
                "Other programs listen on %d of the %d passive ports; they are passed over."
                        .formatted(others.size(), plan.passive().size());
        String[] evidence =
                others.stream().limit(SHOWN).map(PassiveRange::shown).toArray(String[]::new);
        boolean all = others.size() >= plan.passive().size();
        return List.of(
                (all ? Remark.error(what, evidence) : Remark.warning(what, evidence))
                        .fix(BETTER + "     (or another range that is free)"));
    }

    private static boolean isOther(Plan plan, HostFacts facts, Listener listener) {
        Span port = new Span(listener.address().getPort(), listener.address().getPort());
        boolean twinport = listener.owner().map(Owner::isTwinport).orElse(facts.process().serves());
        return of(plan).overlaps(port)
                && !twinport
                // Passive mode listens on the address that the client dialled.
                && !listener.address().getAddress().isLoopbackAddress();
    }

    private static String shown(Listener listener) {
        return "port %d: %s"
                .formatted(
                        listener.address().getPort(),
                        listener.owner().map(Owner::toString).orElse("root sees whose it is"));
    }

    /** Whether connections of other programs come from there. */
    static List<Remark> ephemeral(Plan plan, HostFacts facts) {
        Fact<Span> range = facts.kernel().ephemeral();
        if (range.known().isEmpty()) {
            return List.of(Remark.unknown("The ephemeral range", range.because()));
        }
        Span ephemeral = range.known().get();
        String evidence = "net.ipv4.ip_local_port_range: " + ephemeral;
        if (!ephemeral.overlaps(of(plan))) {
            return List.of(
                    Remark.ok("The passive ports lie outside of the ephemeral range.", evidence));
        }
        List<Span> reserved = facts.kernel().reserved().known().orElse(List.of());
        if (isWithin(of(plan), reserved)) {
            return List.of(
                    Remark.ok("The passive ports are reserved in the ephemeral range.", evidence));
        }
        return List.of(
                Remark.warning(
                                "The passive ports %s overlap the ephemeral range, from which any program's connections take ports away."
                                        .formatted(of(plan)),
                                evidence)
                        .fix(
                                BETTER + "     (then open these ports in the firewall), or",
                                "sudo sysctl -w net.ipv4.ip_local_reserved_ports=%s     (and the same line without 'sudo sysctl -w' in /etc/sysctl.d/twinport.conf)"
                                        .formatted(
                                                Stream.concat(
                                                                reserved.stream(),
                                                                Stream.of(of(plan)))
                                                        .map(Span::toString)
                                                        .reduce((a, b) -> a + "," + b)
                                                        .orElseThrow())));
    }

    private static boolean isWithin(Span span, List<Span> reserved) {
        return reserved.stream()
                .anyMatch(r -> r.first() <= span.first() && span.last() <= r.last());
    }

    /** Whether there are enough. */
    static List<Remark> size(Plan plan, HostFacts facts) {
        int size = plan.passive().size();
        int need =
                Stream.of(plan.sessions(), plan.perAddress())
                        .filter(limit -> limit > 0)
                        .min(Integer::compare)
                        .orElse(ENOUGH);
        String waiting =
                facts.sockets()
                        .timeWait()
                        .known()
                        .map(n -> n + " connections of these ports are in TIME_WAIT (60 s each)")
                        .orElse("how many connections are in TIME_WAIT is not known");
        return List.of(
                size >= need
                        ? Remark.ok("There are %d passive ports.".formatted(size), waiting)
                        : Remark.warning(
                                        "There are only %d passive ports, and clients of one address may wait on %d at once: others will be told 425."
                                                .formatted(size, need),
                                        "limits.max-per-address: " + shown(plan.perAddress()),
                                        "limits.sessions: " + shown(plan.sessions()),
                                        waiting)
                                .fix(
                                        BETTER + "     (then open these ports in the firewall), or",
                                        "limits.max-per-address: " + Math.max(1, size / 2)));
    }

    private static String shown(int limit) {
        return limit == 0 ? "no limit" : String.valueOf(limit);
    }

    /** Whether routers take the bytes on some of them for another protocol. */
    static List<Remark> readers(Plan plan, HostFacts facts) {
        List<String> read =
                READ_BY_ROUTERS.entrySet().stream()
                        .filter(e -> of(plan).overlaps(new Span(e.getKey(), e.getKey())))
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> "port %d: %s".formatted(e.getKey(), e.getValue()))
                        .toList();
        return List.of(
                read.isEmpty()
                        ? Remark.ok("No passive port is one that routers read as another protocol.")
                        : Remark.warning(
                                        "Routers read some of the passive ports as another protocol and break transfers there.",
                                        read.toArray(String[]::new))
                                .fix(BETTER));
    }
}
