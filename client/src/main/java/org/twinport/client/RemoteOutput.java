package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * Writes a remote file; owned by one thread. {@link #close} waits for the final reply: only when it
 * returns is the file there. A stream that failed is not completed by closing it.
 */
final class RemoteOutput extends OutputStream {

    private final Connection connection;
    private final OpenTransfer transfer;
    private final Readiness readiness;
    private long bytes;
    private boolean closed;

    RemoteOutput(Connection connection, OpenTransfer transfer) throws IOException {
        this.connection = connection;
        this.transfer = transfer;
        this.readiness = new Readiness(transfer.watch());
        connection.dialogue().lines().channel().configureBlocking(false);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        while (buffer.hasRemaining()) {
            int n;
            try {
                n = transfer.data().channel().write(buffer);
            } catch (IOException failed) {
                throw broken(
                        "The data connection broke after %d bytes".formatted(bytes),
                        Cause.DATA_LOST,
                        failed);
            }
            bytes += n;
            if (n == 0) {
                await();
            }
        }
    }

    private void await() throws IOException {
        switch (readiness.await(
                transfer.data().channel(),
                SelectionKey.OP_WRITE,
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
        try {
            transfer.complete(bytes);
        } catch (OpenTransfer.FinalReplyLost nothing) {
            throw nothing.lost();
        }
    }
}
