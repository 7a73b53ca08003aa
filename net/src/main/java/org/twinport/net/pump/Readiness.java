package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

/**
 * Waits until a channel can go on, a command arrives or time is up; one per transfer, owned by its
 * thread.
 *
 * <p>The selector is borrowed at the first wait: a transfer that need not wait never pays for it.
 * Waiting in a selector parks a virtual thread, where a blocking file or socket call may hold its
 * carrier.
 */
public final class Readiness implements AutoCloseable {

    /** What ended a wait. */
    public enum Event {
        READY,
        STOPPED,
        TIMED_OUT
    }

    private final Watch watch;
    private final Selectors selectors;
    private volatile @Nullable Selector selector;
    private volatile boolean cancelled;
    private @Nullable SelectionKey watched;

    /** With a selector of its own. */
    public Readiness(Watch watch) {
        this(watch, Selectors.none());
    }

    public Readiness(Watch watch, Selectors selectors) {
        this.watch = watch;
        this.selectors = selectors;
    }

    /** Looks, without waiting, whether the transfer has to end. */
    public boolean stopped() throws IOException {
        return cancelled || watch.stop();
    }

    /**
     * Ends the current wait and all later ones as {@link Event#STOPPED}; may be called by any
     * thread.
     */
    public void cancel() {
        cancelled = true;
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
    }

    /**
     * Waits.
     *
     * @param channel in non-blocking mode
     * @param operations of {@link SelectionKey}
     * @param timeout not negative
     * @throws InterruptedIOException if the thread is interrupted, before or meanwhile; it stays so
     */
    public Event await(SelectableChannel channel, int operations, Duration timeout)
            throws IOException {
        Selector open = selector();
        SelectionKey key = channel.register(open, operations);
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!cancelled && channel.isOpen()) {
                watchControl(open);
                long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                if (millis <= 0) {
                    return Event.TIMED_OUT;
                }
                open.select(millis);
                if (Thread.currentThread().isInterrupted()) {
                    // Every further select would return at once.
                    throw new InterruptedIOException("interrupted");
                }
                boolean ready = open.selectedKeys().contains(key);
                boolean command = watched != null && open.selectedKeys().contains(watched);
                open.selectedKeys().clear();
                if (command && watch.stop()) {
                    return Event.STOPPED;
                }
                if (ready) {
                    return Event.READY;
                }
            }
            return Event.STOPPED;
        } finally {
            if (key.isValid()) {
                key.interestOps(0);
            }
        }
    }

    private Selector selector() throws IOException {
        Selector open = selector;
        if (open == null) {
            open = selectors.borrow();
            selector = open;
        }
        return open;
    }

    private void watchControl(Selector open) throws IOException {
        SelectableChannel control = watch.channel();
        if (control != null) {
            watched = control.register(open, SelectionKey.OP_READ);
        } else if (watched != null) {
            watched.cancel();
            watched = null;
        }
    }

    /**
     * Gives up the selector until the next wait. A channel that is closed before is shut down first
     * and closed when its selector lets go of it.
     */
    public void release() {
        Selector open = selector;
        if (open == null) {
            return;
        }
        selector = null;
        watched = null;
        try {
            open.keys().forEach(SelectionKey::cancel);
            open.selectNow();
            selectors.giveBack(open);
        } catch (IOException useless) {
            discard(open);
        }
    }

    private static void discard(Selector useless) {
        try {
            useless.close();
        } catch (IOException nothingLeftToDo) {
            // its descriptors are gone with it
        }
    }

    /** Releases the selector; the channels may block again afterwards. */
    @Override
    public void close() {
        release();
    }

    /**
     * Writes the rest of a buffer, whose beginning was written.
     *
     * @throws SocketTimeoutException if the peer did not take it in time
     */
    public static void writeAll(Wire wire, ByteBuffer rest, Duration timeout) throws IOException {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            while (rest.hasRemaining() || !wire.flush()) {
                Event event = readiness.await(wire.channel(), SelectionKey.OP_WRITE, timeout);
                if (event != Event.READY) {
                    throw new SocketTimeoutException("the peer does not read");
                }
                wire.write(rest);
            }
        }
    }
}
