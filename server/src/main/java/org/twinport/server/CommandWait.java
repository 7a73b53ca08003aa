package org.twinport.server;

import org.jspecify.annotations.Nullable;
import org.twinport.net.control.LineChannel;
import org.twinport.net.data.DataListener;
import org.twinport.protocol.command.Command;
import org.twinport.server.session.Control;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A session's wait for its next command, on the session's thread. Another thread looks now and then
 * whether it has lasted too long, and whether a passive port has waited too long for its client.
 */
final class CommandWait {

    private record Unused(DataListener port, long expiry) {
        boolean isOver(long now) {
            return expiry - now <= 0;
        }
    }

    private final Control control;
    private final Duration passive;

    /** Who takes it out decides: the session uses the port, or the other thread closes it. */
    private final AtomicReference<@Nullable Unused> unused = new AtomicReference<>();

    /**
     * @param passive how long a port waits for its client
     */
    CommandWait(Control control, Duration passive) {
        this.control = control;
        this.passive = passive;
    }

    /**
     * Waits.
     *
     * @param end as of {@link System#nanoTime}
     * @throws SocketTimeoutException if none came in time
     */
    Command next(long end) throws IOException {
        return control.next(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }

    /** The same; a port that nobody uses in its time is closed meanwhile. */
    Command next(long end, DataListener port) throws IOException {
        long expiry = System.nanoTime() + passive.minus(port.age()).toNanos();
        if (end - expiry <= 0) {
            return next(end);
        }
        return expiry - System.nanoTime() >= LineChannel.LONG_WAIT.toNanos()
                ? nextWatched(end, port, expiry)
                : nextTimed(end, port, expiry);
    }

    private Command nextWatched(long end, DataListener port, long expiry) throws IOException {
        unused.set(new Unused(port, expiry));
        try {
            return next(end);
        } finally {
            if (unused.getAndSet(null) == null) {
                port.close();
            }
        }
    }

    /** So shortly before the port's end, its time can be waited for: that leaves the input open. */
    private Command nextTimed(long end, DataListener port, long expiry) throws IOException {
        try {
            return next(expiry);
        } catch (SocketTimeoutException late) {
            port.close();
            return next(end);
        }
    }

    /** Whether there is something to {@link #expire}; any thread may ask. */
    boolean isOverdue(long now) {
        Unused waiting = unused.get();
        return control.isOverdue(now) || (waiting != null && waiting.isOver(now));
    }

    /** Ends what has lasted too long; called by another thread. */
    void expire(long now) {
        control.expire(now);
        Unused waiting = unused.get();
        if (waiting != null && waiting.isOver(now) && unused.compareAndSet(waiting, null)) {
            waiting.port().close();
        }
    }
}
