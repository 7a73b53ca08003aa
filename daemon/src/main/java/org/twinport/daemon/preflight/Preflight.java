package org.twinport.daemon.preflight;

import org.twinport.daemon.config.Settings;
import org.twinport.daemon.preflight.check.Check;
import org.twinport.daemon.preflight.check.Checks;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.check.Severity;
import org.twinport.daemon.preflight.host.Collector;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Asks every question about the host on the caller's thread; stateless. */
public final class Preflight {

    private Preflight() {}

    /**
     * An answer.
     *
     * @param id of the check
     * @param remark what it says
     */
    public record Finding(String id, Remark remark) {
        public Severity severity() {
            return remark.severity();
        }
    }

    /**
     * All that can be said of a server with these settings on this host, the worst first; takes up
     * to half a minute where programs or DNS do not answer.
     */
    public static List<Finding> thorough(Settings settings) {
        Plan plan = Plan.of(settings);
        return findings(plan, Collector.everything(plan), _ -> true);
    }

    /**
     * What a server that has just started should tell, warnings and errors only; takes less than
     * half a second.
     *
     * @param bound where it listens
     */
    public static List<Finding> atStart(Settings settings, List<InetSocketAddress> bound) {
        Plan plan = Plan.of(settings).ofRunning(bound, ProcessHandle.current().pid());
        return findings(plan, Collector.quick(plan), Check::atStart).stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
                .toList();
    }

    static List<Finding> findings(Plan plan, HostFacts facts, Predicate<Check> asked) {
        return Checks.ALL.stream()
                .filter(asked)
                .flatMap(check ->
                        check.judge().look(plan, facts).stream()
                                .map(remark -> new Finding(check.id(), remark)))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
