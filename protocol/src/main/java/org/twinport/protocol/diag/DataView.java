package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The last attempt at a data connection, as the server saw it. Times are exact to the millisecond.
 *
 * @param began when the server began to wait or to dial, by its own clock
 * @param direction who dialled
 * @param outcome how the connection came about, or why not
 * @param announced where the dialling side was told to dial
 * @param dialledFrom the server's end of a connection that it dialled, as far as it was bound
 * @param connected the client's end of the connection that stands; always of the control
 *     connection's own address
 * @param strangers how many connections came from a different address and were turned away; more
 *     than a few are not counted
 * @param waited until the connection stood or was given up
 * @param tls TLS on it
 * @param cause the id of what went wrong, by the table of causes; empty if nothing did
 * @param bytes that moved
 * @param lasted until all was over
 */
public record DataView(
        Instant began,
        Direction direction,
        ConnectionOutcome outcome,
        Optional<HostPort> announced,
        Optional<HostPort> dialledFrom,
        Optional<HostPort> connected,
        int strangers,
        Duration waited,
        Tls tls,
        Optional<String> cause,
        long bytes,
        Duration lasted) {

    private static final String PREFIX = "data.";

    /** Who dials. */
    public enum Direction {
        /** The client: passive mode. */
        PASSIVE,
        /** The server: active mode. */
        ACTIVE,
        /** Nobody: no mode was set up. */
        NONE
    }

    /** What became of TLS. */
    public enum Tls {
        /** It was not to be, or the connection did not come so far. */
        NONE,
        /** The control connection's session was resumed. */
        RESUMED,
        /** A session of its own. */
        NEW,
        FAILED
    }

    /** Whether the server dialled from port 20. */
    public boolean isFromPort20() {
        return dialledFrom.filter(from -> from.port() == 20).isPresent();
    }

    /** These records and those of this attempt. */
    DiagRecords addTo(DiagRecords records) {
        return records.with(PREFIX + "began", began)
                .with(PREFIX + "mode", word(direction))
                .with(PREFIX + "outcome", outcome.word())
                .with(PREFIX + "announced", announced)
                .with(PREFIX + "from", dialledFrom)
                .with(PREFIX + "peer", connected)
                .with(PREFIX + "strangers", strangers)
                .with(PREFIX + "waited", waited.toMillis())
                .with(PREFIX + "tls", word(tls))
                .with(PREFIX + "cause", cause)
                .with(PREFIX + "bytes", bytes)
                .with(PREFIX + "lasted", lasted.toMillis());
    }

    /** The attempt in these records, if there is one. */
    static Optional<DataView> in(DiagRecords records) {
        return records.get(PREFIX + "began")
                .flatMap(Words::instant)
                .map(began ->
                        new DataView(
                                began,
                                enumerated(Direction.values(), records, "mode", Direction.NONE),
                                ConnectionOutcome.of(records.get(PREFIX + "outcome").orElse("")),
                                endpoint(records, "announced"),
                                endpoint(records, "from"),
                                endpoint(records, "peer"),
                                (int) Math.min(number(records, "strangers"), Integer.MAX_VALUE),
                                Duration.ofMillis(number(records, "waited")),
                                enumerated(Tls.values(), records, "tls", Tls.NONE),
                                records.get(PREFIX + "cause"),
                                number(records, "bytes"),
                                Duration.ofMillis(number(records, "lasted"))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E enumerated(
            E[] values, DiagRecords records, String key, E otherwise) {
        String found = records.get(PREFIX + key).orElse("");
        return Arrays.stream(values)
                .filter(one -> word(one).equals(found))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<HostPort> endpoint(DiagRecords records, String key) {
        return records.get(PREFIX + key).flatMap(Words::endpoint);
    }

    private static long number(DiagRecords records, String key) {
        return Words.number(records.get(PREFIX + key).orElse("")).orElse(0);
    }
}
