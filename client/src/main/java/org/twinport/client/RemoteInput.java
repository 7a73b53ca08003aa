package org.twinport.client;

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

    private final StreamedTransfer transfer;
    private boolean ended;

    RemoteInput(OpenTransfer transfer) throws IOException {
        this.transfer = new StreamedTransfer(transfer);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        transfer.requireOpen();
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (!ended && buffer.hasRemaining()) {
            int n;
            try {
                n = transfer.wire().read(buffer);
            } catch (IOException broken) {
                throw transfer.dataLost(broken);
            }
            if (n > 0) {
                transfer.moved(n);
                return n;
            }
            ended = n < 0;
            if (!ended) {
                transfer.await(SelectionKey.OP_READ);
            }
        }
        return ended ? -1 : 0;
    }

    @Override
    public void close() throws IOException {
        if (transfer.isReleased()) {
            return;
        }
        if (ended) {
            transfer.complete();
        } else {
            transfer.abandon();
        }
    }
}
