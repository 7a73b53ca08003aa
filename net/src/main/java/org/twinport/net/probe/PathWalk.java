package org.twinport.net.probe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the path to a TCP port by SYNs of growing reach (time to live), without any privilege: on
 * which side of the path a packet is dropped or refused. On the caller's thread, which it blocks.
 *
 * <p>Linux only, by native calls, which {@link #available} tells; there is no way in Java to set
 * the reach of a TCP packet.
 */
public final class PathWalk {

    private static final int FARTHEST = 30;
    private static final int SILENT_IN_A_ROW = 4;

    private final NativeSockets sockets;
    private final Duration patience;

    private PathWalk(NativeSockets sockets, Duration patience) {
        this.sockets = sockets;
        this.patience = patience;
    }

    /**
     * @param patience for the answer to one SYN
     * @return empty where native calls are not possible
     */
    public static Optional<PathWalk> available(Duration patience) {
        return NativeSockets.open().map(sockets -> new PathWalk(sockets, patience));
    }

    /**
     * One SYN after the other until the port answers, or four routers in a row keep silent.
     *
     * @return what happened, nearest first
     */
    public List<Hop> untilAnswer(InetSocketAddress target) {
        List<Hop> hops = new ArrayList<>();
        int silent = 0;
        for (int limit = 1; limit <= FARTHEST && silent < SILENT_IN_A_ROW; limit++) {
            Hop hop = sockets.connect(target, List.of(limit), patience).getFirst();
            hops.add(hop);
            silent = hop.echo() == Hop.Echo.SILENCE ? silent + 1 : 0;
            if (hop.echo() == Hop.Echo.CONNECTED || hop.echo() == Hop.Echo.REFUSED) {
                return hops;
            }
        }
        return hops;
    }

    /**
     * All reaches up to a farthest at once; for a port that is known not to answer, or up to the
     * router before it.
     */
    public List<Hop> upTo(InetSocketAddress target, int farthest) {
        List<Integer> limits = new ArrayList<>();
        for (int limit = 1; limit <= Math.min(farthest, FARTHEST); limit++) {
            limits.add(limit);
        }
        return limits.isEmpty() ? List.of() : sockets.connect(target, limits, patience);
    }
}
