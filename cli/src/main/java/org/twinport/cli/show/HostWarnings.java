package org.twinport.cli.show;

import org.twinport.daemon.preflight.Preflight.Finding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the start panel says of the host; a value.
 *
 * @param findings of the quick part of the check before users come
 * @param config the configuration file, if there is one
 */
public record HostWarnings(List<Finding> findings, Optional<Path> config) {

    /** That nothing is known to be wrong. */
    public static final HostWarnings NONE = new HostWarnings(List.of(), Optional.empty());

    public HostWarnings {
        findings = List.copyOf(findings);
    }

    /**
     * One line for each, and one for all; none if nothing is wrong.
     *
     * @param command how this program was called
     */
    public List<String> lines(String command) {
        List<String> out = new ArrayList<>();
        findings.forEach(
                finding -> out.add("  Warning   " + Plain.harmless(finding.remark().what())));
        if (!out.isEmpty()) {
            String same =
                    config.map(file -> " --config " + Shell.quoted(file.toString())).orElse("");
            out.add(
                    "            how to put that right: "
                            + Shell.quoted(command)
                            + " doctor --server"
                            + same);
        }
        return out;
    }
}
