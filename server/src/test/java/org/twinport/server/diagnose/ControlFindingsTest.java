package org.twinport.server.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.server.config.Deadlines;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;

import java.time.Duration;

class ControlFindingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aConnectionThatBreaksAfterLongSilenceWasForgottenOnTheWay() {
        Finding finding =
                ControlFindings.broken(Duration.ofSeconds(310), false, MINUTE, "timed out")
                        .orElseThrow();
        assertThat(finding.cause()).isEqualTo(Cause.CONTROL_LOST);
        assertThat(finding.detail()).contains("310 s of silence");
        assertThat(finding.evidence()).containsExactly("the system says: timed out");
    }

    @Test
    void oneThatBreaksWhileDataMovedWasForgottenMeanwhile() {
        assertThat(ControlFindings.broken(MINUTE, true, MINUTE, "reset").orElseThrow().cause())
                .isEqualTo(Cause.CONTROL_FORGOTTEN);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfThingsHasNoSuchCause() {
        assertThat(ControlFindings.broken(Duration.ofSeconds(59), true, MINUTE, "reset")).isEmpty();
    }

    @Test
    void aSessionThatIsResetAfterItsSilenceTellsTheCauseInAnEvent() {
        Duration second = Duration.ofSeconds(1);
        try (TestServer server =
                TestServer.start(
                        TestServer.deadlines(d ->
                                new Deadlines(
                                        d.login(),
                                        d.idle(),
                                        d.passive(),
                                        d.active(),
                                        d.stall(),
                                        d.write(),
                                        second,
                                        d.grace())))) {
            Dialogue dialogue = server.login();
            dialogue.silentFor(second.plusMillis(100));
            dialogue.cut();
            SessionEvent.ControlFailed event =
                    server.events().await(SessionEvent.ControlFailed.class, _ -> true);
            assertThat(event.finding().cause()).isEqualTo(Cause.CONTROL_LOST);
        }
    }

    @Test
    void aSessionThatIsResetAtOnceTellsNoCause() {
        try (TestServer server = TestServer.start()) {
            server.login().cut();
            server.events().await(SessionEvent.Disconnected.class, _ -> true);
            assertThat(server.events().of(SessionEvent.ControlFailed.class)).isEmpty();
        }
    }
}
