package org.twinport.server.dialogue;

import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.twinport.server.FtpServer;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.event.ServerListener;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.IOException;
import java.time.Duration;

/** An embedder's listener that throws costs the session it hears of, never the server. */
class ListenerFailureTest {

    @Test
    void theServerGoesOnAcceptingAfterARefusalThatCouldNotBeTold() throws IOException {
        ServerListener listener =
                event -> {
                    if (event instanceof SessionEvent.Refused) {
                        throw new IllegalStateException("the log is full");
                    }
                };
        Rules rules =
                TestServer.patientRules(TestServer.user(new MemoryStorage(), Permissions.all()))
                        .with(new Limits(0, 1, 0, 3, Duration.ZERO, 8_192));
        try (FtpServer server = FtpServer.start(ServerConfig.onLoopback(rules).with(listener));
                Dialogue first = Dialogue.connect(server.address()).login(USER, PASSWORD)) {
            try (Dialogue refused = Dialogue.open(null, server.address())) {
                refused.closed();
            }
            first.ask("QUIT", 221);
            first.closed();
            try (Dialogue second = Dialogue.connect(server.address())) {
                second.login(USER, PASSWORD);
            }
        }
    }
}
