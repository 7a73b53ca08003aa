package org.twinport.server.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataAttempt.Direction;
import org.twinport.net.data.DataAttempt.Outcome;
import org.twinport.server.diagnose.DataFindings.Surroundings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

class DataFindingsTest {

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static DataAttempt passive(String announced) {
        return new DataAttempt(
                Direction.LISTEN,
                Outcome.TIMED_OUT,
                at(announced, 61_000),
                null,
                null,
                List.of(),
                Duration.ofSeconds(30),
                null);
    }

    private static DataAttempt active(Outcome outcome, @Nullable InetSocketAddress from) {
        return new DataAttempt(
                Direction.DIAL,
                outcome,
                at("192.0.2.7", 5_000),
                from,
                null,
                List.of(),
                Duration.ofMillis(3),
                null);
    }

    private static Surroundings pasv(String client) {
        return new Surroundings(InetAddress.ofLiteral(client), false, 0);
    }

    @Test
    void addressesInEvidenceAreWrittenAsPeopleWriteThem() {
        DataAttempt attempt =
                new DataAttempt(
                        Direction.DIAL,
                        Outcome.REFUSED,
                        at("2001:db8::1", 5_000),
                        at("192.0.2.1", 20),
                        null,
                        List.of(at("192.0.2.9", 7)),
                        Duration.ofMillis(3),
                        "Connection refused");
        assertThat(DataFindings.of(attempt, pasv("2001:db8::1")).evidence())
                .containsExactly(
                        "outcome REFUSED after 3 ms",
                        "announced [2001:db8::1]:5000",
                        "dialled from 192.0.2.1:20",
                        "turned away 192.0.2.9:7",
                        "the system says: Connection refused");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 8.8.8.8, PASSIVE_PRIVATE_ADDRESS",
        "127.0.0.1, 10.0.0.9, PASSIVE_PRIVATE_ADDRESS",
        "169.254.1.1, 8.8.8.8, PASSIVE_PRIVATE_ADDRESS",
        "0.0.0.0, 10.0.0.9, PASSIVE_PRIVATE_ADDRESS",
        "8.8.4.4, 8.8.8.8, PASSIVE_NO_CONNECTION",
        "8.8.4.4, 10.0.0.9, PASSIVE_NO_CONNECTION",
        "10.0.0.1, 10.0.0.9, PASSIVE_NO_CONNECTION",
        "10.0.0.1, 127.0.0.1, PASSIVE_NO_CONNECTION"
    })
    void anAnnouncedAddressThatDoesNotReachTheClientIsTheCause(
            String announced, String client, Cause cause) {
        Finding finding = DataFindings.of(passive(announced), pasv(client));
        assertThat(finding.cause()).isEqualTo(cause);
        assertThat(finding.detail()).contains("61000 within 30 s; announced " + announced);
    }

    @Test
    void epsvAnnouncesNoAddressThatCouldBeWrong() {
        Surroundings epsv = new Surroundings(InetAddress.ofLiteral("8.8.8.8"), true, 0);
        Finding finding = DataFindings.of(passive("10.0.0.1"), epsv);
        assertThat(finding.cause()).isEqualTo(Cause.PASSIVE_NO_CONNECTION);
        assertThat(finding.detail()).doesNotContain("10.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMED_OUT", "REFUSED", "UNREACHABLE"})
    void whoShouldDialFrom20AndCannotHasThatForACause(Outcome outcome) {
        Surroundings from20 = new Surroundings(InetAddress.ofLiteral("192.0.2.7"), false, 20);
        DataAttempt other = active(outcome, at("192.0.2.1", 40_000));
        assertThat(DataFindings.of(other, from20).cause()).isEqualTo(Cause.ACTIVE_PORT_NOT_20);
        assertThat(DataFindings.of(other, pasv("192.0.2.7")).cause())
                .isNotEqualTo(Cause.ACTIVE_PORT_NOT_20);
        assertThat(DataFindings.of(active(outcome, at("192.0.2.1", 20)), from20).cause())
                .isNotEqualTo(Cause.ACTIVE_PORT_NOT_20);
        assertThat(DataFindings.of(active(Outcome.STOPPED, null), from20).cause())
                .isEqualTo(Cause.ABORTED);
    }
}
