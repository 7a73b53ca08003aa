package org.twinport.server.handler;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.Hasher;
import org.twinport.server.session.Control;
import org.twinport.server.session.ControlWatch;
import org.twinport.storage.Source;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes a file through a hash function, on the session's thread; lives for one command. A large
 * file takes minutes: other sessions get their turn, and the control connection is looked at as
 * during a transfer.
 */
final class Hashing {

    /** Bytes between two looks up: some 10 ms of computing. */
    private static final long BREATH = 4L << 20;

    private static final int PIECE = 128 << 10;

    private final Source source;
    private final Hasher hasher;
    private final long bytes;
    private long done;

    Hashing(Source source, Hasher hasher, long bytes) {
        this.source = source;
        this.hasher = hasher;
        this.bytes = bytes;
    }

    /**
     * Hashes all bytes.
     *
     * @return false if the client has sent ABOR
     * @throws EOFException if the client is gone
     */
    boolean run(Control control) throws IOException {
        if (bytes <= BREATH) {
            take(bytes);
            return true;
        }
        try (ControlWatch watch = new ControlWatch(control, this::status)) {
            while (done < bytes && !watch.stop()) {
                take(Math.min(done + BREATH, bytes));
                LockSupport.parkNanos(1);
            }
            if (watch.lost()) {
                throw new EOFException("the client left while a file was hashed");
            }
            return done == bytes;
        }
    }

    private void take(long end) throws StorageException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - done));
        while (done < end) {
            piece.clear().limit((int) Math.min(piece.capacity(), end - done));
            int n = source.read(piece);
            if (n < 0) {
                throw new StorageException(
                        Reason.FAILED, "the file became shorter while it was hashed");
            }
            hasher.update(piece.flip());
            done += n;
        }
    }

    private Reply status() {
        return Reply.of(
                ReplyCode.STATUS,
                List.of(
                        "Status:",
                        " A hash is computed, " + done + " of " + bytes + " bytes so far",
                        "End of status"));
    }
}
