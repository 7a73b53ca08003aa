package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.net.data.DataConnection;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsServer;
import org.twinport.net.tls.TlsServerSession;
import org.twinport.net.tls.TlsWire;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.diag.DataView;
import org.twinport.protocol.diag.TlsView;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * TLS in one session: of the control connection and of the data connections that belong to it.
 * Owned by the session's thread.
 */
public final class SessionTls {

    private final Control control;
    private final TlsRules rules;
    private final TlsDemands demandsOfNetwork;
    private final boolean implicit;
    private final BufferPool buffers;
    private final Reporter reporter;
    private TlsDemands demands;
    private Optional<String> host = Optional.empty();
    private @Nullable TlsServerSession tls;
    private @Nullable X509Certificate client;
    private @Nullable TlsView view;
    private boolean sizeAgreed;
    private Protection data = Protection.CLEAR;

    /**
     * @param demands of the listener and the client's network
     * @param implicit whether TLS begins with the connection
     */
    public SessionTls(
            Control control,
            TlsRules rules,
            TlsDemands demands,
            boolean implicit,
            BufferPool buffers,
            Reporter reporter) {
        this.control = control;
        this.rules = rules;
        this.demandsOfNetwork = demands;
        this.demands = demands;
        this.implicit = implicit;
        this.buffers = buffers;
        this.reporter = reporter;
    }

    /** Whether there is a certificate at all. */
    public boolean isSetUp() {
        return rules.server().isPresent();
    }

    /** Whether this client may use TLS. */
    public boolean isOffered() {
        return isSetUp() && demands.policy() != TlsPolicy.OFF;
    }

    public boolean isImplicit() {
        return implicit;
    }

    public boolean isCccAllowed() {
        return rules.ccc();
    }

    public TlsDemands demands() {
        return demands;
    }

    /** A certificate of the client that an accepted authority has signed. */
    public Optional<X509Certificate> clientCertificate() {
        return Optional.ofNullable(client);
    }

    /** Whether the server is this host; without certificates it is any. */
    public boolean isHost(String name) {
        return rules.server().map(server -> server.isFor(name)).orElse(true);
    }

    /** What HOST said decides about the certificate of a later AUTH. */
    public void host(String name) {
        host = Optional.of(name);
    }

    /** Goes on in TLS. */
    public void begin() throws IOException {
        TlsServer server =
                rules.server().orElseThrow(() -> new IllegalStateException("no certificate"));
        TlsServerSession session = server.open(host);
        long before = System.currentTimeMillis();
        SSLSession agreed = control.secure(session.controlEngine(), buffers, rules.handshake());
        session.established(agreed);
        tls = session;
        view = new TlsView(agreed.getProtocol(), agreed.getCreationTime() < before);
        client = session.asksForCertificates() ? certificateOf(agreed) : null;
        if (implicit) {
            // Clients of the old kind expect it so and send no PROT.
            data = Protection.PRIVATE;
        }
        String subject = client == null ? null : client.getSubjectX500Principal().getName();
        reporter.tell(who ->
                new SessionEvent.Secured(
                        who, agreed.getProtocol(), agreed.getCipherSuite(), subject));
    }

    private static @Nullable X509Certificate certificateOf(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate own ? own : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    /** TLS on the control connection as it is now; empty for none. */
    public Optional<TlsView> view() {
        return control.isSecure() ? Optional.ofNullable(view) : Optional.empty();
    }

    /**
     * Goes on in clear; data connections keep their protection.
     *
     * @return false if the client said more in TLS, which must not be acted on
     */
    public boolean end() throws IOException {
        boolean clean = control.clear(rules.handshake());
        reporter.tell(SessionEvent.Unsecured::new);
        return clean;
    }

    /** Another user begins; what the last one agreed on no longer holds (RFC 4217 section 11). */
    public void reset() {
        demands = demandsOfNetwork;
        sizeAgreed = false;
        data = implicit ? Protection.PRIVATE : Protection.CLEAR;
        host = Optional.empty();
    }

    /** A user has logged in, of whom more may be asked. */
    public void loggedIn(Optional<TlsDemands> ofUser) {
        demands =
                ofUser.map(own ->
                                own.policy().compareTo(demandsOfNetwork.policy()) > 0
                                        ? own
                                        : own.with(demandsOfNetwork.policy()))
                        .orElse(demandsOfNetwork);
    }

    /** PBSZ came. */
    public void sizeAgreed() {
        sizeAgreed = true;
    }

    public boolean isSizeAgreed() {
        return sizeAgreed;
    }

    /** PROT came, or an AUTH that implies it. */
    public void protectData(Protection level) {
        data = level;
    }

    public Protection dataProtection() {
        return data;
    }

    /** Whether data connections may be opened as they are protected now. */
    public boolean mayOpenData() {
        return demands.policy() != TlsPolicy.DATA || data == Protection.PRIVATE;
    }

    /**
     * Goes on in TLS on a data connection if PROT says so.
     *
     * @param clientOnlySends whether it is an upload
     * @return what became of it
     * @throws TlsException if that fails
     * @throws NotResumed if it is another session than the control connection's and may not be
     */
    public DataView.Tls protect(
            DataConnection connection, boolean clientOnlySends, Readiness readiness)
            throws TlsException, NotResumed {
        TlsServerSession session = tls;
        if (data == Protection.CLEAR || session == null) {
            return DataView.Tls.NONE;
        }
        Ending ending = clientOnlySends ? demands.uploadEnding() : Ending.TOLERANT;
        SSLSession agreed =
                connection.secure(
                        session.dataEngine(clientOnlySends),
                        ending,
                        buffers,
                        readiness,
                        rules.handshake());
        if (connection.wire() instanceof TlsWire wire) {
            session.dataEstablished(agreed, wire.overheard().ticket());
        }
        boolean resumed = session.isResumed(agreed);
        reporter.tell(who -> new SessionEvent.DataSecured(who, agreed.getProtocol(), resumed));
        if (!resumed && demands.reuse() == TlsReuse.REQUIRE) {
            throw new NotResumed();
        }
        return resumed ? DataView.Tls.RESUMED : DataView.Tls.NEW;
    }

    /** A data connection in a session of its own. */
    public static final class NotResumed extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
