package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.net.data.DataConnection;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Selectors;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.time.Duration;

import javax.net.ssl.SSLSession;

/**
 * Brings data connections into TLS, resuming the control connection's session; owned by the thread
 * that uses the client.
 *
 * <p>With TLS 1.3 the JDK uses each ticket once, and many servers send none over a connection on
 * which they only receive: after some uploads there is none left. A server that insists on
 * resumption then says 425 or 522 right after the handshake, and is asked again with TLS 1.2, whose
 * sessions can be resumed at will.
 */
final class DataTls {

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(4);

    /** How long a refusal may be on its way after a handshake with a new session. */
    private static final Duration VERDICT = Duration.ofMillis(300);

    private final ClientOptions options;
    private final BufferPool buffers;
    private final Selectors selectors;
    private boolean newSessionsAreFine;
    private boolean lastWasNew;

    DataTls(ClientOptions options, BufferPool buffers, Selectors selectors) {
        this.options = options;
        this.buffers = buffers;
        this.selectors = selectors;
    }

    /** The server wants its data connections to resume the session, and this one did not. */
    static final class ReuseRefused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Reply reply;

        ReuseRefused(Reply reply) {
            super(reply.toString());
            this.reply = reply;
        }

        Reply reply() {
            return reply;
        }
    }

    /**
     * Goes on in TLS if PROT P holds.
     *
     * @param tls of the control connection, or null if data are in clear
     * @param replies to the command whose data these are
     * @throws TlsException if the handshake failed for another reason than the server's refusal
     */
    void protect(DataConnection data, @Nullable TlsClientSession tls, TransferReplies replies)
            throws IOException, ReuseRefused {
        if (tls == null) {
            return;
        }
        replies.watch();
        try (Readiness readiness = new Readiness(replies, selectors)) {
            SSLSession agreed =
                    data.secure(tls.dataEngine(), Ending.TOLERANT, buffers, readiness, HANDSHAKE);
            boolean resumed = tls.isResumed(agreed);
            lastWasNew = !resumed;
            options.listener().on(new ClientEvent.DataSecured(agreed.getProtocol(), resumed));
            if (!resumed && !newSessionsAreFine) {
                awaitVerdict(data, readiness, replies);
            }
        } catch (TlsException refused) {
            replies.endWatching();
            throw explained(refused, replies);
        } finally {
            replies.endWatching();
        }
    }

    private void awaitVerdict(DataConnection data, Readiness readiness, TransferReplies replies)
            throws IOException, ReuseRefused {
        Readiness.Event event = readiness.await(data.channel(), 0, VERDICT);
        Reply refusal = replies.refusal();
        if (event == Readiness.Event.STOPPED && refusal != null && isAboutTls(refusal)) {
            throw new ReuseRefused(refusal);
        }
        newSessionsAreFine = event == Readiness.Event.TIMED_OUT;
    }

    /**
     * Whether the last data connection had a session of its own, which the server may refuse late.
     */
    boolean lastWasNew() {
        return lastWasNew;
    }

    static boolean isAboutTls(Reply reply) {
        return reply.code() == 425 || reply.code() == 522;
    }

    /** The server may end the handshake and say why on the control connection. */
    private static TlsException explained(TlsException refused, TransferReplies replies)
            throws ReuseRefused {
        try {
            Reply last = replies.last(SOON);
            if (isAboutTls(last)) {
                throw new ReuseRefused(last);
            }
            return new TlsException(
                    refused.kind(), refused.getMessage() + "; the server says " + last, refused);
        } catch (FtpException silent) {
            return refused;
        }
    }
}
