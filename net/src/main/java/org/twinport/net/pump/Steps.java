package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * What happens between two steps of one transfer: bytes are counted, and the transfer waits, looks
 * up or ends. Owned by the transfer's thread.
 */
final class Steps {

    /**
     * One sendfile call of this size costs as little as one for the whole file, and leaves room to
     * look up.
     */
    static final long LONG = 8L << 20;

    /**
     * A step that moved less than this has filled the socket; one that moved more may find room
     * again at once.
     */
    static final long LITTLE = 64 << 10;

    private final Wire wire;
    private final Readiness readiness;
    private final Duration stall;
    private final LongConsumer progress;
    private long moved;
    private long unreported;
    private int rests;

    Steps(Wire wire, Readiness readiness, Duration stall, LongConsumer progress) {
        this.wire = wire;
        this.readiness = readiness;
        this.stall = stall;
        this.progress = progress;
    }

    /** How many bytes have moved. */
    long moved() {
        return moved;
    }

    /** Waits if the socket is full or empty; otherwise looks up now and then. Null to go on. */
    @Nullable Outcome after(long n, int operation, boolean more) {
        count(n);
        try {
            if (more && n < LITTLE) {
                return switch (readiness.await(wire.channel(), operation, stall)) {
                    case READY -> null;
                    case STOPPED -> new Outcome.Stopped(moved);
                    case TIMED_OUT -> new Outcome.Stalled(moved, stall);
                };
            }
            if (unreported >= LONG) {
                unreported = 0;
                letOthersRun();
                return readiness.stopped() ? new Outcome.Stopped(moved) : null;
            }
            return null;
        } catch (IOException broken) {
            return new Outcome.Stopped(moved);
        }
    }

    /**
     * No carrier is held for long. A yield lets other sessions run that are ready; only a carrier
     * without work also looks at sockets that have become so, therefore a short park now and then.
     */
    private void letOthersRun() {
        if (!Thread.currentThread().isVirtual()) {
            return;
        }
        if (++rests % 4 == 0) {
            LockSupport.parkNanos(1);
        } else {
            Thread.yield();
        }
    }

    void count(long n) {
        if (n > 0) {
            moved += n;
            unreported += n;
            progress.accept(n);
        }
    }
}
