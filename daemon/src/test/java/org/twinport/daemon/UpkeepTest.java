package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.log.LogFormat;
import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.Logs;
import org.twinport.daemon.tls.Openssl;
import org.twinport.daemon.users.HashLane;
import org.twinport.storage.local.UploadsInProgress;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about certificates while time goes by. */
final class UpkeepTest {

    private static final Instant NOW = Instant.now();

    @TempDir Path folder;

    private Running running(HashLane lane) {
        String files = "{certificate: '%1$s/cert.pem', key: '%1$s/key.pem'}".formatted(folder);
        Sources sources =
                Sources.ofFlags(Map.of("tls.certificates", files, "root", folder.toString()));
        Settings settings = ((Loaded.Good) Settings.load(sources)).settings();
        List<Problem> problems = new ArrayList<>();
        Facilities facilities = new Facilities(Map.of(), new UploadsInProgress(), lane, () -> {});
        List<InetSocketAddress> listen = List.of(new InetSocketAddress("127.0.0.1", 2121));
        Running running = Running.of(settings, "id", listen, facilities, problems);
        assertThat(problems).isEmpty();
        return running;
    }

    private List<String> log(Upkeeping steps) throws Exception {
        Logs.Plan plan =
                new Logs.Plan(
                        LogFormat.TEXT,
                        LogLevel.INFO,
                        Optional.of(folder.resolve("events")),
                        Optional.empty());
        try (HashLane lane = HashLane.standard(() -> {});
                Logs logs = Logs.open(plan, Clock.systemUTC())) {
            Running running = running(lane);
            Upkeep upkeep = new Upkeep(logs);
            upkeep.begin(running.certificates(), NOW);
            steps.run(upkeep, running);
        }
        return Files.readAllLines(folder.resolve("events"));
    }

    private interface Upkeeping {
        void run(Upkeep upkeep, Running running) throws Exception;
    }

    @Test
    void a_broken_pair_is_told_once_and_the_old_one_stays() throws Exception {
        Openssl openssl = new Openssl(folder).pair("ec -pkeyopt ec_paramgen_curve:P-256", "");
        List<String> lines =
                log((upkeep, running) -> {
                    var before = running.certificates().inUse();
                    openssl.write("key.pem", "not a key");
                    assertThat(upkeep.look(running, NOW)).isEmpty();
                    assertThat(upkeep.look(running, NOW)).isEmpty();
                    assertThat(running.certificates().inUse()).isEqualTo(before);
                });
        assertThat(lines)
                .filteredOn(line -> line.contains("WARN"))
                .singleElement()
                .asString()
                .contains("key.pem")
                .contains("stays in use");
    }

    @Test
    void an_end_that_has_come_near_and_an_end_that_is_over_are_told_once_each() throws Exception {
        new Openssl(folder)
                .run(
                        "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout key.pem"
                                + " -out cert.pem -days 90 -subj /CN=ftp.example.org");
        List<String> lines =
                log((upkeep, running) -> {
                    upkeep.look(running, NOW);
                    for (int day : List.of(65, 66, 91, 92)) {
                        upkeep.look(running, NOW.plus(Duration.ofDays(day)));
                    }
                });
        assertThat(lines)
                .filteredOn(line -> line.contains("WARN"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("ftp.example.org expires on "),
                        line -> assertThat(line).contains("ftp.example.org expired on "));
    }
}
