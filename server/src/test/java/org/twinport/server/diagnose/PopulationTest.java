package org.twinport.server.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Who;
import org.twinport.server.event.Trend;
import org.twinport.server.event.Trend.Pattern;
import org.twinport.server.event.Trend.Side;
import org.twinport.server.fixture.Recorder;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

class PopulationTest {

    private static final Cause CAUSE = Cause.PASSIVE_NO_CONNECTION;
    private static final InetSocketAddress LOCAL =
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 21);

    private long now;
    private final Recorder heard = new Recorder();
    private final Population population = new Population(heard, () -> now);

    private static Who who(String peer) {
        return new Who(
                1, new InetSocketAddress(InetAddress.ofLiteral(peer), 40_000), LOCAL, "anna");
    }

    private void fails(String... peers) {
        for (String peer : peers) {
            population.on(new SessionEvent.DataFailed(who(peer), Finding.of(CAUSE, "it broke")));
        }
    }

    private void works(String... peers) {
        for (String peer : peers) {
            population.on(new SessionEvent.DataOpened(who(peer), LOCAL, LOCAL, false));
        }
    }

    private Pattern pattern() {
        return population.trend(CAUSE).pattern();
    }

    @Test
    void aCauseThatHitsEveryOutsideClientPointsAtTheServersOwnFirewall() {
        works("10.0.0.1", "10.0.0.2");
        fails("8.8.8.1", "8.8.8.1", "8.8.8.2", "8.8.8.3");
        Trend trend = population.trend(CAUSE);
        assertThat(trend)
                .isEqualTo(
                        new Trend(
                                CAUSE,
                                new Side(4, 3, 0),
                                new Side(0, 0, 2),
                                Pattern.EVERY_OUTSIDE_CLIENT));
        assertThat(trend.sentence())
                .isEqualTo(
                        "passive-no-connection: it fails for 3 of 3 outside clients and 0 of 2"
                                + " inside clients; look at the server's own firewall or forwarding");
    }

    @Test
    void aCauseThatHitsOneClientPointsAtThatClient() {
        works("8.8.8.1", "8.8.8.2", "10.0.0.1");
        fails("8.8.8.3");
        assertThat(pattern()).isEqualTo(Pattern.ONE_CLIENT);
        fails("8.8.8.4");
        assertThat(pattern()).isEqualTo(Pattern.SOME_CLIENTS);
    }

    @Test
    void oneClientAloneShowsNothing() {
        fails("8.8.8.1", "8.8.8.1", "8.8.8.1");
        assertThat(pattern()).isEqualTo(Pattern.NONE);
        works("10.0.0.1");
        assertThat(pattern()).isEqualTo(Pattern.NONE);
    }

    @Test
    void insideClientsAndEverybodyAreToldApart() {
        fails("10.0.0.1", "10.0.0.2");
        assertThat(pattern()).isEqualTo(Pattern.EVERY_INSIDE_CLIENT);
        fails("8.8.8.1", "8.8.8.2");
        assertThat(pattern()).isEqualTo(Pattern.EVERY_CLIENT);
    }

    @Test
    void aClientCountsWithWhatItCameToLast() {
        fails("8.8.8.1", "8.8.8.2", "8.8.8.3");
        works("8.8.8.1", "8.8.8.2");
        assertThat(population.trend(CAUSE).outside()).isEqualTo(new Side(3, 1, 2));
        assertThat(pattern()).isEqualTo(Pattern.ONE_CLIENT);
    }

    @Test
    void whatIsLongerAgoThanAnHourIsOnlyCounted() {
        fails("8.8.8.1", "8.8.8.2");
        now = Duration.ofMinutes(61).toNanos();
        assertThat(population.trend(CAUSE).outside()).isEqualTo(new Side(2, 0, 0));
    }

    @Test
    void aPatternIsToldWhenItIsNewAndNotAgain() {
        fails("8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4");
        assertThat(heard.of(SessionEvent.TrendSeen.class))
                .extracting(told -> told.trend().pattern())
                .containsExactly(Pattern.EVERY_OUTSIDE_CLIENT);
        works("10.0.0.1", "8.8.8.1", "8.8.8.2");
        fails("8.8.8.3");
        assertThat(heard.of(SessionEvent.TrendSeen.class))
                .extracting(told -> told.trend().pattern())
                .containsExactly(Pattern.EVERY_OUTSIDE_CLIENT, Pattern.SOME_CLIENTS);
    }

    @Test
    void successInOneModeSaysNothingOfTheOther() {
        population.on(new SessionEvent.DataOpened(who("8.8.8.1"), LOCAL, LOCAL, true));
        fails("8.8.8.1", "8.8.8.2");
        assertThat(pattern()).isEqualTo(Pattern.EVERY_OUTSIDE_CLIENT);
    }

    @Test
    void whoScansTheInternetIsCountedAndAccusesNobody() {
        for (String peer : new String[] {"8.8.8.1", "8.8.8.2", "8.8.8.3"}) {
            population.on(
                    new SessionEvent.ControlFailed(
                            who(peer), Finding.of(Cause.CLIENT_NOT_FTP, "HTTP")));
            population.on(
                    new SessionEvent.TlsFailed(who(peer), Finding.of(Cause.TLS_REFUSED, "what")));
        }
        assertThat(population.trends())
                .extracting(Trend::cause, Trend::pattern)
                .containsExactly(
                        tuple(Cause.CLIENT_NOT_FTP, Pattern.NONE),
                        tuple(Cause.TLS_REFUSED, Pattern.NONE));
        assertThat(heard.of(SessionEvent.TrendSeen.class)).isEmpty();
    }

    @Test
    void whatClientsEndThemselvesIsNoFault() {
        population.on(
                new SessionEvent.DataFailed(who("8.8.8.1"), Finding.of(Cause.ABORTED, "aborted")));
        assertThat(population.trends()).isEmpty();
    }

    @Test
    void anyNumberOfClientsTakesBoundedMemory() {
        for (int i = 0; i < 2_000; i++) {
            fails("8.8.%d.%d".formatted(i >> 8, i & 255));
        }
        assertThat(population.trends())
                .extracting(Trend::outside)
                .containsExactly(new Side(2_000, 512, 0));
    }
}
