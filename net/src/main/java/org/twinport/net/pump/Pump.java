package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Moves one file over one data connection; lives for one transfer, on the thread of its session.
 *
 * <p>The channel is in non-blocking mode. The pump moves what it can; when nothing moves, it waits
 * for the first of three things: the socket is ready, a command arrived, the stall deadline has
 * passed. While it waits on an upload it holds no buffer, and on a download of a plain file it
 * never has one.
 */
public final class Pump {

    /** Bytes that come from somewhere else than a plain file. */
    @FunctionalInterface
    public interface Input {
        /**
         * Reads at least one byte.
         *
         * @return the number of bytes, or -1 at the end
         */
        int read(ByteBuffer target) throws IOException;

        /** Whether it is known that the next read is at the end, and comes at once. */
        default boolean isEnded() {
            return false;
        }
    }

    /** Where received bytes go. */
    @FunctionalInterface
    public interface Output {
        /** Takes all of {@code source}. */
        void write(ByteBuffer source) throws IOException;

        /** Whether {@link #takeFromPipe} is worth trying. */
        default boolean takesPipes() {
            return false;
        }

        /**
         * Takes bytes out of a pipe without copying them through this process.
         *
         * @param pipe the operating system's number of its end to read from
         * @param count how many bytes it holds
         * @return how many were taken; if it is not all of them, the rest is for {@link #write},
         *     which tells why
         */
        default int takeFromPipe(int pipe, int count) throws IOException {
            return 0;
        }
    }

    /**
     * One sendfile call of this size costs as little as one for the whole file, and leaves room to
     * look up.
     */
    private static final long STEP = 8L << 20;

    /**
     * A step that moved less than this has filled the socket; one that moved more may find room
     * again at once.
     */
    private static final long LITTLE = 64 << 10;

    /** From here on an upload is worth a pipe. */
    private static final long FIRST = 1 << 20;

    /** What is read from a file at once to be encrypted: whole TLS records. */
    private static final int CLEAR_TEXT = 128 << 10;

    private final Wire wire;
    private final Readiness readiness;
    private final Duration stall;
    private final BufferPool buffers;
    private final LongConsumer progress;
    private long moved;
    private long unreported;
    private int steps;

    /**
     * @param wire the data connection
     * @param readiness of this transfer
     * @param stall the longest time in which no byte moves
     * @param progress is told the number of bytes that moved since the last call
     */
    public Pump(
            Wire wire,
            Readiness readiness,
            Duration stall,
            BufferPool buffers,
            LongConsumer progress) {
        this.wire = wire;
        this.readiness = readiness;
        this.stall = stall;
        this.buffers = buffers;
        this.progress = progress;
    }

    /**
     * Sends a plain file from {@code position} to {@code end}; in clear without copying it through
     * the process.
     */
    public Outcome sendFile(FileChannel file, long position, long end) {
        return wire.isClear()
                ? sendByKernel(file, position, end)
                : send(new FileInput(file, position, end), buffers.borrowRecords());
    }

    private Outcome sendByKernel(FileChannel file, long position, long end) {
        long at = position;
        while (at < end) {
            long n;
            try {
                n = file.transferTo(at, Math.min(STEP, end - at), wire.channel());
                if (n == 0 && file.size() <= at) {
                    return new Outcome.FileFailed(
                            moved, new EOFException("the file became shorter while it was sent"));
                }
            } catch (IOException broken) {
                return file.isOpen() && wire.channel().isOpen() && isNetworkSide(file)
                        ? new Outcome.NetworkFailed(moved, broken)
                        : new Outcome.FileFailed(moved, broken);
            }
            at += n;
            @Nullable Outcome interrupted = afterStep(n, SelectionKey.OP_WRITE, at < end);
            if (interrupted != null) {
                return interrupted;
            }
        }
        return new Outcome.Complete(moved);
    }

    /** sendfile reports one error for two sides: if the file still answers, the socket broke. */
    private static boolean isNetworkSide(FileChannel file) {
        try {
            return file.read(ByteBuffer.allocate(1), 0) >= -1;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Sends what {@code input} gives until its end. */
    public Outcome send(Input input) {
        return send(input, buffers.borrowSmall());
    }

    private Outcome send(Input input, ByteBuffer buffer) {
        try {
            while (true) {
                try {
                    if (input.read(buffer) < 0) {
                        return flushed();
                    }
                } catch (IOException broken) {
                    return new Outcome.FileFailed(moved, broken);
                }
                @Nullable Outcome interrupted = drain(buffer.flip(), input.isEnded());
                if (interrupted != null) {
                    return interrupted;
                }
                buffer.clear();
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private @Nullable Outcome drain(ByteBuffer buffer, boolean last) {
        while (buffer.hasRemaining()) {
            long n;
            try {
                n = last ? wire.take(buffer) : wire.write(buffer);
            } catch (IOException broken) {
                return new Outcome.NetworkFailed(moved, broken);
            }
            @Nullable Outcome interrupted =
                    afterStep(n, SelectionKey.OP_WRITE, buffer.hasRemaining());
            if (interrupted != null) {
                return interrupted;
            }
        }
        return null;
    }

    /** The last encrypted bytes leave, too, and the word that no more follow. */
    private Outcome flushed() {
        try {
            boolean out = wire.finish();
            while (!out) {
                @Nullable Outcome interrupted = afterStep(0, SelectionKey.OP_WRITE, true);
                if (interrupted != null) {
                    return interrupted;
                }
                out = wire.finish();
            }
            return new Outcome.Complete(moved);
        } catch (IOException broken) {
            return new Outcome.NetworkFailed(moved, broken);
        }
    }

    /**
     * Receives until the peer closes, giving all to {@code output}. Once that has become a lot, the
     * kernel moves the rest, where both sides allow it.
     */
    public Outcome receive(Output output) {
        try {
            @Nullable Outcome end = null;
            if (wire.isClear() && output.takesPipes()) {
                end = receiveByCopying(output, FIRST);
                if (end == null) {
                    end = receiveByKernel(output);
                }
            }
            while (end == null) {
                end = receiveByCopying(output, Long.MAX_VALUE);
            }
            return end;
        } catch (NetworkSide broken) {
            return new Outcome.NetworkFailed(moved, broken.cause);
        } catch (IOException broken) {
            return new Outcome.FileFailed(moved, broken);
        }
    }

    /** Null once {@code most} bytes are there and more may follow. */
    private @Nullable Outcome receiveByCopying(Output output, long most)
            throws NetworkSide, IOException {
        @Nullable ByteBuffer buffer = null;
        try {
            while (moved < most) {
                buffer = buffer == null ? buffers.borrowLarge() : buffer.clear();
                int n = readInto(buffer, output);
                boolean little = buffer.limit() < LITTLE;
                if (n < 0) {
                    return new Outcome.Complete(moved);
                }
                if (little) {
                    buffers.giveBack(buffer);
                    buffer = null;
                }
                @Nullable Outcome interrupted = afterStep(0, SelectionKey.OP_READ, little);
                if (interrupted != null) {
                    return interrupted;
                }
            }
            return null;
        } finally {
            if (buffer != null) {
                buffers.giveBack(buffer);
            }
        }
    }

    /** Null if it does not work, or no longer; nothing is lost then. */
    private @Nullable Outcome receiveByKernel(Output output) throws NetworkSide, IOException {
        try (Splice splice = Splice.of(wire.channel())) {
            while (splice != null) {
                int n = fill(splice);
                if (n < 0) {
                    return new Outcome.Complete(moved);
                }
                int taken = n == 0 ? 0 : output.takeFromPipe(splice.pipe(), n);
                if (taken < n) {
                    copy(splice, n - taken, output);
                    return null;
                }
                @Nullable Outcome interrupted = afterStep(0, SelectionKey.OP_READ, n == 0);
                if (interrupted != null) {
                    return interrupted;
                }
            }
            return null;
        }
    }

    private int fill(Splice splice) throws NetworkSide {
        try {
            int n = splice.fill();
            count(n);
            return n;
        } catch (IOException broken) {
            throw new NetworkSide(broken);
        }
    }

    /** Brings what is in the pipe to the output after all. */
    private void copy(Splice splice, int bytes, Output output) throws IOException {
        ByteBuffer buffer = buffers.borrowSmall();
        try {
            int left = bytes;
            while (left > 0) {
                splice.drain(buffer.clear());
                left -= buffer.flip().remaining();
                output.write(buffer);
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    /**
     * Reads and hands over what has arrived, also what came right before a reset; the limit tells
     * how much it was.
     */
    private int readInto(ByteBuffer buffer, Output output) throws NetworkSide, IOException {
        try {
            return readAvailable(buffer);
        } finally {
            if (buffer.flip().hasRemaining()) {
                output.write(buffer);
            }
        }
    }

    /** Fills the buffer from the socket; the last result, which is -1 once the peer has closed. */
    private int readAvailable(ByteBuffer buffer) throws NetworkSide {
        int n;
        do {
            try {
                n = wire.read(buffer);
            } catch (IOException broken) {
                throw new NetworkSide(broken);
            }
            count(Math.max(n, 0));
        } while (n > 0 && buffer.hasRemaining());
        return n;
    }

    /** Waits if the socket is full or empty; otherwise looks up now and then. Null to go on. */
    private @Nullable Outcome afterStep(long n, int operation, boolean more) {
        count(n);
        try {
            if (more && n < LITTLE) {
                return switch (readiness.await(wire.channel(), operation, stall)) {
                    case READY -> null;
                    case STOPPED -> new Outcome.Stopped(moved);
                    case TIMED_OUT -> new Outcome.Stalled(moved, stall);
                };
            }
            if (unreported >= STEP) {
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
        if (++steps % 4 == 0) {
            LockSupport.parkNanos(1);
        } else {
            Thread.yield();
        }
    }

    private void count(long n) {
        if (n > 0) {
            moved += n;
            unreported += n;
            progress.accept(n);
        }
    }

    /** A plain file between two positions, which must be there whole. */
    private static final class FileInput implements Input {

        private final FileChannel file;
        private final long end;
        private long at;

        FileInput(FileChannel file, long position, long end) {
            this.file = file;
            this.at = position;
            this.end = end;
        }

        @Override
        public boolean isEnded() {
            return at >= end;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (isEnded()) {
                return -1;
            }
            target.limit((int) Math.min(CLEAR_TEXT, end - at));
            int n = file.read(target, at);
            if (n <= 0) {
                throw new EOFException("the file became shorter while it was sent");
            }
            at += n;
            return n;
        }
    }

    private static final class NetworkSide extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        NetworkSide(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
