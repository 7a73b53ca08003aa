package org.twinport.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.Preflight.Finding;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.check.Severity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class HostReportTest {

    private static final Finding TAKEN =
            new Finding(
                    "control-port",
                    new Remark(
                            Severity.ERROR,
                            "Port 21 is taken: a\u001bb listens there.",
                            List.of("a (process 1)"),
                            List.of("one", "two")));

    private static final Finding FINE =
            new Finding(
                    "clock", new Remark(Severity.OK, "It is noon.", List.of("seen"), List.of()));

    @Test
    void findings_stand_under_headings_with_what_was_seen_and_the_fix() {
        assertThat(new HostReport(List.of(TAKEN, FINE)).lines())
                .containsExactly(
                        "This host, before users come: 1 error, 0 warnings, 0 notes, 1 in order.",
                        "",
                        "Errors",
                        "  Port 21 is taken: a?b listens there. [control-port]",
                        "      seen  a (process 1)",
                        "      fix   one",
                        "            two",
                        "",
                        "In order",
                        "  It is noon. [clock]");
    }

    @Test
    void the_start_panel_names_the_command_that_tells_more() {
        HostWarnings warnings =
                new HostWarnings(List.of(TAKEN), Optional.of(Path.of("/etc/my ftp.yaml")));
        assertThat(warnings.lines("twinport"))
                .containsExactly(
                        "  Warning   Port 21 is taken: a?b listens there.",
                        "            how to put that right: twinport doctor --server --config '/etc/my ftp.yaml'");
        assertThat(new HostWarnings(List.of(), Optional.empty()).lines("twinport")).isEmpty();
    }
}
