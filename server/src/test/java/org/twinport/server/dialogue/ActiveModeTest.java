package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.net.InetAddress;
import java.time.Duration;

class ActiveModeTest {

    private static final Duration DEADLINE = Dialogue.DEADLINE;

    private static void fetchOver(Dialogue dialogue, DataPort port) {
        dialogue.send("RETR file");
        try (port;
                DataSocket data = port.accept()) {
            dialogue.expect(150);
            assertThat(data.readAll()).hasSize(5);
        }
        dialogue.expect(226);
    }

    @Test
    void theServerDialsTheAnnouncedPort() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            fetchOver(dialogue, dialogue.port());
            fetchOver(dialogue, dialogue.eprt());
            assertThat(server.events().of(SessionEvent.DataOpened.class))
                    .hasSize(2)
                    .allMatch(SessionEvent.DataOpened::active);
        }
    }

    @Test
    void anAddressOfTheOtherFamilyCannotBeDialled() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("EPRT |2|::1|51210|", 522).text()).contains("(1)");
            assertThat(dialogue.ask("EPRT |2|2001:db8::5|51210|", 522).text()).contains("(1)");
            fetchNothing(dialogue);
        }
    }

    private static void fetchNothing(Dialogue dialogue) {
        assertThat(dialogue.ask("LIST", 425).text()).endsWith("[no-data-setup]");
    }

    @Test
    void anUploadWorksTheSameWay() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            try (DataPort port = dialogue.port()) {
                dialogue.send("STOR up");
                try (DataSocket data = port.accept()) {
                    dialogue.expect(150);
                    data.write(new byte[] {1, 2, 3});
                }
            }
            dialogue.expect(226);
            assertThat(server.content("/up").orElseThrow()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void anAnnouncedPortServesOneTransferOnly() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            fetchOver(dialogue, dialogue.port());
            assertThat(dialogue.ask("RETR file", 425).text()).endsWith("[no-data-setup]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPRT |1|127.0.0.1|%d|",
                "EPRT !1!127.0.0.1!%d!",
                "EPRT |2|::ffff:127.0.0.1|%d|",
                "EPRT |2|::FFFF:7f00:1|%d|",
                "EPRT |2|0:0:0:0:0:ffff:127.0.0.1|%d|"
            })
    void thePeerIsRecognisedInEveryWrittenForm(String form) {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "hello");
            Dialogue dialogue = server.login();
            DataPort port = DataPort.on(InetAddress.ofLiteral("127.0.0.1"), DEADLINE);
            dialogue.ask(form.formatted(port.address().getPort()), 200);
            fetchOver(dialogue, port);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT %s,%d,%d",
                "PORT %s , %d , %d",
                "EPRT |1|127.0.0.2|%4$d|",
                "EPRT |2|::ffff:127.0.0.2|%4$d|",
                "EPRT |2|::ffff:7f00:0002|%4$d|"
            })
    void aThirdHostIsNeverDialled(String form) {
        try (TestServer server = TestServer.start();
                DataPort victim = DataPort.on(InetAddress.ofLiteral("127.0.0.2"), DEADLINE)) {
            server.put("/file", "hello");
            int port = victim.address().getPort();
            Dialogue dialogue = server.login();
            String line = form.formatted("127,0,0,2", port >> 8, port & 255, port);
            dialogue.ask(line, 501);
            dialogue.ask("RETR file", 425);
            dialogue.ask("QUIT", 221);
            assertThat(victim.isUntouched()).isTrue();
        }
    }

    @Test
    void aPrivateAddressOfAnotherNetworkIsExplainedAsNat() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("PORT 192,168,7,9,200,10", 501).text())
                    .contains("NAT", "192.168.7.9", "127.0.0.1", "passive mode will work")
                    .endsWith("[active-private-address]");
            assertThat(dialogue.ask("PORT 203,0,113,9,200,10", 501).text())
                    .endsWith("[active-foreign-address]");
            server.events()
                    .await(
                            SessionEvent.DataFailed.class,
                            e -> e.finding().cause().id().equals("active-private-address"));
        }
    }

    @Test
    void withDialPeerTheAnnouncedPortIsDialledAtTheControlPeer() {
        try (TestServer server = TestServer.start(Rule.dialPeer());
                DataPort port = DataPort.on(InetAddress.ofLiteral("127.0.0.1"), DEADLINE)) {
            server.put("/file", "hello");
            int number = port.address().getPort();
            Dialogue dialogue = server.login();
            dialogue.ask("PORT 192,168,7,9,%d,%d".formatted(number >> 8, number & 255), 200);
            fetchOver(dialogue, port);
            dialogue.ask("PORT 203,0,113,9,200,10", 501);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT 127,0,0,1,0,25",
                "PORT 127,0,0,1,3,255",
                "PORT 127,0,0,1,0,0",
                "EPRT |1|127.0.0.1|25|",
                "EPRT |1|127.0.0.1|0|",
                "EPRT |2|::ffff:127.0.0.1|1023|"
            })
    void aPortBelow1024IsNotDialled(String line) {
        try (TestServer server = TestServer.start()) {
            assertThat(server.login().ask(line, 501).text()).endsWith("[active-privileged-port]");
        }
        try (TestServer server = TestServer.start(Rule.dialPeer())) {
            assertThat(server.login().ask(line, 501).text()).endsWith("[active-privileged-port]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT",
                "PORT 127,0,0,1,200",
                "PORT 127,0,0,1,256,1",
                "PORT 127,0,0,1,-1,1",
                "PORT 1,2,3,4,5,6,7",
                "PORT 99999999999,0,0,1,200,1",
                "PORT localhost,200,1",
                "EPRT |1|127.0.0.1|65536|",
                "EPRT |1|127.0.0.1|-1|",
                "EPRT |1|localhost|51210|",
                "EPRT |1|::1|51210|",
                "EPRT |2|127.0.0.1|51210|",
                "EPRT |||51210|",
                "EPRT |"
            })
    void whatIsNoAddressIsRefused(String line) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            dialogue.ask(line, 501);
            dialogue.ask("LIST", 425);
        }
    }

    @Test
    void aRefusedPortTakesBackTheOneBefore() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            try (DataPort port = dialogue.port()) {
                dialogue.ask("PORT 203,0,113,9,200,10", 501);
                dialogue.ask("LIST", 425);
                assertThat(port.isUntouched()).isTrue();
            }
        }
    }

    @Test
    void aPortWhereNobodyListensIs425WithTheAddress() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.login();
            HostPort dead = new HostPort(dialogue.local().getAddress(), 2_999);
            dialogue.ask("PORT " + dead.sixNumbers(), 200);
            assertThat(dialogue.ask("LIST", 425).text())
                    .contains("127.0.0.1:2999 refused the connection")
                    .endsWith("[active-refused]");
        }
    }
}
