package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
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

    private final Wire wire;
    private final BufferPool buffers;
    private final Steps steps;

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
        this.buffers = buffers;
        this.steps = new Steps(wire, readiness, stall, progress);
    }

    /**
     * Sends a plain file from {@code position} to {@code end}; in clear without copying it through
     * the process.
     */
    public Outcome sendFile(FileChannel file, long position, long end) {
        return wire.isClear()
                ? sendByKernel(file, position, end)
                : send(new FileInput(file, position, end, wire), buffers.borrowClear());
    }

    private Outcome sendByKernel(FileChannel file, long position, long end) {
        long at = position;
        while (at < end) {
            long n;
            try {
                n = file.transferTo(at, Math.min(Steps.LONG, end - at), wire.channel());
                if (n == 0 && file.size() <= at) {
                    return new Outcome.FileFailed(
                            steps.moved(),
                            new EOFException("the file became shorter while it was sent"));
                }
            } catch (IOException broken) {
                return file.isOpen() && wire.channel().isOpen() && isNetworkSide(file)
                        ? new Outcome.NetworkFailed(steps.moved(), broken)
                        : new Outcome.FileFailed(steps.moved(), broken);
            }
            at += n;
            @Nullable Outcome interrupted = steps.after(n, SelectionKey.OP_WRITE, at < end);
            if (interrupted != null) {
                return interrupted;
            }
        }
        return new Outcome.Complete(steps.moved());
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
                    return new Outcome.FileFailed(steps.moved(), broken);
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
                return new Outcome.NetworkFailed(steps.moved(), broken);
            }
            @Nullable Outcome interrupted =
                    steps.after(n, SelectionKey.OP_WRITE, buffer.hasRemaining());
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
                @Nullable Outcome interrupted = steps.after(0, SelectionKey.OP_WRITE, true);
                if (interrupted != null) {
                    return interrupted;
                }
                out = wire.finish();
            }
            return new Outcome.Complete(steps.moved());
        } catch (IOException broken) {
            return new Outcome.NetworkFailed(steps.moved(), broken);
        }
    }

    /**
     * Receives until the peer closes, giving all to {@code output}. Once that has become a lot, the
     * kernel moves the rest, where both sides allow it.
     */
    public Outcome receive(Output output) {
        return new Receiving(wire, buffers, steps, output).run();
    }

    /** A plain file between two positions, which must be there whole. */
    private static final class FileInput implements Input {

        private final FileChannel file;
        private final long end;
        private final Wire wire;
        private long at;

        FileInput(FileChannel file, long position, long end, Wire wire) {
            this.file = file;
            this.at = position;
            this.end = end;
            this.wire = wire;
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
            // A rest would be a record of its own, and a call of its own.
            int whole = target.capacity() / wire.record() * wire.record();
            target.limit((int) Math.min(whole, end - at));
            int n = file.read(target, at);
            if (n <= 0) {
                throw new EOFException("the file became shorter while it was sent");
            }
            at += n;
            return n;
        }
    }
}
