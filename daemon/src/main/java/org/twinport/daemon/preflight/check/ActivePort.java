package org.twinport.daemon.preflight.check;

import org.twinport.daemon.config.Keys.SourcePort;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.util.List;
import java.util.Optional;

/** The port from which active mode dials; pure. */
final class ActivePort {

    private static final int FTP_DATA = 20;

    private ActivePort() {}

    static List<Remark> source(Plan plan, HostFacts facts) {
        if (plan.sourcePort() == SourcePort.ANY) {
            return List.of(
                    Remark.ok(
                            "Active mode dials from any port, as configured; clients' firewalls that ask for 20 refuse it."));
        }
        Optional<String> refusal = refusal(facts);
        if (refusal.isEmpty()) {
            return List.of(Remark.ok("Active mode can dial from port 20."));
        }
        String what = "Active mode cannot dial from port 20";
        return List.of(
                plan.sourcePort() == SourcePort.TWENTY
                        ? Remark.error(what + ", which active.source-port demands.", refusal.get())
                                .fix(LowPorts.ways(FTP_DATA))
                        : Remark.note(
                                        what
                                                + " and will use any; only clients' firewalls that ask for 20 mind.",
                                        refusal.get())
                                .fix(LowPorts.ways(FTP_DATA)));
    }

    /** Of a server that runs its rights count, for this process may have others. */
    private static Optional<String> refusal(HostFacts facts) {
        if (facts.process().serves()) {
            return LowPorts.may(facts, FTP_DATA)
                    ? Optional.empty()
                    : Optional.of(
                            "the server runs as %s without CAP_NET_BIND_SERVICE"
                                    .formatted(facts.process().user()));
        }
        return facts.sockets().activeBinds().values().stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
