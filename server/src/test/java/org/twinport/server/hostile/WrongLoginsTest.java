package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.twinport.server.config.Limits;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class WrongLoginsTest {

    @Test
    void fiveHundredWrongLoginsInParallelDelayNoRightOne() {
        Duration delay = Duration.ofMillis(500);
        try (TestServer server =
                TestServer.start(rules -> rules.with(new Limits(0, 0, 0, 3, delay, 8_192)))) {
            List<Dialogue> wrong = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Dialogue dialogue = server.connect();
                dialogue.ask("USER " + (i % 2 == 0 ? USER : "nobody"), 331);
                wrong.add(dialogue);
            }
            wrong.forEach(dialogue -> dialogue.send("PASS wrong"));
            Dialogue right = server.login();
            assertThat(right.list("LIST")).isEmpty();
            wrong.forEach(dialogue -> dialogue.expect(530));
            assertThat(server.events().of(SessionEvent.LoginFailed.class)).hasSize(500);
            assertThat(server.events().of(SessionEvent.LoggedIn.class)).hasSize(1);
        }
    }
}
