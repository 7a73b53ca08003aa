package org.twinport.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.client.tls.TlsOptions;
import org.twinport.doctor.Doctor;
import org.twinport.doctor.Report;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.net.data.PortRange;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What people read about a real examination. */
class ReportsTest {

    private static Report examine(Misbehaviour... wrong) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(wrong)) {
            return Doctor.examine(
                    new Question(
                            server.host(),
                            server.port(),
                            Question.Security.NONE,
                            Optional.of(new Question.Login("me", "s3cret")),
                            Question.Mode.PASSIVE,
                            Question.Trial.LIST,
                            null,
                            TlsOptions.OFF,
                            null,
                            PortRange.ANY,
                            Patience.DEFAULT,
                            true,
                            Question.Depth.FULL,
                            null));
        }
    }

    @Test
    void ports_come_first_and_every_part_has_its_heading() throws IOException {
        List<String> lines =
                TextReport.of(
                        examine(
                                new Misbehaviour.DeadPort("EPSV", false),
                                new Misbehaviour.DeadPort("PASV", false)));
        assertThat(lines.getFirst()).isEqualTo("Ports");
        assertThat(lines)
                .anyMatch(l -> l.startsWith("Verdict: "))
                .anyMatch(l -> l.startsWith("Cause: passive-refused  "))
                .contains("Evidence:", "Fix:", "Message to forward:", "Both connections:")
                .anyMatch(l -> l.startsWith("Who must act: "));
        assertThat(String.join("\n", lines)).doesNotContain("s3cret").contains("PASS ****");
    }

    @Test
    void the_message_to_forward_has_five_lines() throws IOException {
        Report report = examine(new Misbehaviour.Answers("PASS", "530 no"));
        assertThat(Forward.of(report, report.verdict().first().orElseThrow())).hasSize(5);
    }

    @Test
    void a_healthy_path_says_what_works() throws IOException {
        List<String> lines = TextReport.of(examine());
        assertThat(lines).anyMatch(l -> l.startsWith("Verdict: It works: Passive mode by EPSV"));
        assertThat(lines).noneMatch(l -> l.startsWith("Cause:"));
    }

    @Test
    void a_greeting_cannot_write_markdown() throws IOException {
        Report report =
                examine(
                        new Misbehaviour.Answers(
                                "PASS", "530 [click](http://evil.example) <b>`x`"));
        String head = MarkdownReport.of(report).get(2);
        assertThat(head).contains("\\[click\\]").doesNotContain("<b>");
    }

    @Test
    void the_ports_that_were_seen_are_no_range_so_the_lines_name_one_for_server_and_firewall()
            throws IOException {
        Report report =
                examine(
                        new Misbehaviour.DeadPort("EPSV", true),
                        new Misbehaviour.DeadPort("PASV", true));
        List<Prescription> all = Prescriptions.of(report, report.verdict().first().orElseThrow());
        assertThat(all.stream().flatMap(p -> p.lines().stream()))
                .anyMatch(l -> l.matches("insert rule .*61000-61999 accept"))
                .contains("pasv_min_port=61000", "pasv_max_port=61999");
    }
}
