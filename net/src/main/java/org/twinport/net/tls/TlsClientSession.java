package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS of one control connection at the client and of its data connections; owned by the client's
 * thread.
 *
 * <p>The JDK looks for a session to resume under the host and port with which an engine was made,
 * and those may be any: every engine here names the control connection's, whatever port the data
 * goes to. The context is this connection's own, so that parallel connections to one server do not
 * take each other's tickets.
 */
public final class TlsClientSession {

    private final SSLContext context;
    private final String host;
    private final int port;
    private final TlsVersions versions;
    private final ClientKeys keys;
    private @Nullable SSLSession control;
    private Optional<String> group = Optional.empty();

    /**
     * @param host the name that the server's certificate must be for
     * @param port of the control connection
     * @param trust decides about the server's certificate, its name included
     * @param identity what the server is shown if it asks
     * @param versions which are offered
     */
    public TlsClientSession(
            String host,
            int port,
            X509ExtendedTrustManager trust,
            Optional<TlsIdentity> identity,
            TlsVersions versions) {
        this.host = host;
        this.port = port;
        this.versions = versions;
        this.keys = new ClientKeys(identity);
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }

    /** For the control connection. */
    public SSLEngine controlEngine() {
        return engine(versions.names());
    }

    /** The handshake on the control connection is done. */
    public void established(SSLSession session) {
        established(session, Optional.empty());
    }

    /**
     * The same with the named group that the server chose: data connections offer a key for that
     * one alone, and save the other.
     */
    public void established(SSLSession session, Optional<String> chosen) {
        control = session;
        group = chosen;
    }

    /** For a data connection. */
    public SSLEngine dataEngine() {
        SSLEngine engine = engine(new String[] {own().getProtocol()});
        // In TLS 1.2 the groups also say which certificates are understood (RFC 8422 section 5.1).
        if (group.isPresent() && own().getProtocol().equals(TlsServerSession.TLS_1_3)) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setNamedGroups(new String[] {group.get()});
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    /** Whether the server asked for a certificate of the client, which it may or may not need. */
    public boolean isCertificateAskedFor() {
        return keys.isAskedFor();
    }

    /** What the control connection agreed on. */
    public SSLSession own() {
        if (control == null) {
            throw new IllegalStateException("the control connection is not in TLS");
        }
        return control;
    }

    /** Whether a data connection resumed the session of the control connection. */
    public boolean isResumed(SSLSession data) {
        return data.getCreationTime() == own().getCreationTime();
    }

    private SSLEngine engine(String[] protocols) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(protocols);
        SSLParameters parameters = engine.getSSLParameters();
        // The same on both connections, or the JDK does not resume.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }
}
