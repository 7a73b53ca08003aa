package org.twinport.server.diagnose;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.server.event.Trend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What each of many clients came to last; of those heard of longest ago nothing is kept. Guarded by
 * its owner.
 */
final class LastOutcomes {

    private static final int MOST_PEERS = 512;
    private static final long WINDOW = TimeUnit.HOURS.toNanos(1);

    /**
     * @param cause null for success
     */
    private record Last(@Nullable Cause cause, long time) {}

    private final LongSupplier nanoTime;
    private final LinkedHashMap<PeerKey, Last> byPeer = new LinkedHashMap<>();

    LastOutcomes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void went(PeerKey peer) {
        keep(peer, null);
    }

    void failed(PeerKey peer, Cause cause) {
        keep(peer, cause);
    }

    private void keep(PeerKey peer, @Nullable Cause cause) {
        // Behind all others, where the map's order is that of time.
        byPeer.putLast(peer, new Last(cause, nanoTime.getAsLong()));
        if (byPeer.size() > MOST_PEERS) {
            byPeer.pollFirstEntry();
        }
    }

    Trend.Side side(long failures, Cause cause) {
        long since = nanoTime.getAsLong() - WINDOW;
        Map.Entry<PeerKey, Last> eldest;
        while ((eldest = byPeer.firstEntry()) != null && eldest.getValue().time() - since < 0) {
            byPeer.pollFirstEntry();
        }
        int failing = 0;
        int well = 0;
        for (Last last : byPeer.values()) {
            failing += last.cause() == cause ? 1 : 0;
            well += last.cause() == null ? 1 : 0;
        }
        return new Trend.Side(failures, failing, well);
    }
}
