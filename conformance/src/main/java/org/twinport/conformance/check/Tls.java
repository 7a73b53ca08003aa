package org.twinport.conformance.check;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS for one check: any certificate will do, since it is the protocol that is examined. Data
 * connections resume the session of their control connection, for it is found by the same host and
 * port; used by one thread.
 */
final class Tls {

    /** Trusts everybody. */
    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private final SSLContext sessions;
    private final Target target;

    Tls(Target target) throws IOException {
        this.target = target;
        try {
            sessions = SSLContext.getInstance("TLS");
            sessions.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS in this Java: " + e.getMessage(), e);
        }
    }

    /** The socket under TLS, this end being the client. */
    SSLSocket over(Socket socket) throws IOException {
        String host = target.address().getAddress().getHostAddress();
        int port = target.address().getPort();
        SSLSocket secured =
                (SSLSocket) sessions.getSocketFactory().createSocket(socket, host, port, true);
        secured.setUseClientMode(true);
        secured.setSoTimeout((int) target.deadline().toMillis());
        secured.startHandshake();
        return secured;
    }
}
