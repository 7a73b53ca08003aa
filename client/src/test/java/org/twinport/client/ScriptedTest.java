package org.twinport.client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.leak.LeakCheck;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scripted server, clients for it, and a look at what is left afterwards; one thread. */
abstract class ScriptedTest {

    static final Credentials USER = new Credentials("me", "s3cret");

    @TempDir Path folder;

    /** What all clients of the test reported. */
    final List<ClientEvent> events = new CopyOnWriteArrayList<>();

    private final List<AutoCloseable> open = new ArrayList<>();
    private LeakCheck leaks;

    @BeforeEach
    void rememberWhatIsThere() {
        leaks = LeakCheck.start();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        leaks.assertFree(Duration.ofSeconds(10));
    }

    ScriptedServer serve(Misbehaviour... wrong) throws IOException {
        ScriptedServer server = ScriptedServer.start(wrong);
        open.add(server);
        return server;
    }

    ScriptedServer serveOn(InetAddress address, Misbehaviour... wrong) throws IOException {
        ScriptedServer server = ScriptedServer.start(address, wrong);
        open.add(server);
        return server;
    }

    <C extends AutoCloseable> C closing(C resource) {
        open.add(resource);
        return resource;
    }

    FtpClient connect(ScriptedServer server) throws FtpException {
        return connect(server, options());
    }

    FtpClient connect(ScriptedServer server, ClientOptions options) throws FtpException {
        return closing(FtpClient.connect(server.host(), server.port(), USER, options));
    }

    /** Times that are generous where something happens. */
    ClientOptions options() {
        return ClientOptions.DEFAULT
                .timeout(Duration.ofSeconds(20))
                .finalReplyTimeout(Duration.ofSeconds(20))
                .listener(events::add);
    }

    /** Times for silence: each is the whole length of a wait for nothing. */
    ClientOptions impatient(Duration reply, Duration last, Duration stall, Duration rung) {
        return ClientOptions.DEFAULT
                .with(new ClientTimeouts(Duration.ofSeconds(20), reply, last, stall, rung))
                .listener(events::add);
    }

    List<String> notes() {
        return events.stream()
                .filter(ClientEvent.Note.class::isInstance)
                .map(e -> ((ClientEvent.Note) e).text())
                .toList();
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
