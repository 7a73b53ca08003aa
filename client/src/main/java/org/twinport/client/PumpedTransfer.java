package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Outcome;
import org.twinport.net.pump.Pump;
import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Moves whole files over transfers that have begun, and decides whether they count; on the thread
 * that uses the client.
 */
final class PumpedTransfer {

    private final Connection connection;
    private final BufferPool buffers;

    PumpedTransfer(Connection connection, BufferPool buffers) {
        this.connection = connection;
        this.buffers = buffers;
    }

    /** Moves the bytes. */
    @FunctionalInterface
    interface Body {
        Outcome move(Pump pump) throws IOException;
    }

    /** Whether a transfer whose final reply was lost is complete all the same. */
    @FunctionalInterface
    interface Settled {
        boolean test(long bytes) throws FtpException;
    }

    /** Moves bytes; whatever {@code body} or {@code progress} throws ends the transfer in order. */
    Outcome run(OpenTransfer transfer, Progress progress, Body body) throws IOException {
        try {
            return watched(transfer, progress, body);
        } catch (IOException | RuntimeException failed) {
            try {
                transfer.abandon(0);
            } catch (FtpException alsoLost) {
                failed.addSuppressed(alsoLost);
            }
            throw failed;
        }
    }

    private Outcome watched(OpenTransfer transfer, Progress progress, Body body)
            throws IOException {
        TransferReplies replies = transfer.replies();
        replies.watch();
        try (Readiness readiness = new Readiness(replies, connection.selectors())) {
            // What came together with the 150 wakes no selector.
            if (replies.stop()) {
                return new Outcome.Stopped(0);
            }
            return body.move(
                    new Pump(
                            transfer.data().wire(),
                            readiness,
                            transfer.stallTimeout(),
                            buffers,
                            progress::moved));
        } finally {
            replies.endWatching();
        }
    }

    /**
     * Ends the transfer.
     *
     * @param local the file on this side
     * @return how many bytes have moved
     */
    long complete(OpenTransfer transfer, Outcome outcome, Path local, Settled settled)
            throws FtpException {
        long bytes = outcome.bytes();
        if (!(outcome instanceof Outcome.Complete) && Thread.currentThread().isInterrupted()) {
            String detail = "Interrupted after %d bytes".formatted(bytes);
            throw transfer.broken(bytes, Finding.of(Cause.ABORTED, detail), null);
        }
        switch (outcome) {
            case Outcome.Complete _ -> completed(transfer, bytes, settled);
            case Outcome.Stopped _ ->
                    throw broken(
                            transfer,
                            bytes,
                            Cause.DATA_LOST,
                            "The server ended the transfer after %d bytes".formatted(bytes),
                            null);
            case Outcome.Stalled(_, var silence) ->
                    throw broken(
                            transfer,
                            bytes,
                            Cause.DATA_STALLED,
                            "No byte moved for %d s; %d bytes had"
                                    .formatted(silence.toSeconds(), bytes),
                            null);
            case Outcome.NetworkFailed(_, IOException cause) ->
                    throw broken(
                            transfer,
                            bytes,
                            Cause.DATA_LOST,
                            "The data connection broke after %d bytes".formatted(bytes),
                            cause);
            case Outcome.FileFailed(_, IOException cause) -> {
                transfer.abandon(bytes);
                throw FtpClient.localFailure(local, cause);
            }
        }
        return bytes;
    }

    private static TransferFailed broken(
            OpenTransfer transfer,
            long bytes,
            Cause cause,
            String detail,
            @Nullable IOException why) {
        return transfer.broken(bytes, Finding.of(cause, detail), why);
    }

    private void completed(OpenTransfer transfer, long bytes, Settled settled) throws FtpException {
        try {
            transfer.complete(bytes);
        } catch (OpenTransfer.FinalReplyLost nothing) {
            settle(bytes, nothing.lost(), settled);
        }
    }

    /** Asks the server again, over a new connection, whether it has it all. */
    private void settle(long bytes, ConnectionLost lost, Settled settled) throws FtpException {
        String answer;
        try {
            connection.reconnect("the final reply of the transfer never came");
            if (settled.test(bytes)) {
                connection.note(
                        "The final reply never came, but the sizes are equal: the transfer counts as complete");
                return;
            }
            answer = "the size on the server does not confirm them";
        } catch (FtpException unreachable) {
            lost.addSuppressed(unreachable);
            answer = "the server cannot be asked again: " + unreachable.getMessage();
        }
        String detail =
                "%d bytes moved, but the final reply never came, and %s".formatted(bytes, answer);
        throw failed(Cause.FINAL_REPLY_MISSING, detail, bytes, lost);
    }

    /** The transfer ran to its end and is worth nothing. */
    TransferFailed failed(Cause cause, String detail, long bytes, @Nullable FtpException why) {
        return new TransferFailed(
                Finding.of(cause, detail), bytes, null, connection.dialogue().endpoints(), why);
    }
}
