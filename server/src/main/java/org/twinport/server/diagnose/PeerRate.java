package org.twinport.server.diagnose;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how often a peer may do something within a minute; one for a server, used by the threads of
 * all its sessions. Its memory is bounded: when too many peers have done it, no further one may.
 */
public final class PeerRate {

    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_PEERS = 4_096;

    private final LongSupplier nanoTime;
    private final Map<PeerKey, ArrayDeque<Long>> byPeer = new LinkedHashMap<>(16, 0.75f, true);

    public PeerRate() {
        this(System::nanoTime);
    }

    PeerRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the peer may do it once more; if so, that counts. */
    public synchronized boolean allows(InetAddress peer, int perMinute) {
        long now = nanoTime.getAsLong();
        forgetBefore(now - WINDOW);
        PeerKey key = PeerKey.of(peer);
        ArrayDeque<Long> times = byPeer.get(key);
        if (times == null && byPeer.size() >= MOST_PEERS) {
            return false;
        }
        if (times == null) {
            times = new ArrayDeque<>();
            byPeer.put(key, times);
        }
        while (!times.isEmpty() && times.peekFirst() - (now - WINDOW) <= 0) {
            times.removeFirst();
        }
        if (times.size() >= perMinute) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    /** The peer that was heard of longest ago comes first. */
    private void forgetBefore(long moment) {
        Iterator<ArrayDeque<Long>> eldest = byPeer.values().iterator();
        while (eldest.hasNext()) {
            ArrayDeque<Long> times = eldest.next();
            if (!times.isEmpty() && times.peekLast() - moment > 0) {
                return;
            }
            eldest.remove();
        }
    }
}
