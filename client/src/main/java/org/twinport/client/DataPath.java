package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.client.FtpException.DataPathFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.data.DataConnectionException;
import org.twinport.net.data.DataDialler;
import org.twinport.net.data.DataListener;
import org.twinport.net.data.PortPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.EpsvFamily;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens data connections by the first way that really reaches the server: EPSV, PASV at the
 * announced address, PASV at the server's own, and active. What worked is remembered, so the search
 * happens once per server. Owned by the thread that uses the client.
 *
 * <p>Not the reply to EPSV or PASV decides but the connection: servers behind firewalls say 229 and
 * mean it.
 */
final class DataPath {

    private final Connection connection;
    private @Nullable Rung known;
    private boolean epsvEndsSession;
    private boolean announcedIsDead;
    private @Nullable String lastNote;

    DataPath(Connection connection) {
        this.connection = connection;
    }

    /** What one way came to: a transfer, or why not. */
    private sealed interface Tried {
        record Open(OpenTransfer transfer) implements Tried {}

        record Failed(List<DataTrial> trials) implements Tried {}
    }

    /**
     * Starts a transfer.
     *
     * @param command RETR, STOR, LIST and their kin
     * @param restart from where, 0 for the beginning
     * @throws FtpException.Refused if the server refuses the command itself
     * @throws DataPathFailed if no way works
     */
    OpenTransfer open(Command command, long restart) throws FtpException {
        try {
            return openOnce(command, restart);
        } catch (DataTls.ReuseRefused refused) {
            try {
                if (connection.fallsBackToTls12(refused)) {
                    return openOnce(command, restart);
                }
                throw notResumed(refused);
            } catch (DataTls.ReuseRefused again) {
                throw notResumed(again);
            }
        }
    }

    private DataPathFailed notResumed(DataTls.ReuseRefused refused) {
        Finding finding =
                Finding.of(
                        Cause.DATA_TLS_NOT_RESUMED,
                        "the server wants the TLS session of the control connection resumed: "
                                + refused.reply());
        return noWay(List.of(new DataTrial("TLS", refused.reply(), null, finding)));
    }

    private OpenTransfer openOnce(Command command, long restart)
            throws FtpException, DataTls.ReuseRefused {
        List<DataTrial> failed = new ArrayList<>();
        for (Rung rung : order()) {
            switch (attempt(rung, command, restart)) {
                case Tried.Open(OpenTransfer transfer) -> {
                    known = rung;
                    return transfer;
                }
                case Tried.Failed(List<DataTrial> trials) -> failed.addAll(trials);
            }
        }
        throw noWay(failed);
    }

    private DataPathFailed noWay(List<DataTrial> failed) {
        Finding last = failed.getLast().finding();
        List<String> evidence = failed.stream().map(DataTrial::toString).toList();
        String detail =
                failed.size() == 1
                        ? last.detail()
                        : "No way to a data connection works: "
                                + String.join(
                                        "; ",
                                        failed.stream()
                                                .map(t -> t.way() + ": " + t.finding().detail())
                                                .toList());
        return new DataPathFailed(
                new Finding(last.cause(), detail, evidence),
                failed,
                connection.dialogue().endpoints());
    }

    private List<Rung> order() {
        List<Rung> ladder =
                new ArrayList<>(Rung.ladder(connection.options().ways().mode(), isIpv4()));
        if (epsvEndsSession && ladder.size() > 1) {
            ladder.remove(Rung.EPSV);
        }
        if (known != null && ladder.remove(known)) {
            ladder.addFirst(known);
        }
        return ladder;
    }

    private boolean isIpv4() {
        return connection.dialogue().server().getAddress().getAddress().length == 4;
    }

    private Tried attempt(Rung rung, Command command, long restart)
            throws FtpException, DataTls.ReuseRefused {
        return switch (rung) {
            case EPSV -> extendedPassive(command, restart);
            case PASV -> passive(command, restart);
            case ACTIVE -> active(command, restart);
        };
    }

    private Tried extendedPassive(Command command, long restart)
            throws FtpException, DataTls.ReuseRefused {
        Reply reply;
        try {
            reply = connection.ask(new Command.Epsv(EpsvFamily.SAME));
        } catch (ConnectionLost killed) {
            // Some devices and middleboxes end the session at the sight of EPSV.
            epsvEndsSession = true;
            connection.reconnect("EPSV ended the session");
            return failed(
                    "EPSV",
                    null,
                    Finding.of(Cause.DATA_SETUP_REFUSED, "the server ends the session at EPSV"));
        }
        Optional<Integer> port =
                reply.code() == 229 ? HostPort.find229(reply.text()) : Optional.empty();
        if (port.isEmpty()) {
            return refusedSetUp("EPSV", reply);
        }
        InetAddress server = connection.dialogue().server().getAddress();
        return dial(
                "EPSV",
                reply,
                List.of(new InetSocketAddress(server, port.get())),
                command,
                restart);
    }

    private Tried passive(Command command, long restart) throws FtpException, DataTls.ReuseRefused {
        Reply reply = connection.ask(new Command.Pasv());
        Optional<HostPort> announced =
                reply.code() == 227 ? HostPort.find227(reply.text()) : Optional.empty();
        if (announced.isEmpty()) {
            return refusedSetUp("PASV", reply);
        }
        InetAddress server = connection.dialogue().server().getAddress();
        PassiveTargets where =
                PassiveTargets.of(
                        announced.get(), server, connection.options().ways().foreignPassive());
        noteOnce(where.note());
        List<InetSocketAddress> targets =
                announcedIsDead ? List.of(where.targets().getLast()) : where.targets();
        Tried tried = dial("PASV", reply, targets, command, restart);
        announcedIsDead |=
                tried instanceof Tried.Open(OpenTransfer transfer)
                        && !targets.getFirst().equals(transfer.data().attempt().announced());
        return tried;
    }

    /** A server announces the same address for every file. */
    private void noteOnce(@Nullable String note) {
        if (note != null && !note.equals(lastNote)) {
            connection.note(note);
        }
        lastNote = note;
    }

    /**
     * Dials before the command is sent: if nobody answers, the server holds nothing that would have
     * to be undone.
     */
    private Tried dial(
            String way, Reply reply, List<InetSocketAddress> targets, Command command, long restart)
            throws FtpException, DataTls.ReuseRefused {
        List<DataTrial> failed = new ArrayList<>();
        for (InetSocketAddress target : targets) {
            DataDialler dialler =
                    new DataDialler(target, connection.dialogue().local().getAddress(), 0);
            try (Readiness readiness = new Readiness(Watch.NOTHING, connection.selectors())) {
                DataConnection data =
                        dialler.open(readiness, connection.options().timeouts().rung());
                Tried tried = start(way, data, command, restart);
                if (tried instanceof Tried.Failed(List<DataTrial> trials)) {
                    failed.addAll(trials);
                    return new Tried.Failed(failed);
                }
                return tried;
            } catch (DataConnectionException notOpened) {
                DataAttempt attempt = notOpened.attempt();
                failed.add(told(new DataTrial(way, reply, attempt, DialFindings.of(attempt))));
            }
        }
        return new Tried.Failed(failed);
    }

    /** Sends the command over whose data connection bytes can flow already. */
    private Tried start(String way, DataConnection data, Command command, long restart)
            throws FtpException, DataTls.ReuseRefused {
        boolean success = false;
        try {
            connection.opened(data.attempt(), data.local(), data.peer());
            restartAt(restart);
            TransferReplies replies = new TransferReplies(connection.dialogue());
            connection.dialogue().send(command);
            Reply reply = replies.first(connection.options().timeouts().reply());
            if (reply.code() == 425) {
                return failed(
                        way,
                        reply,
                        Finding.of(Cause.DATA_SETUP_REFUSED, "the server answers " + reply));
            }
            if (reply.code() >= 400) {
                throw connection.refused(command, reply);
            }
            connection.protect(data, replies);
            success = true;
            return new Tried.Open(new OpenTransfer(connection, command, data, replies));
        } catch (FtpException known) {
            throw known;
        } catch (TlsException refused) {
            throw noWay(
                    List.of(told(new DataTrial(way, null, data.attempt(), tlsFailed(refused)))));
        } catch (IOException broken) {
            return failed(
                    way, null, Finding.of(Cause.DATA_LOST, "the data connection broke at once"));
        } finally {
            if (!success) {
                data.close();
            }
        }
    }

    static Finding tlsFailed(TlsException refused) {
        return Finding.of(
                Cause.DATA_TLS_FAILED,
                "the TLS handshake on the data connection failed: " + refused.getMessage());
    }

    private void restartAt(long offset) throws FtpException {
        if (offset > 0) {
            connection.require(new Command.Rest(offset));
        }
    }

    private Tried active(Command command, long restart) throws FtpException, DataTls.ReuseRefused {
        InetSocketAddress local = connection.dialogue().local();
        InetAddress server = connection.dialogue().server().getAddress();
        Optional<ServerSocketChannel> socket;
        try {
            socket =
                    new PortPool(connection.options().ways().activePorts())
                            .listen(local.getAddress());
        } catch (IOException noPort) {
            socket = Optional.empty();
        }
        if (socket.isEmpty()) {
            return failed(
                    "PORT",
                    null,
                    Finding.of(
                            Cause.ACTIVE_PORT_BUSY,
                            "no free local port in " + connection.options().ways().activePorts()));
        }
        InetAddress told =
                Objects.requireNonNullElse(
                        connection.options().ways().activeAddress(), local.getAddress());
        HostPort announced = new HostPort(told, socket.get().socket().getLocalPort());
        DataListener listener =
                new DataListener(
                        socket.get(), server, new InetSocketAddress(told, announced.port()));
        boolean ipv4 = told.getAddress().length == 4;
        Command setUp = ipv4 ? new Command.Port(announced) : new Command.Eprt(announced);
        try (listener) {
            Reply reply = connection.ask(setUp);
            if (!reply.isCompletion()) {
                return refusedSetUp(setUp.verb().name(), reply);
            }
            restartAt(restart);
            return new ActiveStart(connection, listener, command)
                    .run(setUp.verb().name())
                    .map(Tried.Open::new, trial -> new Tried.Failed(List.of(told(trial))));
        }
    }

    private Tried refusedSetUp(String way, Reply reply) {
        return failed(
                way, reply, Finding.of(Cause.DATA_SETUP_REFUSED, "the server answers " + reply));
    }

    private Tried failed(String way, @Nullable Reply reply, Finding finding) {
        return new Tried.Failed(List.of(told(new DataTrial(way, reply, null, finding))));
    }

    private DataTrial told(DataTrial trial) {
        connection.tell(new ClientEvent.DataFailed(trial));
        return trial;
    }
}
