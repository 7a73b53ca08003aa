package org.twinport.doctor.rule;

import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Walk;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * On which side of the path packets to a port are stopped; pure.
 *
 * <p>Where the farthest router that sends word is number n, the packet was stopped when it left
 * that router or when it entered the next machine.
 */
enum Where {
    /** On this computer or in its network. */
    HERE,
    /** In the server's network or on the server. */
    THERE,
    /** Between, or it cannot be told. */
    UNKNOWN;

    /** For a port that does not answer. */
    static Where silent(Facts facts, int port) {
        Optional<Walk> walk = facts.walk(port);
        OptionalInt host = distance(facts);
        if (walk.isEmpty() || host.orElse(0) < 2) {
            return UNKNOWN;
        }
        int farthest = walk.get().farthestRouter();
        int distance = host.getAsInt();
        if (farthest == 0) {
            return heardFirst(facts, port) ? HERE : UNKNOWN;
        }
        if (distance < 3) {
            return UNKNOWN;
        }
        if (farthest >= distance - 1) {
            return THERE;
        }
        return farthest == 1 || farthest + 1 < distance / 2 ? HERE : UNKNOWN;
    }

    /** Whether the first router sends word about packets to other ports. */
    private static boolean heardFirst(Facts facts, int port) {
        return facts.walks().stream()
                .filter(w -> w.port() != port)
                .flatMap(w -> w.hops().stream())
                .anyMatch(
                        h -> h.limit() == 1 && h.echo() == org.twinport.net.probe.Hop.Echo.ROUTER);
    }

    /** For a port that refuses: true if something nearer than the host does. */
    static boolean isRefusedBefore(Facts facts, int port) {
        OptionalInt host =
                facts.walks().stream()
                        .filter(w -> w.port() != port)
                        .map(Walk::answerAt)
                        .flatMapToInt(OptionalInt::stream)
                        .max();
        OptionalInt refused = facts.walk(port).map(Walk::answerAt).orElse(OptionalInt.empty());
        return host.isPresent() && refused.isPresent() && refused.getAsInt() < host.getAsInt();
    }

    /** How many routers away the host is, counted to itself. */
    static OptionalInt distance(Facts facts) {
        return facts.walks().stream()
                .map(Walk::answerAt)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .max(Comparator.naturalOrder())
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The walk to a port as a fact. */
    static Optional<String> shown(Facts facts, int port) {
        return facts.walk(port)
                .map(walk -> {
                    int farthest = walk.farthestRouter();
                    String routers =
                            farthest == 0
                                    ? "no router sends word"
                                    : "routers send word up to number " + farthest;
                    String answer =
                            walk.answerAt().isPresent()
                                    ? ", the answer comes from "
                                            + walk.answerAt().getAsInt()
                                            + " away"
                                    : "";
                    return "packets of growing reach to port %d: %s%s"
                            .formatted(port, routers, answer);
                });
    }
}
