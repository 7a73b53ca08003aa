package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Wire;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * What reading and writing streams share: they wait for the data connection while the control
 * connection is watched, and let it block again at their end. Owned by the stream's thread.
 */
final class StreamedTransfer {

    private final OpenTransfer transfer;
    private final Readiness readiness;
    private long bytes;
    private boolean released;

    StreamedTransfer(OpenTransfer transfer) throws IOException {
        this.transfer = transfer;
        this.readiness = new Readiness(transfer.replies());
        transfer.replies().watch();
    }

    Wire wire() {
        return transfer.data().wire();
    }

    void moved(int n) {
        bytes += n;
    }

    /** Refuses to go on after the end, which may also have been a failure. */
    void requireOpen() throws IOException {
        if (released) {
            throw new IOException("the stream is closed");
        }
    }

    boolean isReleased() {
        return released;
    }

    /**
     * Waits until the data connection can go on.
     *
     * @param operation of {@link java.nio.channels.SelectionKey}
     */
    void await(int operation) throws IOException {
        Readiness.Event event;
        try {
            // What came together with the 150 wakes no selector.
            event =
                    transfer.replies().stop()
                            ? Readiness.Event.STOPPED
                            : readiness.await(wire().channel(), operation, transfer.stallTimeout());
        } catch (InterruptedIOException interrupted) {
            throw broken(Cause.ABORTED, "Interrupted after " + bytes + " bytes", interrupted);
        }
        switch (event) {
            case READY -> {}
            case STOPPED ->
                    throw broken(
                            Cause.DATA_LOST,
                            "The server ended the transfer after " + bytes + " bytes",
                            null);
            case TIMED_OUT ->
                    throw broken(
                            Cause.DATA_STALLED,
                            "No byte moved for %d s; %d bytes had"
                                    .formatted(transfer.stallTimeout().toSeconds(), bytes),
                            null);
        }
    }

    FtpException dataLost(IOException why) throws IOException {
        return broken(Cause.DATA_LOST, "The data connection broke after " + bytes + " bytes", why);
    }

    private FtpException broken(Cause cause, String detail, @Nullable IOException why)
            throws IOException {
        release();
        return transfer.broken(bytes, Finding.of(cause, detail), why);
    }

    private void release() throws IOException {
        released = true;
        readiness.close();
        transfer.replies().endWatching();
    }

    /** Waits for the final reply. */
    void complete() throws IOException {
        release();
        try {
            transfer.complete(bytes);
        } catch (OpenTransfer.FinalReplyLost nothing) {
            throw nothing.lost();
        }
    }

    /** Ends the transfer before its end. */
    void abandon() throws IOException {
        release();
        transfer.abandon(bytes);
    }
}
