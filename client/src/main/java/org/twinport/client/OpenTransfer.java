package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataConnection;
import org.twinport.net.pump.Watch;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A transfer that has begun: the server has said 150 and the data connection stands. Owned by the
 * thread that uses the client; ends with {@link #complete} or {@link #abandon}.
 */
final class OpenTransfer {

    private static final Duration ABORT = Duration.ofSeconds(4);

    private final Connection connection;
    private final Command command;
    private final DataConnection data;
    private @Nullable Reply early;
    private boolean over;

    OpenTransfer(
            Connection connection, Command command, DataConnection data, @Nullable Reply early) {
        this.connection = connection;
        this.command = command;
        this.data = data;
        this.early = early;
    }

    DataConnection data() {
        return data;
    }

    /** Sees a refusal that the server sends while bytes still move (disk full, 426). */
    Watch watch() {
        return new Watch() {
            @Override
            public @Nullable SelectableChannel channel() {
                return early == null ? connection.dialogue().lines().channel() : null;
            }

            @Override
            public boolean stop() throws IOException {
                if (early == null) {
                    Optional<Reply> reply = connection.dialogue().poll();
                    early = reply.filter(r -> !r.isPreliminary()).orElse(null);
                }
                return early != null && !early.isCompletion();
            }
        };
    }

    /** Runs {@code body} while the control connection is watched. */
    <T> T watched(Callable<T> body) throws IOException {
        var control = connection.dialogue().lines().channel();
        control.configureBlocking(false);
        try {
            return body.call();
        } catch (IOException known) {
            throw known;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            if (control.isOpen()) {
                control.configureBlocking(true);
            }
        }
    }

    /**
     * Closes the data connection and waits for the final reply, which alone says whether the
     * transfer counts.
     *
     * @param bytes how many have moved
     * @throws FtpException.TransferFailed if the server says that it failed
     * @throws FinalReplyLost if nothing came
     */
    void complete(long bytes) throws FtpException, FinalReplyLost {
        end(bytes);
        Reply last;
        try {
            last = finalReply();
        } catch (FtpException.ConnectionLost lost) {
            throw new FinalReplyLost(lost);
        }
        if (!last.isCompletion()) {
            throw failed(bytes, last);
        }
    }

    private Reply finalReply() throws FtpException {
        Reply reply = early;
        while (reply == null || reply.isPreliminary()) {
            reply = connection.dialogue().receive(connection.options().finalReplyTimeout());
        }
        return reply;
    }

    /**
     * What the server says about a transfer that broke on this side: its reply, if it has one soon.
     */
    FtpException broken(long bytes, Finding finding, @Nullable IOException cause) {
        end(bytes);
        @Nullable Reply last = null;
        try {
            last = early != null ? early : connection.dialogue().receive(ABORT);
        } catch (FtpException lost) {
            // the finding of this side has to do
        }
        return last != null && !last.isCompletion()
                ? failed(bytes, last)
                : new FtpException.TransferFailed(
                        finding, bytes, last, connection.dialogue().endpoints(), cause);
    }

    private FtpException failed(long bytes, Reply last) {
        Cause cause =
                last.code() == 426
                        ? Cause.DATA_LOST
                        : last.code() / 100 == 4 ? Cause.DISK_FAILED : Cause.COMMAND_REFUSED;
        String detail =
                "%s failed after %d bytes: the server answers %s"
                        .formatted(command.verb(), bytes, last);
        return new FtpException.TransferFailed(
                Finding.of(cause, detail), bytes, last, connection.dialogue().endpoints(), null);
    }

    /**
     * Ends a transfer whose rest nobody wants; afterwards the control connection can be used again.
     */
    void abandon(long bytes) throws FtpException {
        if (over) {
            return;
        }
        data.cut();
        end(bytes);
        try {
            // Closing makes the server say 426 (or 226, if it was done); only then is it our turn.
            if (early == null) {
                connection.dialogue().receive(ABORT);
            }
        } catch (FtpException.ConnectionLost silent) {
            connection.reconnect("the server did not end an abandoned transfer");
        }
    }

    private void end(long bytes) {
        if (!over) {
            over = true;
            data.close();
            connection.tell(new ClientEvent.DataClosed(bytes));
        }
    }

    /** All bytes moved, and then nothing more was heard. */
    static final class FinalReplyLost extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient FtpException.ConnectionLost lost;

        FinalReplyLost(FtpException.ConnectionLost lost) {
            super(lost);
            this.lost = lost;
        }

        FtpException.ConnectionLost lost() {
            return lost;
        }
    }
}
