package org.twinport.testkit.dialogue;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS at a test's end of both connections; immutable. Data connections resume the control
 * connection's session, as the JDK does for what it takes for the same host and port.
 */
public final class TlsEnd {

    private final SSLContext context;
    private final TrustManager[] trust;
    private final KeyManager[] keys;
    private final String[] versions;
    private final String[] protocols;

    private TlsEnd(TrustManager[] trust, KeyManager[] keys, String[] versions, String[] protocols) {
        this.trust = trust;
        this.keys = keys;
        this.versions = versions;
        this.protocols = protocols;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Trusts these authorities.
     *
     * @param versions as the JDK calls them, such as TLSv1.3
     */
    public static TlsEnd trusting(KeyStore authorities, String... versions) {
        return new TlsEnd(trust(authorities), new KeyManager[0], versions, new String[0]);
    }

    /** Shows a certificate, too. */
    public TlsEnd showing(KeyStore own, String password) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(own, password.toCharArray());
            return new TlsEnd(trust, factory.getKeyManagers(), versions, protocols);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for one of these protocols by ALPN. */
    public TlsEnd asking(String... applicationProtocols) {
        return new TlsEnd(trust, keys, versions, applicationProtocols);
    }

    /** The same without any session to resume. */
    TlsEnd fresh() {
        return new TlsEnd(trust, keys, versions, protocols);
    }

    private static TrustManager[] trust(KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A socket in TLS over another; its handshake comes with the first byte.
     *
     * @param port under which the JDK keeps and looks up sessions
     * @param closes whether the end of TLS is the end of the socket
     */
    SSLSocket over(Socket socket, int port, boolean closes) throws IOException {
        SSLSocket secured =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        new DisguisedSocket(socket, port),
                                        "localhost",
                                        port,
                                        closes);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(versions);
        if (protocols.length > 0) {
            parameters.setApplicationProtocols(protocols);
        }
        secured.setSSLParameters(parameters);
        secured.setUseClientMode(true);
        return secured;
    }
}
