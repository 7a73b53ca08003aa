package org.twinport.net.control;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of a socket in blocking mode, waited for until a deadline by the thread that owns the
 * connection.
 *
 * <p>A timed read costs a virtual thread more than the read: a timer is set and taken back each
 * time. So a long wait sets none where somebody else looks at its deadline now and then. One of the
 * two ends the wait, never both.
 */
final class TimedInput {

    private static final long NOT_WAITING = 0;

    private final SocketChannel channel;
    private final boolean expires;
    private final AtomicLong due = new AtomicLong(NOT_WAITING);

    /**
     * @param expires whether somebody calls {@link #expire} about once a second
     */
    TimedInput(SocketChannel channel, boolean expires) {
        this.channel = channel;
        this.expires = expires;
    }

    /**
     * Reads what comes next.
     *
     * @param deadline as of {@link System#nanoTime}
     * @return the number of bytes, -1 at the end of input
     * @throws SocketTimeoutException if none came in time
     */
    int read(long deadline, byte[] target, int offset, int length) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw late();
        }
        return expires && left >= LineChannel.LONG_WAIT.toNanos()
                ? readWatched(deadline, target, offset, length)
                : readBlocking((left + 999_999) / 1_000_000, target, offset, length);
    }

    private int readWatched(long deadline, byte[] target, int offset, int length)
            throws IOException {
        long waiting = deadline == NOT_WAITING ? 1 : deadline;
        due.set(waiting);
        boolean inTime;
        int n;
        try {
            n = readBlocking(0, target, offset, length);
        } finally {
            inTime = due.compareAndSet(waiting, NOT_WAITING);
        }
        if (!inTime) {
            // The input was ended; what was read just before it has no answer any more.
            throw late();
        }
        return n;
    }

    private static SocketTimeoutException late() {
        return new SocketTimeoutException("no line in time");
    }

    /**
     * Whether {@link #end} came before the wait or during it, the end of input is what is read.
     *
     * @param millis 0 to wait as long as it takes
     */
    private int readBlocking(long millis, byte[] target, int offset, int length)
            throws IOException {
        try {
            channel.socket().setSoTimeout(Math.clamp(millis, 0, Integer.MAX_VALUE));
            return channel.socket().getInputStream().read(target, offset, length);
        } catch (SocketException refused) {
            if (channel.isOpen() && channel.socket().isInputShutdown()) {
                return -1;
            }
            throw refused;
        }
    }

    /** Whether a long wait has passed its deadline; any thread may ask. */
    boolean isOverdue(long now) {
        return isOver(due.get(), now);
    }

    private static boolean isOver(long deadline, long now) {
        return deadline != NOT_WAITING && deadline - now <= 0;
    }

    /** Ends a long wait that has passed its deadline; any thread may. */
    void expire(long now) {
        long deadline = due.get();
        if (isOver(deadline, now) && due.compareAndSet(deadline, NOT_WAITING)) {
            end();
        }
    }

    /** Whoever waits, or will, sees the end of input; any thread may call it. */
    void end() {
        try {
            channel.shutdownInput();
        } catch (IOException alreadyGone) {
            // then the end is seen anyway
        }
    }
}
