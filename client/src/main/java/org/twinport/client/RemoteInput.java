package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * The bytes of a remote file or listing; owned by one thread. {@link #close} after the end waits
 * for the final reply, so that a file which was cut short is an exception and never a short file;
 * before the end it abandons the transfer.
 */
final class RemoteInput extends InputStream {

    private final Connection connection;
    private final OpenTransfer transfer;
    private final Readiness readiness;
    private long bytes;
    private boolean ended;
    private boolean closed;

    RemoteInput(Connection connection, OpenTransfer transfer) throws IOException {
        this.connection = connection;
        this.transfer = transfer;
        this.readiness = new Readiness(transfer.watch());
        connection.dialogue().lines().channel().configureBlocking(false);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (true) {
            int n;
            try {
                n = transfer.data().channel().read(buffer);
            } catch (IOException broken) {
                throw broken(
                        "The data connection broke after %d bytes".formatted(bytes),
                        Cause.DATA_LOST,
                        broken);
            }
            if (n != 0) {
                ended = n < 0;
                bytes += Math.max(n, 0);
                return n;
            }
            await();
        }
    }

    private void await() throws IOException {
        switch (readiness.await(
                transfer.data().channel(),
                SelectionKey.OP_READ,
                connection.options().stallTimeout())) {
            case READY -> {}
            case STOPPED ->
                    throw broken(
                            "The server ended the transfer after %d bytes".formatted(bytes),
                            Cause.DATA_LOST,
                            null);
            case TIMED_OUT ->
                    throw broken(
                            "No byte moved for %d s"
                                    .formatted(connection.options().stallTimeout().toSeconds()),
                            Cause.DATA_STALLED,
                            null);
        }
    }

    private FtpException broken(String detail, Cause cause, @Nullable IOException why)
            throws IOException {
        release();
        return transfer.broken(bytes, Finding.of(cause, detail), why);
    }

    /** Lets the control connection block again. */
    private void release() throws IOException {
        if (!closed) {
            closed = true;
            readiness.close();
            if (connection.dialogue().lines().channel().isOpen()) {
                connection.dialogue().lines().channel().configureBlocking(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        release();
        if (!ended) {
            transfer.abandon(bytes);
            return;
        }
        try {
            transfer.complete(bytes);
        } catch (OpenTransfer.FinalReplyLost nothing) {
            throw nothing.lost();
        }
    }
}
