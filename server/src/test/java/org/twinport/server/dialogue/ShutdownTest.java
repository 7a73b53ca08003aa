package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.time.Duration;
import java.util.Optional;

class ShutdownTest {

    private static final byte[] LARGE = new byte[32 << 20];

    private static Thread closing(TestServer server) {
        return Thread.ofVirtual().start(server.server()::close);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Dialogue.DEADLINE)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void idleSessionsAreToldAtOnceInEveryState() {
        try (TestServer server = TestServer.start()) {
            Dialogue fresh = server.connect();
            Dialogue named = server.connect();
            named.ask("USER anna", 331);
            Dialogue loggedIn = server.login();
            Dialogue passive = server.login();
            passive.ask("PASV", 227);
            join(closing(server));
            for (Dialogue dialogue : new Dialogue[] {fresh, named, loggedIn, passive}) {
                assertThat(dialogue.expect(421).text()).contains("shutting down");
                dialogue.closed();
            }
            assertThat(server.server().sessions()).isZero();
            assertThat(server.events().of(SessionEvent.Disconnected.class)).hasSize(4);
        }
    }

    @Test
    void nobodyComesInAnyMore() {
        try (TestServer server = TestServer.start()) {
            server.login();
            var address = server.address();
            join(closing(server));
            assertThat(catchThrowable(() -> Dialogue.connect(address)))
                    .isNotNull()
                    .isNotInstanceOf(DialogueFailure.class);
        }
    }

    @Test
    void aRunningTransferGetsItsGraceAndThenTheSessionEnds() {
        try (TestServer server =
                TestServer.start(Rule.deadlines(d -> d.grace(Dialogue.DEADLINE)))) {
            server.put("/large", LARGE);
            Dialogue running = server.login();
            Dialogue idle = server.login();
            try (DataSocket data = running.pasv()) {
                running.ask("RETR large", 150);
                data.read(1_000);
                Thread closing = closing(server);
                idle.expect(421);
                assertThat(data.readAll()).hasSize(LARGE.length - 1_000);
                running.expect(226);
                running.expect(421);
                running.closed();
                join(closing);
            }
        }
    }

    @Test
    void afterTheGraceATransferIsEndedAndTold() {
        try (TestServer server =
                TestServer.start(Rule.deadlines(d -> d.grace(Duration.ofMillis(50))))) {
            server.put("/large", LARGE);
            Dialogue download = server.login();
            Dialogue upload = server.login();
            try (DataSocket down = download.pasv();
                    DataSocket up = upload.pasv()) {
                download.ask("RETR large", 150);
                upload.ask("STOR up", 150);
                up.write(new byte[200_000]);
                join(closing(server));
                assertThat(down.endsEarly()).isTrue();
                assertThat(up.endsEarly()).isTrue();
            }
            for (Dialogue dialogue : new Dialogue[] {download, upload}) {
                assertThat(dialogue.expect(426).text()).endsWith("[shutdown]");
                dialogue.expect(421);
                dialogue.closed();
            }
            assertThat(server.content("/up")).isEmpty();
        }
    }

    @Test
    void theGraceCanBeEndedWhileItLasts() {
        try (TestServer server =
                TestServer.start(Rule.deadlines(d -> d.grace(Duration.ofHours(1))))) {
            server.put("/large", LARGE);
            Dialogue download = server.login();
            Dialogue idle = server.login();
            try (DataSocket down = download.pasv()) {
                download.ask("RETR large", 150);
                down.read(1_000);
                assertThat(server.server().transfers()).isEqualTo(1);
                Thread closing = closing(server);
                idle.expect(421);
                server.server().endGrace();
                join(closing);
                assertThat(down.endsEarly()).isTrue();
            }
            assertThat(download.expect(426).text()).endsWith("[shutdown]");
            download.expect(421);
        }
    }

    @Test
    void theWaitForADataConnectionCountsAsATransfer() {
        try (TestServer server =
                TestServer.start(Rule.deadlines(d -> d.grace(Duration.ofMillis(50))))) {
            Dialogue dialogue = server.login();
            dialogue.ask("PASV", 227);
            dialogue.send("LIST");
            server.events()
                    .await(
                            SessionEvent.CommandRead.class,
                            e -> e.command().verb().name().equals("LIST"));
            join(closing(server));
            // Between the command and the wait there is a moment in which the session is idle.
            int code = dialogue.reply().code();
            assertThat(code).isIn(421, 426);
            if (code == 426) {
                dialogue.expect(421);
            }
            dialogue.closed();
        }
    }

    @Test
    void twoServersInOneProcessHaveTheirOwnRules() {
        try (TestServer one = TestServer.start(Rule.ports(61_900, 61_909))) {
            Dialogue allowed = one.login();
            // Before the other begins: a server keeps what its transfers wait with, and the other
            // would be taken for having left it.
            assertThat(allowed.store("STOR x", new byte[1]).code()).isEqualTo(226);
            try (TestServer other =
                    TestServer.on(
                            new MemoryStorage(),
                            Permissions.readOnly(),
                            Rule.ports(61_910, 61_919))) {
                allowed.ask("MKD y", 257);
                Dialogue refused = other.login();
                try (DataSocket data = refused.pasv()) {
                    assertThat(data.remote().getPort()).isBetween(61_910, 61_919);
                    refused.ask("STOR x", 550);
                }
                assertThat(other.content("/x")).isEmpty();
            }
            // The end of one is not the end of the other.
            allowed.ask("RMD y", 250);
            assertThat(allowed.fetch("RETR x")).hasSize(1);
        }
    }

    @Test
    void afterAReloadRunningSessionsKeepTheirRules() {
        MemoryStorage storage = new MemoryStorage();
        try (TestServer server = TestServer.on(storage, Rule.ports(61_900, 61_909))) {
            Dialogue old = server.login();
            Rules next =
                    Rule.ports(61_910, 61_919)
                            .apply(
                                    TestServer.patientRules((name, _, _) ->
                                            name.equals("new")
                                                    ? TestServer.user(
                                                                    storage, Permissions.readOnly())
                                                            .logIn(
                                                                    TestServer.USER,
                                                                    TestServer.PASSWORD,
                                                                    server.address().getAddress())
                                                    : Optional.empty()));
            server.server().reload(next);
            try (DataSocket data = old.pasv()) {
                assertThat(data.remote().getPort()).isBetween(61_900, 61_909);
            }
            assertThat(old.store("STOR x", new byte[1]).code()).isEqualTo(226);
            old.login(TestServer.USER, TestServer.PASSWORD);
            Dialogue young = server.connect();
            young.ask("USER " + TestServer.USER, 331);
            young.ask("PASS " + TestServer.PASSWORD, 530);
            young.login("new", "whatever");
            try (DataSocket data = young.pasv()) {
                assertThat(data.remote().getPort()).isBetween(61_910, 61_919);
            }
            young.ask("DELE x", 550);
        }
    }
}
