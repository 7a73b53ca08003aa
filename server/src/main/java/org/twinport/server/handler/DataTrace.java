package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.net.data.DataAttempt;
import org.twinport.protocol.diag.ConnectionOutcome;
import org.twinport.protocol.diag.DataView;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Writes down what one exchange comes to, for SITE DIAG; on the session's thread, lives for that
 * exchange.
 */
final class DataTrace {

    private final Instant began = now();
    private final long begin = System.nanoTime();
    private @Nullable DataAttempt attempt;
    private DataView.Tls tls = DataView.Tls.NONE;
    private @Nullable Cause cause;

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The connection stands, or will not. */
    void opened(DataAttempt how) {
        attempt = how;
    }

    void secured(DataView.Tls how) {
        tls = how;
    }

    void failed(Cause why) {
        cause = why;
    }

    /** All of it; addresses of others than the client are counted only. */
    DataView view(long bytes) {
        DataAttempt how = attempt;
        return new DataView(
                began,
                how == null ? DataView.Direction.NONE : direction(how.direction()),
                how == null ? ConnectionOutcome.NOT_SET_UP : outcome(how),
                how == null ? Optional.empty() : endpoint(how.announced()),
                how == null ? Optional.empty() : endpoint(how.dialledFrom()),
                how == null ? Optional.empty() : endpoint(how.connected()),
                how == null ? 0 : how.strangers().size(),
                how == null ? Duration.ZERO : how.waited().truncatedTo(ChronoUnit.MILLIS),
                tls,
                Optional.ofNullable(cause).map(Cause::id),
                bytes,
                Duration.ofNanos(System.nanoTime() - begin).truncatedTo(ChronoUnit.MILLIS));
    }

    private static DataView.Direction direction(DataAttempt.Direction direction) {
        return switch (direction) {
            case LISTEN -> DataView.Direction.PASSIVE;
            case DIAL -> DataView.Direction.ACTIVE;
            case NONE -> DataView.Direction.NONE;
        };
    }

    static ConnectionOutcome outcome(DataAttempt attempt) {
        return switch (attempt.outcome()) {
            case CONNECTED -> ConnectionOutcome.CONNECTED;
            case TIMED_OUT -> ConnectionOutcome.TIMED_OUT;
            case REFUSED -> ConnectionOutcome.REFUSED;
            case UNREACHABLE -> ConnectionOutcome.UNREACHABLE;
            case PORT_BUSY -> ConnectionOutcome.PORT_BUSY;
            case STOPPED -> ConnectionOutcome.STOPPED;
            case NOT_SET_UP -> ConnectionOutcome.NOT_SET_UP;
            case FAILED -> ConnectionOutcome.FAILED;
        };
    }

    static Optional<HostPort> endpoint(@Nullable InetSocketAddress address) {
        return address == null
                ? Optional.empty()
                : Optional.of(new HostPort(address.getAddress(), address.getPort()));
    }
}
