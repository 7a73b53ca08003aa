package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.pump.Outcome;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the cause of a data connection that failed, from what was recorded about it; pure. */
public final class DataFindings {

    private DataFindings() {}

    /**
     * What is known beside the attempt.
     *
     * @param client the control connection's peer
     * @param extended whether EPSV was answered, which announces no address
     * @param sourcePort the port that was to be dialled from, or 0
     */
    public record Surroundings(InetAddress client, boolean extended, int sourcePort) {}

    /**
     * Why no data connection came about.
     *
     * @param attempt what happened
     */
    public static Finding of(DataAttempt attempt, Surroundings here) {
        return switch (attempt.direction()) {
            case NONE -> Finding.of(Cause.NO_DATA_SETUP, "Use PASV, EPSV, PORT or EPRT first");
            case LISTEN -> passive(attempt, here);
            case DIAL ->
                    fromAnotherPort(attempt, here.sourcePort()).orElseGet(() -> active(attempt));
        };
    }

    private static Finding passive(DataAttempt attempt, Surroundings here) {
        if (attempt.outcome() == DataAttempt.Outcome.STOPPED) {
            return Finding.of(Cause.ABORTED, "Aborted before the data connection came about");
        }
        InetSocketAddress announced = attempt.announced();
        if (announced == null || attempt.outcome() != DataAttempt.Outcome.TIMED_OUT) {
            return new Finding(
                    Cause.PASSIVE_NO_CONNECTION, "The passive port failed", evidence(attempt));
        }
        return attempt.strangers().isEmpty()
                ? nobodyCame(attempt, announced, here)
                : onlyStrangersCame(attempt, announced, here.client());
    }

    private static Finding onlyStrangersCame(
            DataAttempt attempt, InetSocketAddress announced, InetAddress client) {
        String stranger = HostPort.literal(attempt.strangers().getFirst().getAddress());
        return new Finding(
                Cause.PASSIVE_FOREIGN_PEER,
                "Only %s connected to port %d, but the control connection comes from %s"
                        .formatted(stranger, announced.getPort(), HostPort.literal(client)),
                evidence(attempt));
    }

    /** Where EPSV was answered, the client dialled the address that it had reached before. */
    private static Finding nobodyCame(
            DataAttempt attempt, InetSocketAddress announced, Surroundings here) {
        String what =
                "no connection arrived on port %d within %s"
                        .formatted(announced.getPort(), seconds(attempt.waited()));
        if (here.extended()) {
            return new Finding(Cause.PASSIVE_NO_CONNECTION, what, evidence(attempt));
        }
        String address = "; announced " + HostPort.literal(announced.getAddress());
        return isOutOfReach(announced.getAddress(), here.client())
                ? new Finding(
                        Cause.PASSIVE_PRIVATE_ADDRESS,
                        what
                                + address
                                + ", an address that cannot be reached from "
                                + HostPort.literal(here.client()),
                        evidence(attempt))
                : new Finding(Cause.PASSIVE_NO_CONNECTION, what + address, evidence(attempt));
    }

    /** An address does not reach as far as the client is away. */
    private static boolean isOutOfReach(InetAddress announced, InetAddress client) {
        return AddressScope.of(announced).compareTo(AddressScope.of(client)) < 0;
    }

    /**
     * A firewall that lets only port 20 in drops or refuses what comes from another port, which is
     * where the dialler goes when it cannot have 20.
     */
    private static Optional<Finding> fromAnotherPort(DataAttempt attempt, int sourcePort) {
        InetSocketAddress from = attempt.dialledFrom();
        boolean gotNoWay =
                switch (attempt.outcome()) {
                    case TIMED_OUT, REFUSED, UNREACHABLE -> true;
                    default -> false;
                };
        return gotNoWay && sourcePort != 0 && from != null && from.getPort() != sourcePort
                ? Optional.of(
                        new Finding(
                                Cause.ACTIVE_PORT_NOT_20,
                                "The server could not dial from port %d, and from port %d it did not reach you; passive mode may work"
                                        .formatted(sourcePort, from.getPort()),
                                evidence(attempt)))
                : Optional.empty();
    }

    private static Finding active(DataAttempt attempt) {
        InetSocketAddress announced = attempt.announced();
        String target =
                announced == null
                        ? "the announced port"
                        : new HostPort(announced.getAddress(), announced.getPort()).toString();
        return switch (attempt.outcome()) {
            case REFUSED ->
                    new Finding(
                            Cause.ACTIVE_REFUSED,
                            "%s refused the connection; passive mode may work".formatted(target),
                            evidence(attempt));
            case TIMED_OUT ->
                    new Finding(
                            Cause.ACTIVE_DROPPED,
                            "%s did not answer within %s; passive mode may work"
                                    .formatted(target, seconds(attempt.waited())),
                            evidence(attempt));
            case UNREACHABLE ->
                    new Finding(
                            Cause.ACTIVE_UNREACHABLE,
                            "There is no way to %s; passive mode may work".formatted(target),
                            evidence(attempt));
            case PORT_BUSY ->
                    new Finding(
                            Cause.ACTIVE_PORT_BUSY,
                            "%s was in use a moment ago; announce another port".formatted(target),
                            evidence(attempt));
            case STOPPED ->
                    Finding.of(Cause.ABORTED, "Aborted before the data connection came about");
            case CONNECTED, NOT_SET_UP, FAILED ->
                    new Finding(
                            Cause.ACTIVE_UNREACHABLE,
                            "%s could not be dialled".formatted(target),
                            evidence(attempt));
        };
    }

    /**
     * Why a transfer ended early.
     *
     * @param closing whether the server is shutting down
     */
    public static Finding of(Outcome outcome, boolean closing) {
        return switch (outcome) {
            case Outcome.Stopped(long bytes) ->
                    closing
                            ? Finding.of(
                                    Cause.SHUTDOWN,
                                    "The server is shutting down; transfer ended after %d bytes"
                                            .formatted(bytes))
                            : Finding.of(
                                    Cause.ABORTED,
                                    "Transfer aborted after %d bytes".formatted(bytes));
            case Outcome.Stalled(long bytes, Duration silence) ->
                    Finding.of(
                            Cause.DATA_STALLED,
                            "No byte moved for %s; transfer ended after %d bytes"
                                    .formatted(seconds(silence), bytes));
            case Outcome.NetworkFailed(long bytes, TlsException cause)
                    when cause.kind() == TlsException.Kind.TRUNCATED ->
                    new Finding(
                            Cause.DATA_TLS_TRUNCATED,
                            "The data connection ended without the close_notify of TLS after %d bytes"
                                    .formatted(bytes),
                            List.of(String.valueOf(cause.getMessage())));
            case Outcome.NetworkFailed(long bytes, var cause) ->
                    new Finding(
                            Cause.DATA_LOST,
                            "The data connection broke after %d bytes".formatted(bytes),
                            List.of(String.valueOf(cause.getMessage())));
            case Outcome.FileFailed(long bytes, var cause) ->
                    new Finding(
                            Cause.DISK_FAILED,
                            "The server's storage failed after %d bytes".formatted(bytes),
                            List.of(String.valueOf(cause.getMessage())));
            case Outcome.Complete(long bytes) ->
                    throw new IllegalArgumentException("nothing failed: " + bytes + " bytes");
        };
    }

    private static List<String> evidence(DataAttempt attempt) {
        List<String> facts = new ArrayList<>();
        facts.add("outcome " + attempt.outcome() + " after " + attempt.waited().toMillis() + " ms");
        if (attempt.announced() != null) {
            facts.add("announced " + text(attempt.announced()));
        }
        if (attempt.dialledFrom() != null) {
            facts.add("dialled from " + text(attempt.dialledFrom()));
        }
        attempt.strangers().forEach(s -> facts.add("turned away " + text(s)));
        if (attempt.systemMessage() != null) {
            facts.add("the system says: " + attempt.systemMessage());
        }
        return facts;
    }

    private static String text(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort()).toString();
    }

    private static String seconds(Duration time) {
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : (time.toMillis() + 500) / 1000 + " s";
    }
}
