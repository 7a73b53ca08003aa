package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.data.DataConnectionException;
import org.twinport.net.data.DataListener;
import org.twinport.net.pump.Readiness;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * The start of one transfer in active mode: the command goes out first, then the server dials, and
 * its replies are read meanwhile. If it never dials it still holds the command, which costs an
 * ABOR. Owned by the thread that uses the client.
 */
final class ActiveStart {

    private static final Duration ABORT = Duration.ofSeconds(4);

    private final Connection connection;
    private final DataListener listener;
    private final Command command;
    private final TransferReplies replies;

    ActiveStart(Connection connection, DataListener listener, Command command) {
        this.connection = connection;
        this.listener = listener;
        this.command = command;
        this.replies = new TransferReplies(connection.dialogue());
    }

    /** A transfer, or why there is none. */
    record Result(@Nullable OpenTransfer transfer, @Nullable DataTrial trial) {
        <T> T map(
                Function<OpenTransfer, ? extends T> opened,
                Function<DataTrial, ? extends T> failed) {
            if (transfer != null) {
                return opened.apply(transfer);
            }
            if (trial != null) {
                return failed.apply(trial);
            }
            throw new IllegalStateException("neither opened nor failed");
        }
    }

    Result run(String way) throws FtpException, DataTls.ReuseRefused {
        connection.dialogue().send(command);
        DataConnection data;
        try {
            data = accept();
        } catch (DataConnectionException notOpened) {
            return notOpened(way, notOpened.attempt());
        } catch (IOException broken) {
            throw connection.dialogue().lost("The control connection broke", null, broken);
        }
        boolean success = false;
        try {
            connection.opened(data.attempt(), data.local(), data.peer());
            Reply first = replies.first(connection.options().timeouts().reply());
            if (!first.isPreliminary() && !first.isCompletion()) {
                return refused(way, first, data.attempt());
            }
            connection.protect(data, replies);
            success = true;
            return new Result(new OpenTransfer(connection, command, data, replies), null);
        } catch (FtpException known) {
            throw known;
        } catch (TlsException refused) {
            return new Result(
                    null, new DataTrial(way, null, data.attempt(), DataPath.tlsFailed(refused)));
        } catch (IOException broken) {
            throw connection.dialogue().lost("The data connection broke at once", null, broken);
        } finally {
            if (!success) {
                data.close();
            }
        }
    }

    private DataConnection accept() throws IOException {
        replies.watch();
        try (Readiness readiness = new Readiness(replies, connection.selectors())) {
            return listener.open(readiness, connection.options().timeouts().rung());
        } finally {
            replies.endWatching();
        }
    }

    private Result notOpened(String way, DataAttempt attempt) throws FtpException {
        ConnectionLost lost = replies.lost();
        if (lost != null) {
            throw lost;
        }
        Reply refusal = replies.refusal();
        if (refusal != null) {
            return refused(way, refusal, attempt);
        }
        undo();
        return new Result(
                null, new DataTrial(way, replies.preliminary(), attempt, DialFindings.of(attempt)));
    }

    /** 425 and 426 are about the connection, everything else about the command. */
    private Result refused(String way, Reply reply, DataAttempt attempt) throws FtpException {
        if (reply.code() != 425 && reply.code() != 426) {
            throw connection.refused(command, reply);
        }
        Finding finding =
                attempt.strangers().isEmpty()
                        ? Finding.of(Cause.ACTIVE_NEVER_DIALLED, "the server answers " + reply)
                        : DialFindings.of(attempt);
        return new Result(null, new DataTrial(way, reply, attempt, finding));
    }

    /** The server still waits to dial: an ABOR ends that, or else a new connection. */
    private void undo() throws FtpException {
        try {
            boolean ended = false;
            Reply reply = connection.dialogue().ask(new Command.Abor(), ABORT);
            // 426 or 425 belongs to the transfer, then 226 or 225 to ABOR.
            while (!reply.isCompletion() && !(ended && reply.isPermanentRefusal())) {
                if (reply.isPermanentRefusal()) {
                    connection.reconnect("the server knows no ABOR");
                    return;
                }
                ended |= reply.isTransientRefusal();
                reply = connection.dialogue().receive(ABORT);
            }
        } catch (ConnectionLost silent) {
            connection.reconnect("the server did not give up its data connection");
        }
    }
}
