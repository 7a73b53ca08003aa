package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.CertificateCheck;
import org.twinport.client.tls.CertificateRefusal;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings one control connection into TLS, and out of it again after CCC; on the thread that uses
 * the client.
 */
final class ControlTls {

    private final String host;
    private final int port;
    private final ClientOptions options;
    private final TlsOptions tls;
    private final TlsVersions versions;
    private final BufferPool buffers;
    private final Dialogue dialogue;

    /**
     * @param versions which may be fewer than the options say, after a server could not deal with
     *     them
     */
    ControlTls(
            String host,
            int port,
            ClientOptions options,
            TlsVersions versions,
            BufferPool buffers,
            Dialogue dialogue) {
        this.host = host;
        this.port = port;
        this.options = options;
        this.tls = options.tls();
        this.versions = versions;
        this.buffers = buffers;
        this.dialogue = dialogue;
    }

    /** The server does not get through the handshake, and TLS was only wished for. */
    static final class NotPossible extends Exception {
        private static final long serialVersionUID = 1L;

        NotPossible(FtpException why) {
            super(why.getMessage(), why);
        }
    }

    /** TLS from the first byte. */
    void beginAtOnce(Duration timeout) throws FtpException {
        handshake(timeout);
    }

    /** AUTH TLS, or AUTH SSL for servers that know only the old name. */
    void beginWithAuth(Duration timeout) throws FtpException, NotPossible {
        try {
            auth(System.nanoTime() + timeout.toNanos());
        } catch (FtpException.CertificateRefused refused) {
            // Whoever shows a wrong certificate must not get the password in clear.
            throw refused;
        } catch (FtpException refused) {
            if (tls.mode().isRequired()) {
                throw refused;
            }
            throw new NotPossible(refused);
        }
    }

    private void auth(long end) throws FtpException {
        Reply reply = ask("TLS", end);
        if (reply.code() == 504) {
            reply = ask("SSL", end);
        }
        if (reply.code() != 234 && reply.code() != 334) {
            notOffered(reply);
            return;
        }
        handshake(left(end));
    }

    private Reply ask(String mechanism, long end) throws FtpException {
        Reply reply = dialogue.ask(new Command.Auth(mechanism), left(end));
        while (reply.is(ReplyCode.SERVICE_READY)) {
            // The rest of a greeting in several replies; the answer is still to come.
            reply = dialogue.receive(left(end));
        }
        return reply;
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private void notOffered(Reply reply) throws FtpException {
        if (tls.mode().isRequired()) {
            throw failed(
                    Cause.TLS_NOT_OFFERED,
                    "%s:%d refuses AUTH TLS: %s".formatted(host, port, reply),
                    reply,
                    null);
        }
        downgrade("offers no TLS: user, password and files go over the network in clear");
    }

    private void handshake(Duration timeout) throws FtpException {
        CertificateCheck check =
                new CertificateCheck(host, port, tls.trust(), tls.mode().isRequired(), new Told());
        TlsClientSession session =
                new TlsClientSession(host, port, check, tls.identity(), versions);
        try {
            dialogue.secure(session, buffers, timeout);
        } catch (TlsException refused) {
            throw refused(refused, check);
        } catch (IOException broken) {
            throw failed(
                    Cause.TLS_STALLED,
                    "The TLS handshake with %s:%d broke off".formatted(host, port),
                    null,
                    broken);
        }
    }

    private FtpException refused(TlsException refused, CertificateCheck check) {
        if (check.refusal().isPresent()) {
            CertificateRefusal refusal = check.refusal().get();
            return new FtpException.CertificateRefused(
                    new Finding(
                            Cause.CERTIFICATE_UNTRUSTED, refusal.sentence(), refusal.evidence()),
                    refusal,
                    dialogue.endpoints(),
                    refused);
        }
        String server = host + ":" + port;
        return switch (refused.kind()) {
            case TIMED_OUT ->
                    failed(
                            Cause.TLS_STALLED,
                            server + " does not finish the TLS handshake",
                            null,
                            refused);
            case CLOSED, STOPPED, BROKEN, TRUNCATED ->
                    failed(
                            Cause.TLS_STALLED,
                            server + " breaks the TLS handshake off",
                            null,
                            refused);
            case BYTES_AHEAD ->
                    failed(
                            Cause.BYTES_BEFORE_TLS,
                            "Bytes in clear came from %s behind its answer to AUTH"
                                    .formatted(server),
                            null,
                            refused);
            case NOT_TLS ->
                    failed(
                            Cause.TLS_REFUSED,
                            server
                                    + " does not speak TLS there; ftps:// is for port 990, ftpes:// for 21",
                            null,
                            refused);
            case REFUSED ->
                    failed(
                            Cause.TLS_REFUSED,
                            "TLS with %s fails: %s".formatted(server, refused.getMessage()),
                            null,
                            refused);
        };
    }

    /** PBSZ and PROT after the login, then CCC if it is wanted. */
    void protectData() throws FtpException {
        if (!dialogue.isSecure()) {
            return;
        }
        dialogue.ask(new Command.Pbsz(0), options.timeouts().reply());
        Reply reply = dialogue.ask(new Command.Prot(tls.data()), options.timeouts().reply());
        boolean wanted = tls.data() == Protection.PRIVATE;
        // Servers with TLS from the first byte often know no PROT and protect everything.
        boolean assumed = tls.mode() == TlsMode.IMPLICIT && !reply.isCompletion();
        if (!reply.isCompletion() && !assumed) {
            refusedLevel(reply, wanted);
        }
        dialogue.dataInTls(reply.isCompletion() ? wanted : assumed || !wanted);
        if (tls.ccc()) {
            goOnInClear();
        }
    }

    private void refusedLevel(Reply reply, boolean wanted) throws FtpException {
        if (wanted && tls.mode().isRequired()) {
            throw failed(
                    Cause.TLS_NOT_OFFERED,
                    "%s:%d refuses to protect data connections: %s".formatted(host, port, reply),
                    reply,
                    null);
        }
        if (!wanted) {
            dialogue.ask(new Command.Prot(Protection.PRIVATE), options.timeouts().reply());
        }
        if (wanted) {
            downgrade("refuses PROT P: files go over the network in clear");
        } else {
            note("The server refuses PROT C (%s): files go through TLS".formatted(reply));
        }
    }

    private void goOnInClear() throws FtpException {
        Reply reply = dialogue.ask(new Command.Ccc(), options.timeouts().reply());
        if (!reply.isCompletion()) {
            note("The server refuses CCC (%s): commands stay in TLS".formatted(reply));
            return;
        }
        dialogue.clear(options.timeouts().reply());
    }

    /** What the check lets pass. */
    private final class Told implements CertificateCheck.Listener {
        @Override
        public void unverified(String reason) {
            downgrade(
                    "shows a certificate that is not verified (%s): nobody can listen, but somebody could pretend to be the server"
                            .formatted(reason));
        }

        @Override
        public void remembered(String fingerprint) {
            note(
                    "The certificate of %s:%d is accepted on first use and remembered: SHA-256 %s"
                            .formatted(host, port, fingerprint));
        }
    }

    private void note(String text) {
        options.listener().on(new ClientEvent.Note(text));
    }

    private void downgrade(String what) {
        options.listener().on(new ClientEvent.Downgrade("%s:%d %s".formatted(host, port, what)));
    }

    private FtpException failed(
            Cause cause, String what, @Nullable Reply reply, @Nullable IOException why) {
        List<String> evidence = why == null ? List.of() : List.of(String.valueOf(why.getMessage()));
        return new FtpException.ConnectFailed(
                new Finding(cause, what, evidence), reply, dialogue.endpoints(), why);
    }
}
