package org.twinport.protocol.diag;

import org.twinport.protocol.Seed;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Random reports. */
final class Views {

    private static final String[] ADDRESSES = {
        "192.0.2.1", "10.0.0.1", "255.255.255.255", "2001:db8::1", "fe80::1:2", "::1"
    };

    private Views() {}

    static SessionView session(Seed seed) {
        return new SessionView(
                instant(seed),
                endpoint(seed),
                endpoint(seed),
                maybe(seed, () -> new TlsView(seed.oneOf("TLSv1.2", "TLSv1.3"), flip(seed))),
                flip(seed),
                maybe(seed, () -> new PassiveView(flip(seed), endpoint(seed))),
                maybe(seed, () -> new ActiveView(flip(seed), seed.octets(80), flip(seed))),
                maybe(seed, () -> data(seed)));
    }

    private static DataView data(Seed seed) {
        return new DataView(
                instant(seed),
                seed.oneOf(DataView.Direction.values()),
                seed.oneOf(ConnectionOutcome.values()),
                maybe(seed, () -> endpoint(seed)),
                maybe(seed, () -> endpoint(seed)),
                maybe(seed, () -> endpoint(seed)),
                seed.below(9),
                millis(seed),
                seed.oneOf(DataView.Tls.values()),
                maybe(seed, () -> seed.oneOf("passive-no-connection", "aborted")),
                seed.longBelow(1L << 50),
                millis(seed));
    }

    static ConnectView connect(Seed seed) {
        return new ConnectView(
                instant(seed),
                endpoint(seed),
                maybe(seed, () -> dial(seed)),
                maybe(seed, () -> dial(seed)));
    }

    private static DialView dial(Seed seed) {
        return new DialView(
                seed.oneOf(ConnectionOutcome.values()),
                millis(seed),
                maybe(seed, () -> endpoint(seed)),
                seed.text("abcdefghijklmnop", 16));
    }

    private static boolean flip(Seed seed) {
        return seed.below(2) == 0;
    }

    private static <T> Optional<T> maybe(Seed seed, Supplier<T> value) {
        return flip(seed) ? Optional.of(value.get()) : Optional.empty();
    }

    private static HostPort endpoint(Seed seed) {
        return new HostPort(InetAddress.ofLiteral(seed.oneOf(ADDRESSES)), seed.below(65_536));
    }

    private static Instant instant(Seed seed) {
        return Instant.ofEpochMilli(seed.longBelow(4_000_000_000_000L));
    }

    private static Duration millis(Seed seed) {
        return Duration.ofMillis(seed.longBelow(10_000_000));
    }
}
