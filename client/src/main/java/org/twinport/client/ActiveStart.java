package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.data.DataConnectionException;
import org.twinport.net.data.DataListener;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The start of one transfer in active mode: the command goes out first, then the server dials, and
 * its replies are read meanwhile. If it never dials it still holds the command, which costs an
 * ABOR. Owned by the thread that uses the client.
 */
final class ActiveStart implements Watch {

    private static final Duration ABORT = Duration.ofSeconds(4);

    private final Connection connection;
    private final DataListener listener;
    private final Command command;
    private @Nullable Reply preliminary;
    private @Nullable Reply refusal;

    ActiveStart(Connection connection, DataListener listener, Command command) {
        this.connection = connection;
        this.listener = listener;
        this.command = command;
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

    Result run(String way) throws FtpException {
        connection.dialogue().send(command);
        DataConnection data;
        try {
            data = accept();
        } catch (DataConnectionException notOpened) {
            return notOpened(way, notOpened.attempt());
        } catch (IOException broken) {
            throw connection.dialogue().lost("The control connection broke", null, broken);
        }
        try {
            connection.opened(data.attempt(), data.local(), data.peer());
            Reply first =
                    preliminary != null
                            ? preliminary
                            : connection.dialogue().receive(connection.options().replyTimeout());
            if (first.code() >= 400) {
                data.close();
                throw connection.refused(command, first);
            }
            return new Result(
                    new OpenTransfer(
                            connection, command, data, first.isPreliminary() ? null : first),
                    null);
        } catch (FtpException known) {
            data.close();
            throw known;
        } catch (IOException broken) {
            data.close();
            throw connection.dialogue().lost("The data connection broke at once", null, broken);
        }
    }

    private DataConnection accept() throws IOException {
        var control = connection.dialogue().lines().channel();
        control.configureBlocking(false);
        try (Readiness readiness = new Readiness(this)) {
            return listener.open(readiness, connection.options().rungTimeout());
        } finally {
            if (control.isOpen()) {
                control.configureBlocking(true);
            }
        }
    }

    private Result notOpened(String way, DataAttempt attempt) throws FtpException {
        Reply refused = refusal;
        if (refused == null) {
            undo();
            return new Result(
                    null, new DataTrial(way, preliminary, attempt, DialFindings.of(attempt)));
        }
        if (refused.code() == 425 || refused.code() == 426) {
            Finding finding =
                    Finding.of(Cause.ACTIVE_NEVER_DIALLED, "the server answers " + refused);
            return new Result(null, new DataTrial(way, refused, attempt, finding));
        }
        throw connection.refused(command, refused);
    }

    /** The server still waits to dial: an ABOR ends that, or else a new connection. */
    private void undo() throws FtpException {
        try {
            Reply reply = connection.dialogue().ask(new Command.Abor(), ABORT);
            // 426 or 425 belongs to the transfer, then 226 or 225 to ABOR.
            while (reply.code() != 226 && reply.code() != 225 && reply.code() < 500) {
                reply = connection.dialogue().receive(ABORT);
            }
        } catch (FtpException.ConnectionLost silent) {
            connection.reconnect("the server did not give up its data connection");
        }
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return refusal == null ? connection.dialogue().lines().channel() : null;
    }

    @Override
    public boolean stop() throws IOException {
        Optional<Reply> reply = connection.dialogue().poll();
        if (reply.isPresent() && reply.get().isPreliminary()) {
            preliminary = reply.get();
        } else {
            refusal = reply.filter(r -> r.code() >= 400).orElse(null);
            // A final 2yz before the connection was accepted: a tiny transfer may already be over.
            preliminary = reply.filter(Reply::isCompletion).orElse(preliminary);
        }
        return refusal != null;
    }
}
