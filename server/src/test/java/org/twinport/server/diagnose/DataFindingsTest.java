package org.twinport.server.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.net.data.DataAttempt;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

class DataFindingsTest {

    @Test
    void addressesInEvidenceAreWrittenAsPeopleWriteThem() {
        InetAddress client = InetAddress.ofLiteral("2001:db8::1");
        DataAttempt attempt =
                new DataAttempt(
                        DataAttempt.Direction.DIAL,
                        DataAttempt.Outcome.REFUSED,
                        new InetSocketAddress(client, 5000),
                        new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 20),
                        null,
                        List.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 7)),
                        Duration.ofMillis(3),
                        "Connection refused");
        assertThat(DataFindings.of(attempt, client).evidence())
                .containsExactly(
                        "outcome REFUSED after 3 ms",
                        "announced [2001:db8::1]:5000",
                        "dialled from 192.0.2.1:20",
                        "turned away 192.0.2.9:7",
                        "the system says: Connection refused");
    }
}
