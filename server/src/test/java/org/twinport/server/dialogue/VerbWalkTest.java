package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.testkit.dialogue.Dialogue;

/** Every verb of the table, on a socket: one success, one refusal, and 530 before the login. */
class VerbWalkTest {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbSucceeds(Verb verb) {
        VerbRow row = VerbTable.rowOf(verb);
        try (TestServer server = TestServer.start(TestTls::everything)) {
            VerbRow.plant(server);
            Dialogue dialogue = row.ready(server);
            Reply reply = Attempt.of(dialogue, row.example());
            assertThat(reply.code()).as(dialogue::transcript).isEqualTo(row.success());
            row.proof().of(server, dialogue, reply);
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbRefuses(Verb verb) {
        VerbRow row = VerbTable.rowOf(verb);
        try (TestServer server = TestServer.start(TestTls::everything)) {
            VerbRow.plant(server);
            Dialogue dialogue = row.ready(server);
            if (!row.before().isEmpty()) {
                assertThat(Attempt.of(dialogue, row.before()).code()).isLessThan(400);
            }
            dialogue.ask(row.refused(), row.refusal());
            // The session goes on.
            dialogue.ask("NOOP", 200);
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbThatNeedsALoginAnswers530BeforeIt(Verb verb) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            VerbRow.plant(server);
            Dialogue dialogue = server.connect();
            dialogue.send(VerbTable.rowOf(verb).example());
            assertThat(dialogue.reply().code() == 530)
                    .isEqualTo(verb.needsLogin() || touchesFiles(verb));
        }
    }

    /** SITE and STAT mean something before the login, but not with a path. */
    private static boolean touchesFiles(Verb verb) {
        return verb == Verb.SITE || verb == Verb.STAT;
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void aVerbThatIsNotOfferedSaysWhy(Verb verb) {
        VerbRow row = VerbTable.rowOf(verb);
        assertThat(row.success() == 502).isEqualTo(!verb.isOffered());
        if (!verb.isOffered()) {
            try (TestServer server = TestServer.start(TestTls::everything)) {
                assertThat(server.login().ask(row.example(), 502).text())
                        .contains(verb.reasonNotOffered());
            }
        }
    }

    @Test
    void verbsAreUnderstoodInAnyCase() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.login();
            dialogue.ask("noop", 200);
            dialogue.ask("NoOp", 200);
            dialogue.ask("pwd", 257);
        }
    }
}
