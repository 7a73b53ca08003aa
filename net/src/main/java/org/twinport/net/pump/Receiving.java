package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * Receives one file; owned by the transfer's thread. Bytes are read and written; once they have
 * become a lot, the kernel moves the rest, where both sides allow it.
 */
final class Receiving {

    /** From here on an upload is worth a pipe. */
    private static final long FIRST = 1 << 20;

    private final Wire wire;
    private final BufferPool buffers;
    private final Steps steps;
    private final Pump.Output output;

    Receiving(Wire wire, BufferPool buffers, Steps steps, Pump.Output output) {
        this.wire = wire;
        this.buffers = buffers;
        this.steps = steps;
        this.output = output;
    }

    /** Receives until the peer closes. */
    Outcome run() {
        try {
            @Nullable Outcome end = null;
            if (wire.isClear() && output.takesPipes()) {
                end = receiveByCopying(FIRST);
                if (end == null) {
                    end = receiveByKernel();
                }
            }
            while (end == null) {
                end = receiveByCopying(Long.MAX_VALUE);
            }
            return end;
        } catch (NetworkSide broken) {
            return new Outcome.NetworkFailed(steps.moved(), broken.cause);
        } catch (IOException broken) {
            return new Outcome.FileFailed(steps.moved(), broken);
        }
    }

    /** Null once {@code most} bytes are there and more may follow. */
    private @Nullable Outcome receiveByCopying(long most) throws NetworkSide, IOException {
        @Nullable ByteBuffer buffer = null;
        try {
            while (steps.moved() < most) {
                buffer = buffer == null ? buffers.borrowLarge() : buffer.clear();
                int n = readInto(buffer);
                boolean little = buffer.limit() < Steps.LITTLE;
                if (n < 0) {
                    return new Outcome.Complete(steps.moved());
                }
                if (little) {
                    buffers.giveBack(buffer);
                    buffer = null;
                }
                @Nullable Outcome interrupted = steps.after(0, SelectionKey.OP_READ, little);
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
    private @Nullable Outcome receiveByKernel() throws NetworkSide, IOException {
        try (Splice splice = Splice.of(wire.channel())) {
            while (splice != null) {
                int n = fill(splice);
                if (n < 0) {
                    return new Outcome.Complete(steps.moved());
                }
                int taken = n == 0 ? 0 : output.takeFromPipe(splice.pipe(), n);
                if (taken < n) {
                    copy(splice, n - taken);
                    return null;
                }
                @Nullable Outcome interrupted = steps.after(0, SelectionKey.OP_READ, n == 0);
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
            steps.count(n);
            return n;
        } catch (IOException broken) {
            throw new NetworkSide(broken);
        }
    }

    /** Brings what is in the pipe to the output after all. */
    private void copy(Splice splice, int bytes) throws IOException {
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
    private int readInto(ByteBuffer buffer) throws NetworkSide, IOException {
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
            steps.count(Math.max(n, 0));
        } while (n > 0 && buffer.hasRemaining());
        return n;
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
