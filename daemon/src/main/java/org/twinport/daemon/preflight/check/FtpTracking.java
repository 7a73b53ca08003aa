package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.util.List;

/** The kernel's reader of FTP, nf_conntrack_ftp; pure. */
final class FtpTracking {

    private static final String MODULE = "nf_conntrack_ftp";

    private FtpTracking() {}

    static List<Remark> look(Plan plan, HostFacts facts) {
        Fact<List<String>> modules = facts.kernel().modules();
        boolean assigned =
                facts.firewall().rules().known().map(Ruleset::assignsFtpHelper).orElse(false);
        boolean loaded = modules.known().orElse(List.of()).contains(MODULE);
        if (assigned && plan.tls()) {
            return List.of(
                    Remark.note(
                            "The kernel reads FTP to open passive ports, but it cannot read TLS: the passive ports %s must be open by a rule of their own."
                                    .formatted(plan.passive()),
                            "a rule assigns the helper ftp"));
        }
        if (assigned) {
            return List.of(
                    Remark.ok(
                            "The kernel reads FTP to open passive ports (a rule assigns the helper ftp)."));
        }
        if (modules.known().isEmpty()) {
            return List.of(Remark.unknown("Whether the kernel reads FTP", modules.because()));
        }
        return List.of(
                loaded
                        ? Remark.note(
                                "The module %s is loaded, but no rule that is seen assigns it: since Linux 4.7 it does nothing by itself."
                                        .formatted(MODULE))
                        : Remark.ok("Nothing in this host's kernel reads or changes FTP."));
    }
}
