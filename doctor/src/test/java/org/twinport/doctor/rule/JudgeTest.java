package org.twinport.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.doctor.fact.PassiveTry.Way.EPSV;
import static org.twinport.doctor.fact.PassiveTry.Way.PASV;
import static org.twinport.net.probe.Answer.CONNECTED;
import static org.twinport.net.probe.Answer.REFUSED;
import static org.twinport.net.probe.Answer.REJECTED;
import static org.twinport.net.probe.Answer.SILENCE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.client.tls.TlsOptions;
import org.twinport.diagnosis.Actor;
import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Verdict;
import org.twinport.net.data.PortRange;

import java.util.List;
import java.util.Optional;

/** Verdicts about facts that no test can bring about over loopback: paths, distances, captures. */
class JudgeTest {

    private static final String HERE = "203.0.113.20";

    private static Verdict judge(Mode mode, Facts facts) {
        return Judge.of(
                new Question(
                        HERE,
                        21,
                        Question.Security.NONE,
                        Optional.of(new Question.Login("me", "s3cret")),
                        mode,
                        Question.Trial.LIST,
                        null,
                        TlsOptions.OFF,
                        null,
                        PortRange.ANY,
                        Patience.DEFAULT,
                        true,
                        Question.Depth.FULL,
                        null),
                facts);
    }

    private static List<Cause> causes(Verdict verdict) {
        return verdict.causes().stream().map(Diagnosis::cause).toList();
    }

    private static FactsBuilder shut(org.twinport.net.probe.Answer answer) {
        return new FactsBuilder()
                .passive(EPSV, HERE, 50_003, answer)
                .passive(PASV, HERE, 50_004, answer);
    }

    @ParameterizedTest
    @CsvSource({
        // 21 answers at, the data port's walk, the cause, who
        "rro,   r.,   PASSIVE_BLOCKED_HERE, FIREWALL",
        "rro,   ..,   PASSIVE_BLOCKED_HERE, FIREWALL",
        "rro,   rr,   PASSIVE_DROPPED,      ADMINISTRATOR",
        "rrrrro, rrrrr, PASSIVE_DROPPED,    ADMINISTRATOR",
        "rrrrro, rrr.., PASSIVE_DROPPED,    FIREWALL",
        "rrrrro, r....,  PASSIVE_BLOCKED_HERE, FIREWALL",
        "ro,    r,    PASSIVE_DROPPED,      FIREWALL",
        "o,     '',   PASSIVE_DROPPED,      FIREWALL",
    })
    void the_walk_beside_that_of_port_21_tells_where_packets_are_dropped(
            String control, String data, Cause cause, Actor who) {
        Facts facts = shut(SILENCE).walk(21, control).walk(50_003, data).build();
        Verdict verdict = judge(Mode.AUTO, facts);
        assertThat(causes(verdict)).containsExactly(cause);
        assertThat(verdict.causes().getFirst().actor()).isEqualTo(who);
    }

    @Test
    void without_walks_both_sides_remain_and_it_is_said() {
        Diagnosis found = judge(Mode.AUTO, shut(SILENCE).build()).causes().getFirst();
        assertThat(found.cause()).isEqualTo(Cause.PASSIVE_DROPPED);
        assertThat(found.alternatives())
                .extracting(Diagnosis.Alternative::cause)
                .contains(Cause.PASSIVE_BLOCKED_HERE);
        assertThat(found.confidence()).isEqualTo(Diagnosis.Confidence.LIKELY);
    }

    @Test
    void a_reset_from_nearer_than_the_server_is_a_port_that_is_not_forwarded() {
        Facts facts = shut(REFUSED).walk(21, "rro").walk(50_003, "rx").build();
        Diagnosis found = judge(Mode.AUTO, facts).causes().getFirst();
        assertThat(found.cause()).isEqualTo(Cause.PASSIVE_REFUSED);
        assertThat(found.finding().detail()).contains("before the server");
    }

    @Test
    void two_faults_are_both_named_and_the_shut_port_leads() {
        Facts facts =
                new FactsBuilder()
                        .passive(EPSV, HERE, 50_003, REJECTED)
                        .passive(PASV, "10.0.0.5", 50_004, REJECTED)
                        .build();
        assertThat(causes(judge(Mode.AUTO, facts)))
                .containsExactly(Cause.PASSIVE_UNREACHABLE, Cause.PASSIVE_PRIVATE_ADDRESS);
    }

    @Test
    void a_private_address_is_named_although_epsv_works() {
        Facts facts =
                new FactsBuilder()
                        .passive(EPSV, HERE, 50_003, CONNECTED)
                        .passive(PASV, "10.0.0.5", 50_004, CONNECTED)
                        .build();
        Verdict verdict = judge(Mode.AUTO, facts);
        assertThat(causes(verdict)).containsExactly(Cause.PASSIVE_PRIVATE_ADDRESS);
        assertThat(verdict.causes().getFirst().blocks()).isFalse();
    }

    @Test
    void one_shut_port_among_open_ones_is_a_range_that_is_open_in_part() {
        Facts facts =
                new FactsBuilder()
                        .passive(EPSV, HERE, 50_003, CONNECTED)
                        .passive(PASV, HERE, 50_004, CONNECTED)
                        .passive(EPSV, HERE, 50_009, SILENCE, Setting.PORT_ONLY)
                        .build();
        assertThat(causes(judge(Mode.AUTO, facts))).containsExactly(Cause.PASSIVE_SOME_PORTS);
    }

    @Test
    void a_syn_that_arrives_without_a_connection_was_dropped_by_this_computer() {
        Facts facts = new FactsBuilder().neverCame(List.of(FactsBuilder.at(HERE, 20))).build();
        assertThat(causes(judge(Mode.ACTIVE, facts))).containsExactly(Cause.ACTIVE_BLOCKED_HERE);
    }

    @Test
    void a_capture_without_a_syn_clears_this_computer() {
        Facts facts = new FactsBuilder().neverCame(List.of(FactsBuilder.at(HERE, 0))).build();
        Diagnosis found = judge(Mode.ACTIVE, facts).causes().getFirst();
        assertThat(found.cause()).isEqualTo(Cause.ACTIVE_NEVER_DIALLED);
        assertThat(found.alternatives())
                .extracting(Diagnosis.Alternative::cause)
                .doesNotContain(Cause.ACTIVE_BLOCKED_HERE);
    }

    @Test
    void a_private_address_in_port_is_nat() {
        Facts facts = new FactsBuilder().from("192.168.1.5").neverCame(List.of()).build();
        assertThat(causes(judge(Mode.ACTIVE, facts))).containsExactly(Cause.ACTIVE_PRIVATE_ADDRESS);
    }

    @Test
    void what_fails_in_a_mode_that_nobody_asked_for_is_no_cause() {
        Facts facts =
                new FactsBuilder()
                        .passive(EPSV, HERE, 50_003, CONNECTED)
                        .neverCame(List.of())
                        .build();
        Verdict verdict = judge(Mode.PASSIVE, facts);
        assertThat(verdict.healthy()).isTrue();
        assertThat(verdict.notAsked())
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.ACTIVE_NEVER_DIALLED);
    }

    @ParameterizedTest
    @CsvSource({
        // answer, ms, other port, walk of 21, cause
        "SILENCE,  3500, REFUSED, '',  CONTROL_DROPPED",
        "SILENCE,  3500, SILENCE, '',  CONTROL_DROPPED",
        "REFUSED,  10,   REFUSED, '',  CONTROL_REFUSED",
        "REJECTED, 5,    REFUSED, '',  CONTROL_REJECTED",
        "REJECTED, 3060, REJECTED, '', HOST_DOWN",
        "NO_ROUTE, 0,    NO_ROUTE, '', NO_ROUTE",
    })
    void the_control_port(
            org.twinport.net.probe.Answer answer,
            int millis,
            org.twinport.net.probe.Answer other,
            String walk,
            Cause cause) {
        Facts facts =
                new FactsBuilder()
                        .control(answer, millis)
                        .reference(443, other)
                        .walk(21, walk)
                        .build();
        assertThat(causes(judge(Mode.AUTO, facts))).containsExactly(cause);
    }

    @Test
    void packets_to_port_21_that_no_router_hears_of_are_dropped_here() {
        Facts facts =
                new FactsBuilder()
                        .control(SILENCE, 3_500)
                        .reference(443, CONNECTED)
                        .walk(443, "rro")
                        .walk(21, "....")
                        .build();
        assertThat(causes(judge(Mode.AUTO, facts))).containsExactly(Cause.CONTROL_BLOCKED_HERE);
    }
}
