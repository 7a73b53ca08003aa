package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataConnection;
import org.twinport.net.pump.Readiness;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.time.Duration;

/**
 * A transfer that has begun: the server has said 150 and the data connection stands. Owned by the
 * thread that uses the client; ends with {@link #complete}, {@link #broken} or {@link #abandon}.
 */
final class OpenTransfer {

    private static final Duration ABORT = Duration.ofSeconds(4);

    /** For a server that says nothing on either connection at once. */
    private static final Duration HEAR_OUT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Command command;
    private final DataConnection data;
    private final TransferReplies replies;
    private boolean over;

    OpenTransfer(
            Connection connection, Command command, DataConnection data, TransferReplies replies) {
        this.connection = connection;
        this.command = command;
        this.data = data;
        this.replies = replies;
        connection.running(this);
    }

    DataConnection data() {
        return data;
    }

    /** What is heard on the control connection meanwhile. */
    TransferReplies replies() {
        return replies;
    }

    /** The longest time without a byte. */
    Duration stallTimeout() {
        return connection.options().timeouts().stall();
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
        hearOut();
        end(bytes);
        Reply last;
        try {
            last = replies.last(connection.options().timeouts().finalReply());
        } catch (ConnectionLost lost) {
            throw new FinalReplyLost(lost);
        }
        if (!last.isCompletion()) {
            throw failed(bytes, last);
        }
    }

    /**
     * What the server says about a transfer that broke on this side: its reply, if it has one soon.
     */
    TransferFailed broken(long bytes, Finding finding, @Nullable IOException cause) {
        end(bytes);
        ConnectionLost lost = replies.lost();
        if (lost != null) {
            String detail = "%s; %d bytes had moved".formatted(lost.getMessage(), bytes);
            return failed(
                    bytes, Finding.of(Cause.CONTROL_LOST, detail), lost.reply().orElse(null), lost);
        }
        try {
            Reply last = replies.last(ABORT);
            return last.isCompletion() ? failed(bytes, finding, last, cause) : failed(bytes, last);
        } catch (FtpException silent) {
            return failed(bytes, finding, null, cause);
        }
    }

    private TransferFailed failed(long bytes, Reply last) {
        Cause cause =
                switch (last.code()) {
                    case 425 -> Cause.DATA_SETUP_REFUSED;
                    case 426 -> Cause.DATA_LOST;
                    case 522 -> Cause.DATA_TLS_NOT_RESUMED;
                    case 451, 452, 552 -> Cause.DISK_FAILED;
                    default -> Cause.COMMAND_REFUSED;
                };
        String detail =
                "%s failed after %d bytes: the server answers %s"
                        .formatted(command.verb(), bytes, last);
        return failed(bytes, Finding.of(cause, detail), last, null);
    }

    private TransferFailed failed(
            long bytes, Finding finding, @Nullable Reply reply, @Nullable Throwable cause) {
        return new TransferFailed(finding, bytes, reply, connection.dialogue().endpoints(), cause);
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
            replies.last(ABORT);
        } catch (ConnectionLost silent) {
            connection.reconnect("the server did not end an abandoned transfer");
        }
    }

    /** Ends it together with the control connection. */
    void cut() {
        data.cut();
        over = true;
    }

    /**
     * After an upload in TLS reads on until the server has ended its side, too: with TLS 1.3 it may
     * send a ticket that the next data connection needs, and what is unread when this side closes
     * makes the system cut the connection before the file's last bytes are there.
     */
    private void hearOut() {
        if (data.wire().isClear()) {
            return;
        }
        try {
            replies.watch();
            try (Readiness readiness = new Readiness(replies.untilLast(), connection.selectors())) {
                data.hearOut(readiness, HEAR_OUT);
            } finally {
                replies.endWatching();
            }
        } catch (IOException gone) {
            // the final reply says what counts
        }
    }

    private void end(long bytes) {
        if (!over) {
            over = true;
            connection.running(null);
            data.close();
            connection.tell(new ClientEvent.DataClosed(bytes));
        }
    }

    /** All bytes moved, and then nothing more was heard. */
    static final class FinalReplyLost extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ConnectionLost lost;

        FinalReplyLost(ConnectionLost lost) {
            super(lost);
            this.lost = lost;
        }

        ConnectionLost lost() {
            return lost;
        }
    }
}
