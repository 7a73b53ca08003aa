package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** From the facts of a data connection that this client could not open to their cause; pure. */
final class DialFindings {

    private DialFindings() {}

    static Finding of(DataAttempt attempt) {
        return attempt.direction() == DataAttempt.Direction.DIAL
                ? dialled(attempt)
                : awaited(attempt);
    }

    private static Finding dialled(DataAttempt attempt) {
        String target = shown(attempt.announced());
        return switch (attempt.outcome()) {
            case REFUSED ->
                    finding(Cause.PASSIVE_REFUSED, target + " refuses the connection", attempt);
            case UNREACHABLE ->
                    finding(Cause.PASSIVE_UNREACHABLE, "there is no way to " + target, attempt);
            case TIMED_OUT ->
                    finding(
                            Cause.PASSIVE_DROPPED,
                            "%s does not answer within %d ms"
                                    .formatted(target, attempt.waited().toMillis()),
                            attempt);
            default -> finding(Cause.PASSIVE_DROPPED, target + " could not be reached", attempt);
        };
    }

    private static Finding awaited(DataAttempt attempt) {
        String where = shown(attempt.announced());
        return attempt.strangers().isEmpty()
                ? finding(
                        Cause.ACTIVE_NEVER_DIALLED,
                        "the server never connected to %s within %d ms"
                                .formatted(where, attempt.waited().toMillis()),
                        attempt)
                : finding(
                        Cause.ACTIVE_FOREIGN_PEER,
                        "only %s connected to %s, which is not the server"
                                .formatted(shown(attempt.strangers().getFirst()), where),
                        attempt);
    }

    private static Finding finding(Cause cause, String detail, DataAttempt attempt) {
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "outcome %s after %d ms".formatted(attempt.outcome(), attempt.waited().toMillis()));
        if (attempt.dialledFrom() != null) {
            evidence.add("dialled from " + shown(attempt.dialledFrom()));
        }
        if (attempt.systemMessage() != null) {
            evidence.add("the system says: " + attempt.systemMessage());
        }
        return new Finding(cause, detail, evidence);
    }

    private static String shown(@Nullable InetSocketAddress address) {
        return address == null
                ? "the port"
                : new HostPort(address.getAddress(), address.getPort()).toString();
    }
}
