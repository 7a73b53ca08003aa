package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.time.Instant;
import java.util.List;

/** What the operating system lends the server; pure. */
final class Resources {

    /** A control connection, a data connection, a file. */
    private static final int PER_SESSION = 3;

    /** Libraries, logs, listeners, selectors. */
    private static final int OWN = 200;

    /** Where nothing limits the sessions. */
    private static final int FEW = 1024;

    /** Fewer sessions than these a busy server may come to have. */
    private static final long MANY = 1000;

    /** When this was written; no clock that is right shows less. */
    private static final Instant WRITTEN = Instant.parse("2025-01-01T00:00:00Z");

    private Resources() {}

    /** Whether there can be as many sessions as the settings allow. */
    static List<Remark> descriptors(Plan plan, HostFacts facts) {
        Fact<Long> limit = facts.process().descriptors();
        if (limit.known().isEmpty()) {
            return List.of(Remark.unknown("How many files the server may open", limit.because()));
        }
        long has = limit.known().get();
        long sessions = plan.sessions();
        long need = sessions == 0 ? FEW : PER_SESSION * sessions + OWN;
        String evidence =
                "limits.sessions: " + (sessions == 0 ? "no limit" : String.valueOf(sessions));
        if (has >= need) {
            return List.of(
                    Remark.ok(
                            "The server may open %s files at once.".formatted(shown(has)),
                            evidence));
        }
        Severity severity = has < PER_SESSION * MANY + OWN ? Severity.WARNING : Severity.NOTE;
        long enough = Math.max(1, (has - OWN) / PER_SESSION);
        return List.of(
                new Remark(
                        severity,
                        "The server may open %d files at once, enough for some %d sessions."
                                .formatted(has, enough),
                        List.of(evidence),
                        List.of(
                                "LimitNOFILE=%d     (below [Service] of the unit), or"
                                        .formatted(need),
                                "ulimit -n %d     (in the shell that starts it), or"
                                        .formatted(need),
                                "limits.sessions: %d".formatted(enough))));
    }

    private static String shown(long limit) {
        return limit == Long.MAX_VALUE ? "any number of" : String.valueOf(limit);
    }

    /** Whether times of files and certificates can be right. */
    static List<Remark> clock(Plan plan, HostFacts facts) {
        Instant now = facts.kernel().now();
        if (now.isBefore(WRITTEN)) {
            return List.of(
                    Remark.error(
                                    "The clock says %s, which cannot be: certificates and times of files will be wrong."
                                            .formatted(now))
                            .fix("sudo timedatectl set-ntp true"));
        }
        Fact<Boolean> synchronised = facts.kernel().clockIsSynchronized();
        if (synchronised.known().isEmpty()) {
            return List.of(
                    Remark.unknown(
                            "Whether something keeps the clock right", synchronised.because()));
        }
        return List.of(
                synchronised.known().get()
                        ? Remark.ok("Something keeps the clock right.")
                        : Remark.note("Nothing keeps the clock right; it says %s.".formatted(now))
                                .fix("sudo timedatectl set-ntp true"));
    }
}
