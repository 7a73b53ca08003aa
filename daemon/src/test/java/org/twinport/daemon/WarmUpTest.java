package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.server.event.ServerListener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

@Timeout(60)
class WarmUpTest {
    private static final Duration ENDLESS = Duration.ofMinutes(10);

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void build() throws IOException {
        house = House.in(folder);
    }

    private Daemon start(String tls, Duration warmUp) throws Exception {
        house.write(tls);
        Options options =
                new Options(
                        false,
                        Optional.of(house.run()),
                        ServerListener.NONE,
                        Duration.ofMinutes(1),
                        () -> {},
                        warmUp);
        return Daemon.start(house.sources("anna:right"), options);
    }

    private String selfSigned() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        return "tls.self-signed: yes\ntls.self-signed-folder: " + keys.resolve("own") + "\n";
    }

    private static Optional<Thread> thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("twinport-warm-up"))
                .findFirst();
    }

    private static void await(boolean there) {
        while (thread().isPresent() != there) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void it_ends_by_itself() throws Exception {
        try (Daemon _ = start(selfSigned(), Duration.ofMillis(1))) {
            await(false);
        }
    }

    /** Tests run without the properties that the start script sets. */
    @Test
    void what_this_java_does_otherwise_is_told_on_the_way() throws Exception {
        String tls = selfSigned() + "tls.reuse: require\n";
        try (Daemon daemon = start(tls, Duration.ofMillis(1))) {
            assertThat(daemon.report().warnings()).noneMatch(text -> text.contains("this Java"));
            await(false);
        }
        assertThat(Files.readString(house.log()))
                .contains(
                        "WARN  warning text=\"this Java: a connection of TLS 1.3 gets fewer than");
    }

    @Test
    void it_ends_with_the_server() throws Exception {
        try (Daemon _ = start(selfSigned(), ENDLESS)) {
            await(true);
        }
        assertThat(thread()).isEmpty();
    }

    @Test
    void it_does_nothing_while_a_client_is_there() throws Exception {
        try (Daemon daemon = start(selfSigned(), ENDLESS)) {
            await(true);
            Thread working = thread().orElseThrow();
            try (Ftp _ = new Ftp(daemon.addresses().getFirst())) {
                while (working.getState() != Thread.State.TIMED_WAITING) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            while (working.getState() != Thread.State.RUNNABLE) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void without_tls_there_is_none() throws Exception {
        try (Daemon _ = start("", ENDLESS)) {
            assertThat(thread()).isEmpty();
        }
    }
}
