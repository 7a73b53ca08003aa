package org.twinport.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.twinport.server.event.SessionEvent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.Gate;
import org.twinport.tests.world.OurServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * What one task plays in; used by the test's thread, while the server's threads add events.
 *
 * @param root the folder that our server serves
 * @param desk the client's side
 * @param gate where uploads can be held up; open unless the task wants otherwise
 */
record Scene(
        Client client,
        Account at,
        OurServer server,
        Path root,
        Path desk,
        Gate gate,
        List<SessionEvent> events)
        implements AutoCloseable {

    static Scene of(Client client, Way way, Path folder, Gate gate) throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path desk = Files.createDirectory(folder.resolve("desk"));
        List<SessionEvent> events = new CopyOnWriteArrayList<>();
        OurServer server = OurServer.start(root, gate::in, events::add);
        return new Scene(client, Account.at(server, way), server, root, desk, gate, events);
    }

    /** A file on the server. */
    byte[] onServer(String name, int size) throws IOException {
        return written(root.resolve(name), size);
    }

    /** A file on the client's side. */
    byte[] onDesk(String name, int size) throws IOException {
        return written(desk.resolve(name), size);
    }

    private static byte[] written(Path file, int size) throws IOException {
        byte[] bytes = Content.random(size, size);
        Files.write(file, bytes);
        return bytes;
    }

    /** Waits for the end of all sessions; only then every reply has been heard of. */
    void awaitNoSession(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (server.sessions() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(server.sessions()).isZero();
    }

    <T extends SessionEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        gate.open();
        server.close();
    }
}
