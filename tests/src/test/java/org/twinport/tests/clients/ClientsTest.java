package org.twinport.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.CommandRead;
import org.twinport.server.event.SessionEvent.DataOpened;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.Full;
import org.twinport.tests.world.Gate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every client does every task; usually each once, the ways of its data connections in turn, and
 * all ways with {@code -Dtwinport.full=true}.
 */
@LeavesNothing
class ClientsTest {

    @BeforeAll
    static void printVersions() {
        Stream.of(Clients.values())
                .map(Clients::client)
                .map(client -> client.whyNot().orElseGet(client::version))
                .forEach(version -> System.out.println("Client: " + version));
    }

    static Stream<Arguments> plays() {
        return Stream.of(Clients.values()).flatMap(ClientsTest::plays);
    }

    private static Stream<Arguments> plays(Clients who) {
        List<Way> ways = List.copyOf(who.client().ways());
        return Stream.of(Task.values())
                .filter(task -> !who.client().cannot().contains(task))
                .flatMap(task -> {
                    Way next = ways.get((task.ordinal() + who.ordinal()) % ways.size());
                    return (Full.on() ? ways.stream() : Stream.of(next))
                            .map(way -> Arguments.of(who, task, way));
                });
    }

    @ParameterizedTest
    @MethodSource("plays")
    @Timeout(120)
    void a_client_does(Clients who, Task task, Way way, @TempDir Path folder) throws Exception {
        who.client().whyNot().ifPresent(Assumptions::abort);
        Gate gate = new Gate(Storing.UPLOAD * 4L / 10);
        if (task != Task.RESUME_STORE) {
            gate.open();
        }
        try (Scene scene = Scene.of(who.client(), way, folder, gate)) {
            task.in(scene);
            assertWayWasTaken(scene, way);
        }
    }

    /** All of them in full mode; two stand for the others otherwise, for it takes long. */
    static Stream<Clients> forHugeFiles() {
        return Full.on()
                ? Stream.of(Clients.values())
                : Stream.of(Clients.CURL, Clients.COMMONS_NET);
    }

    @ParameterizedTest
    @MethodSource("forHugeFiles")
    @Timeout(600)
    void files_of_more_than_4_gib(Clients who, @TempDir Path folder) throws Exception {
        Client client = who.client();
        client.whyNot().ifPresent(Assumptions::abort);
        Gate gate = new Gate(0);
        gate.open();
        Way way = client.ways().iterator().next();
        try (Scene scene = Scene.of(client, way, folder, gate)) {
            Fetching.huge(scene, Full.on());
            if (Full.on() && !client.cannot().contains(Task.STORE)) {
                Files.delete(scene.root().resolve("huge.bin"));
                Files.delete(scene.desk().resolve("huge.bin"));
                Storing.huge(scene);
            }
        }
    }

    private static void assertWayWasTaken(Scene scene, Way way) {
        List<DataOpened> opened = scene.heard(DataOpened.class);
        assertThat(opened).allMatch(event -> event.active() == way.isActive());
        assertThat(scene.heard(SessionEvent.Broken.class)).isEmpty();
        if (!opened.isEmpty()) {
            assertThat(scene.heard(CommandRead.class))
                    .as("set up by %s", way)
                    .anyMatch(event -> way.name().startsWith(event.command().verb().name()));
        }
    }
}
