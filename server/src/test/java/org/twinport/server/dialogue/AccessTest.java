package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;

class AccessTest {

    private static UnaryOperator<Rules> limits(UnaryOperator<Limits> change) {
        return rules -> rules.with(change.apply(rules.limits()));
    }

    @Test
    void anUnknownUserAndAWrongPasswordGetTheSameWords() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            String forUser = dialogue.ask("USER " + USER, 331).text();
            String wrong = dialogue.ask("PASS x", 530).text();
            assertThat(dialogue.ask("USER nobody", 331).text()).isEqualTo(forUser);
            assertThat(dialogue.ask("PASS x", 530).text()).isEqualTo(wrong);
        }
    }

    @Test
    void threeWrongPasswordsEndTheConnectionWhateverIsSaidBetween() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER, 331);
            dialogue.ask("PASS 1", 530);
            dialogue.ask("REIN", 220);
            dialogue.ask("USER other", 331);
            dialogue.ask("PASS 2", 530);
            dialogue.ask("NOOP", 200);
            dialogue.ask("USER " + USER, 331);
            dialogue.ask("PASS 3", 421);
            dialogue.closed();
        }
    }

    @Test
    void aWrongPasswordIsAnsweredAfterTheDelay() {
        Duration delay = Duration.ofMillis(300);
        try (TestServer server =
                TestServer.start(limits(l -> new Limits(0, 0, 0, 3, delay, 8_192)))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER, 331);
            long begin = System.nanoTime();
            dialogue.ask("PASS wrong", 530);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(delay);
        }
    }

    @Test
    void reinForgetsTheUserAndAnotherLoginMayFollow() {
        try (TestServer server = TestServer.start()) {
            server.mkdir("/dir");
            Dialogue dialogue = server.login();
            dialogue.ask("CWD dir", 250);
            dialogue.ask("EPSV ALL", 200);
            dialogue.ask("REIN", 220);
            dialogue.ask("PWD", 530);
            dialogue.login(USER, PASSWORD);
            assertThat(dialogue.ask("PWD", 257).text()).startsWith("\"/\"");
            dialogue.ask("PASV", 227);
        }
    }

    @Test
    void aUserCanBeChangedInASessionThatIsOlderThanTheLoginDeadline() {
        Duration login = Duration.ofMillis(700);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.login(login)))) {
            Dialogue dialogue = server.login();
            dialogue.silentFor(login.plusMillis(100));
            dialogue.ask("REIN", 220);
            dialogue.login(USER, PASSWORD);
            dialogue.silentFor(login.plusMillis(100));
            dialogue.login(USER, PASSWORD);
            dialogue.ask("PWD", 257);
        }
    }

    @Test
    void passIsMaskedInEveryEvent() {
        try (TestServer server = TestServer.start()) {
            server.login();
            Dialogue wrong = server.connect();
            wrong.ask("USER " + USER, 331);
            wrong.ask("PASS hunter2", 530);
            assertThat(server.events().all().toString())
                    .contains("LoginFailed", "LoggedIn")
                    .doesNotContain(PASSWORD, "hunter2");
        }
    }

    @Test
    void connectionsAboveALimitAreToldWhyAndCountedNoLonger() {
        try (TestServer server =
                TestServer.start(limits(l -> new Limits(3, 2, 0, 3, Duration.ZERO, 8_192)))) {
            Dialogue first = server.login();
            server.login();
            Dialogue third = server.kept(Dialogue.open(null, server.address()));
            assertThat(third.expect(421).text()).contains("2 connections from one address");
            third.closed();
            server.loginFrom("127.0.0.2");
            Dialogue fourth =
                    server.kept(
                            Dialogue.open(InetAddress.ofLiteral("127.0.0.3"), server.address()));
            assertThat(fourth.expect(421).text()).contains("no more than 3 connections");
            fourth.closed();
            assertThat(server.events().of(SessionEvent.Refused.class)).hasSize(2);
            first.ask("QUIT", 221);
            first.closed();
            server.awaitSessions(2);
            server.login();
        }
    }

    @Test
    void theOldestSilentConnectionGivesWayAndIsTold() {
        try (TestServer server =
                TestServer.start(limits(l -> new Limits(0, 0, 3, 3, Duration.ZERO, 8_192)))) {
            Dialogue talking = server.connect();
            talking.ask("NOOP", 200);
            Dialogue silent = server.connect();
            server.connect();
            Dialogue newcomer = server.connect();
            assertThat(silent.expect(421).text()).contains("Too many connections");
            silent.closed();
            newcomer.login(USER, PASSWORD);
            talking.ask("NOOP", 200);
        }
    }

    @Test
    void aCrowdFromOneAddressPushesOutItsOwn() {
        try (TestServer server =
                TestServer.start(limits(l -> new Limits(0, 0, 3, 3, Duration.ZERO, 8_192)))) {
            Dialogue elsewhere =
                    server.kept(
                            Dialogue.connectFrom(
                                    InetAddress.ofLiteral("127.0.0.2"), server.address()));
            Dialogue oldest = server.connect();
            server.connect();
            server.connect();
            oldest.expect(421);
            elsewhere.login(USER, PASSWORD);
        }
    }

    @Test
    void afterAnErrorOfItsOwnTheServerSaysSoAndHangsUp() {
        try (TestServer server =
                TestServer.start(rules ->
                        TestServer.patientRules((_, _, _) -> {
                            throw new IllegalStateException("a bug");
                        }))) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER, 331);
            assertThat(dialogue.ask("PASS x", 451).text()).doesNotContain("a bug");
            dialogue.closed();
            server.events()
                    .await(
                            SessionEvent.Broken.class,
                            e -> e.cause() instanceof IllegalStateException);
            server.connect().ask("NOOP", 200);
        }
    }
}
