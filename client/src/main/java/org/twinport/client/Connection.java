package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Selectors;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.TransferType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The control connection of one client, which may have to be made anew; owned by the thread that
 * uses the client. It never changes the working directory, so nothing but the login has to be
 * repeated.
 */
final class Connection implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Connector connector;
    private final ClientOptions options;
    private final Selectors selectors = Selectors.standard();
    private Dialogue dialogue;
    private Features features = Features.NONE;
    private @Nullable TransferType type;
    private @Nullable OpenTransfer running;
    private TlsVersions versions;
    private DataTls dataTls;
    private int fallbacks;

    Connection(Connector connector, ClientOptions options) throws FtpException {
        this.connector = connector;
        this.options = options;
        this.versions = options.tls().versions();
        this.dataTls = new DataTls(options, connector.buffers(), selectors);
        this.dialogue = connector.connect(versions);
        begin();
    }

    Dialogue dialogue() {
        return dialogue;
    }

    Features features() {
        return features;
    }

    ClientOptions options() {
        return options;
    }

    /** Gives the old connection up and logs in again. */
    void reconnect(String why) throws FtpException {
        note("Connecting again: " + why);
        dialogue.close();
        dialogue = connector.connect(versions);
        begin();
    }

    /** What the buffers of this client's connections come from. */
    BufferPool buffers() {
        return connector.buffers();
    }

    /** What waits for this connection's transfers borrow. */
    Selectors selectors() {
        return selectors;
    }

    /** Brings a data connection into TLS if PROT P holds. */
    void protect(DataConnection data, TransferReplies replies)
            throws IOException, DataTls.ReuseRefused {
        dataTls.protect(data, dialogue.dataTls(), replies);
    }

    /**
     * Goes on with TLS 1.2, after a server that wants each data connection to resume its session
     * has refused one; for good, for the next upload would end the same way.
     *
     * @return false if it is TLS 1.2 already, or may not be
     */
    boolean fallsBackToTls12(DataTls.ReuseRefused refused) throws FtpException {
        return fallsBackToTls12(refused.reply());
    }

    /**
     * The same after a transfer that had begun: under load a server's refusal comes late.
     *
     * @return whether the transfer may be tried again
     */
    boolean fallsBackToTls12(FtpException.TransferFailed failed) throws FtpException {
        Optional<Reply> reply = failed.reply().filter(DataTls::isAboutTls);
        return dataTls.lastWasNew() && reply.isPresent() && fallsBackToTls12(reply.get());
    }

    private boolean fallsBackToTls12(Reply refusal) throws FtpException {
        TlsClientSession tls = dialogue.dataTls();
        if (tls == null
                || versions != TlsVersions.BOTH
                || !tls.own().getProtocol().equals("TLSv1.3")) {
            return false;
        }
        versions = TlsVersions.ONLY_1_2;
        dataTls = new DataTls(options, connector.buffers(), selectors);
        fallbacks++;
        reconnect(
                "the server wants the TLS session resumed, and with TLS 1.3 no ticket is left (%s); now with TLS 1.2"
                        .formatted(refusal));
        return true;
    }

    /** How often TLS 1.3 had to be given up. */
    int tlsFallbacks() {
        return fallbacks;
    }

    private void begin() throws FtpException {
        Reply feat = dialogue.ask(new Command.Feat(), options.timeouts().reply());
        features = feat.isCompletion() ? Features.of(feat) : Features.NONE;
        if (features.has("UTF8")) {
            dialogue.ask(new Command.Opts("UTF8 ON"), options.timeouts().reply());
        }
        // A new session is in ASCII again, also when it begins in the middle of opening a transfer.
        TransferType before = type;
        type = null;
        if (before != null) {
            type(before);
        }
    }

    /** A transfer has begun, or ended: null. */
    void running(@Nullable OpenTransfer transfer) {
        running = transfer;
    }

    /**
     * Sends a command and waits for its reply, whatever it is.
     *
     * @throws IllegalStateException while the stream of a transfer is open
     */
    Reply ask(Command command) throws FtpException {
        return ask(command, options.timeouts().reply());
    }

    /** The same for a command that takes its time. */
    Reply ask(Command command, Duration timeout) throws FtpException {
        if (running != null) {
            throw new IllegalStateException(
                    "one thing at a time: the stream of the running transfer is not closed yet");
        }
        return dialogue.ask(command, timeout);
    }

    /** Sends a command that has to succeed (2yz or 3yz). */
    Reply require(Command command) throws FtpException {
        Reply reply = ask(command);
        if (!reply.isCompletion() && !reply.isIntermediate()) {
            throw refused(command, reply);
        }
        return reply;
    }

    /** Makes sure that the server transfers in this type. */
    void type(TransferType wanted) throws FtpException {
        if (type != wanted) {
            require(new Command.Type(wanted));
            type = wanted;
        }
    }

    FtpException refused(Command command, Reply reply) {
        String shown =
                command.argument().isEmpty()
                        ? command.verb().name()
                        : command.verb().name() + " " + command.argument();
        Cause cause =
                switch (reply.code()) {
                    case 425 -> Cause.DATA_SETUP_REFUSED;
                    case 530 -> Cause.LOGIN_REFUSED;
                    default -> Cause.COMMAND_REFUSED;
                };
        String detail = "%s: the server answers %s".formatted(Name.textOf(shown), reply);
        return new FtpException.Refused(
                shown, Finding.of(cause, detail), reply, dialogue.endpoints());
    }

    void note(String text) {
        options.listener().on(new ClientEvent.Note(text));
    }

    void tell(ClientEvent event) {
        options.listener().on(event);
    }

    void opened(DataAttempt attempt, InetSocketAddress local, InetSocketAddress server) {
        tell(
                new ClientEvent.DataOpened(
                        local, server, attempt.direction() == DataAttempt.Direction.LISTEN));
    }

    @Override
    public void close() {
        if (running != null) {
            running.cut();
        } else if (dialogue.isOpen()) {
            sayGoodbye();
        }
        dialogue.close();
        selectors.close();
    }

    private void sayGoodbye() {
        try {
            dialogue.ask(new Command.Quit(), GOODBYE);
        } catch (FtpException gone) {
            // it was only a courtesy
        }
    }
}
