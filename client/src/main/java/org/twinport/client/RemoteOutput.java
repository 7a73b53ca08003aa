package org.twinport.client;

import org.twinport.net.pump.Wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * Writes a remote file; owned by one thread. {@link #close} waits for the final reply: only when it
 * returns is the file there. A stream that failed is not completed by closing it.
 *
 * <p>A stream cannot see that the code around it failed: {@code try}-with-resources closes it all
 * the same, and a server takes what has arrived for the whole. Where the bytes come from something
 * that can fail, call {@link #abandon} when it does.
 */
public final class RemoteOutput extends OutputStream {

    private final StreamedTransfer transfer;

    RemoteOutput(OpenTransfer transfer) throws IOException {
        this.transfer = new StreamedTransfer(transfer);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        transfer.requireOpen();
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        while (buffer.hasRemaining()) {
            int n;
            try {
                n = transfer.wire().write(buffer);
            } catch (IOException failed) {
                throw transfer.dataLost(failed);
            }
            transfer.moved(n);
            if (n == 0) {
                transfer.await(SelectionKey.OP_WRITE);
            }
        }
    }

    /**
     * Gives the upload up: the data connection is cut, so that the server does not take what has
     * arrived for the whole file, and the client can be used again. Harmless after {@link #close}.
     */
    public void abandon() throws IOException {
        if (!transfer.isReleased()) {
            transfer.abandon();
        }
    }

    @Override
    public void close() throws IOException {
        if (!transfer.isReleased()) {
            flush(transfer.wire());
            transfer.complete();
        }
    }

    /** The last encrypted bytes leave, and the word that no more follow. */
    private void flush(Wire wire) throws IOException {
        try {
            boolean out = wire.finish();
            while (!out) {
                transfer.await(SelectionKey.OP_WRITE);
                out = wire.finish();
            }
        } catch (FtpException known) {
            throw known;
        } catch (IOException failed) {
            throw transfer.dataLost(failed);
        }
    }
}
