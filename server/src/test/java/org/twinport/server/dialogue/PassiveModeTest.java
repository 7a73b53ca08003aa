package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.Network;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.PassiveRules.ByNetwork;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class PassiveModeTest {

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static int pasv(Dialogue dialogue) {
        return HostPort.find227(dialogue.ask("PASV", 227).text()).orElseThrow().port();
    }

    private static boolean isOpen(Dialogue dialogue, int port) {
        try (DataSocket _ = dialogue.dial(new InetSocketAddress("127.0.0.1", port))) {
            return true;
        } catch (DialogueFailure refused) {
            return false;
        }
    }

    @Test
    void pasvAndEpsvServeATransferEach() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            assertThat(dialogue.fetch("RETR file")).hasSize(5);
            for (String epsv : List.of("EPSV", "EPSV 1")) {
                int port = HostPort.find229(dialogue.ask(epsv, 229).text()).orElseThrow();
                try (DataSocket data = dialogue.dial(new InetSocketAddress("127.0.0.1", port))) {
                    dialogue.ask("RETR file", 150);
                    assertThat(data.readAll()).hasSize(5);
                    dialogue.expect(226);
                }
            }
            assertThat(dialogue.ask("EPSV 2", 522).text()).contains("(1)");
            assertThat(dialogue.ask("EPSV 3", 522).text()).contains("(1,2)");
            dialogue.ask("EPSV x", 501);
        }
    }

    @Test
    void afterEpsvAllOnlyEpsvIsAllowed() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask("EPSV ALL", 200);
            dialogue.ask("PASV", 503);
            dialogue.ask("PORT 127,0,0,1,200,10", 503);
            dialogue.ask("EPRT |1|127.0.0.1|51210|", 503);
            dialogue.epsv().close();
        }
    }

    @Test
    void aFixedAddressIsAnnounced() {
        Announced fixed = new Announced.Fixed(address("203.0.113.5"));
        try (TestServer server = TestServer.start(Rule.announcing(fixed))) {
            assertThat(server.login().ask("PASV", 227).text()).contains("(203,0,113,5,");
        }
    }

    @Test
    void aNameIsResolvedAndOneThatHasNoAddressIs425() {
        try (TestServer server =
                TestServer.start(Rule.announcing(new Announced.ByName("localhost")))) {
            assertThat(server.login().ask("PASV", 227).text()).contains("(127,0,0,1,");
        }
        try (TestServer server =
                TestServer.start(Rule.announcing(new Announced.ByName("no.such.invalid")))) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("PASV", 425).text()).contains("EPSV may work");
            dialogue.epsv().close();
        }
    }

    @Test
    void anAddressThat227CannotNameIs425AndHoldsNoPort() {
        Announced fixed = new Announced.Fixed(address("2001:db8::5"));
        try (TestServer server = TestServer.start(Rule.announcing(fixed))) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("PASV", 425).text()).contains("EPSV may work");
            dialogue.epsv().close();
        }
    }

    @Test
    void theAddressDependsOnTheClientsNetwork() {
        ByNetwork second =
                new ByNetwork(
                        Network.parse("127.0.0.2/32").orElseThrow(),
                        new Announced.Fixed(address("198.51.100.7")));
        try (TestServer server =
                TestServer.start(Rule.announcing(new Announced.AsDialled(), second))) {
            assertThat(server.login().ask("PASV", 227).text()).contains("(127,0,0,1,");
            assertThat(server.loginFrom("127.0.0.2").ask("PASV", 227).text())
                    .contains("(198,51,100,7,");
        }
    }

    @Test
    void aThousandPortsAreInsideTheRangeAndCannotBeGuessed() {
        try (TestServer server = TestServer.start(Rule.ports(1024, 65_535))) {
            Dialogue dialogue = server.login();
            int[] ports = IntStream.range(0, 1_000).map(_ -> pasv(dialogue)).toArray();
            Set<Integer> distinct = new HashSet<>();
            int sequential = 0;
            for (int i = 0; i < ports.length; i++) {
                assertThat(ports[i]).isBetween(1024, 65_535);
                distinct.add(ports[i]);
                sequential += i > 0 && ports[i] == ports[i - 1] + 1 ? 1 : 0;
            }
            assertThat(distinct).hasSizeGreaterThanOrEqualTo(950);
            assertThat(sequential).isLessThan(10);
        }
    }

    @Test
    void aSinglePortServesOneTransferAfterTheOther() {
        try (TestServer server = TestServer.start(Rule.ports(61_987, 61_987))) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            for (int i = 0; i < 20; i++) {
                assertThat(pasv(dialogue)).isEqualTo(61_987);
                assertThat(dialogue.fetch("RETR file")).hasSize(5);
            }
        }
    }

    @Test
    void aRangeThatIsUsedUpIs425WithTheRangeAndTheId() {
        try (TestServer server = TestServer.start(Rule.ports(61_990, 61_991))) {
            Dialogue first = server.login();
            Dialogue second = server.login();
            Dialogue third = server.login();
            pasv(first);
            pasv(second);
            assertThat(third.ask("PASV", 425).text())
                    .contains("61990-61991")
                    .endsWith("[passive-range-used-up]");
            third.ask("EPSV", 425);
            third.ask("NOOP", 200);
            first.ask("QUIT", 221);
            first.closed();
            server.awaitSessions(2);
            third.ask("PASV", 227);
        }
    }

    @Test
    void aSessionHasOnePassivePortAtMost() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            int old = pasv(dialogue);
            for (int i = 0; i < 1_000; i++) {
                int next = pasv(dialogue);
                assertThat(next == old || !isOpen(dialogue, old)).isTrue();
                old = next;
            }
        }
    }

    @Test
    void aPassivePortIsClosedByWhatEndsItsPurpose() {
        try (TestServer server = TestServer.start()) {
            for (String line : List.of("ABOR", "REIN", "PORT 127,0,0,1,200,10", "USER anna")) {
                Dialogue dialogue = server.login();
                int port = pasv(dialogue);
                dialogue.send(line);
                dialogue.reply();
                assertThat(isOpen(dialogue, port)).as(line).isFalse();
            }
            Dialogue leaving = server.login();
            int port = pasv(leaving);
            leaving.close();
            server.events().await(SessionEvent.Disconnected.class, _ -> true);
            assertThat(isOpen(server.login(), port)).isFalse();
        }
    }

    @Test
    void aPassivePortThatNobodyUsesIsClosedAfterItsDeadline() {
        Duration passive = Duration.ofMillis(200);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(passive)))) {
            Dialogue dialogue = server.login();
            int port = pasv(dialogue);
            dialogue.silentFor(passive.multipliedBy(3));
            assertThat(isOpen(dialogue, port)).isFalse();
            dialogue.ask("NOOP", 200);
            assertThat(dialogue.ask("LIST", 425).text()).endsWith("[no-data-setup]");
        }
    }

    @Test
    void aConnectionThatNeverComesIs425WithPortTimeAndAddress() {
        Duration passive = Duration.ofMillis(1_500);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(passive)))) {
            Dialogue dialogue = server.login();
            int port = pasv(dialogue);
            assertThat(dialogue.ask("LIST", 425).text())
                    .contains("no connection arrived on port " + port)
                    .contains("within 2 s; announced 127.0.0.1")
                    .endsWith("[passive-no-connection]");
        }
    }

    @Test
    void aThiefIsTurnedAwayAndTheRightfulClientStillServed() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            Dialogue thief = server.loginFrom("127.0.0.2");
            InetSocketAddress port = new InetSocketAddress("127.0.0.1", pasv(dialogue));
            try (DataSocket stolen = thief.dial(port)) {
                dialogue.send("RETR file");
                assertThat(stolen.readAll()).isEmpty();
                try (DataSocket data = dialogue.dial(port)) {
                    dialogue.expect(150);
                    assertThat(data.readAll()).hasSize(5);
                }
            }
            dialogue.expect(226);
        }
    }

    @Test
    void ifOnlyAStrangerConnectsTheReplyNamesIt() {
        Duration passive = Duration.ofMillis(300);
        try (TestServer server = TestServer.start(Rule.deadlines(d -> d.passive(passive)))) {
            Dialogue dialogue = server.login();
            Dialogue thief = server.loginFrom("127.0.0.2");
            InetSocketAddress port = new InetSocketAddress("127.0.0.1", pasv(dialogue));
            try (DataSocket stolen = thief.dial(port)) {
                dialogue.send("LIST");
                assertThat(stolen.endsEarly()).isTrue();
                assertThat(dialogue.expect(425).text())
                        .contains("127.0.0.2", "127.0.0.1")
                        .endsWith("[passive-foreign-peer]");
            }
        }
    }

    @Test
    void aTransferWithoutASetUpIs425() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("LIST", 425).text()).endsWith("[no-data-setup]");
            assertThat(dialogue.ask("STOR x", 425).text()).endsWith("[no-data-setup]");
            assertThat(server.content("/x")).isEmpty();
            assertThatThrownBy(() -> dialogue.fetch("RETR missing"))
                    .hasMessageContaining("550 No such file");
        }
    }
}
