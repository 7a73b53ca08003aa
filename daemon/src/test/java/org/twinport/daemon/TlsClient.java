package org.twinport.daemon;

import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.net.tls.Fingerprint;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS of a test client that takes any certificate, for tests that look which it is; stateless. */
final class TlsClient {

    private TlsClient() {}

    static SSLContext any() {
        return context(new KeyManager[0]);
    }

    /** Shows a certificate if the server asks. */
    static SSLContext showing(CertificateFiles files) throws Exception {
        ServerCertificate own = files.load(Instant.now()).certificate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own",
                own.identity().key(),
                new char[0],
                own.identity().chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return context(factory.getKeyManagers());
    }

    private static SSLContext context(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Anybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What the server has shown. */
    static String fingerprint(SSLSession session) throws IOException {
        return Fingerprint.of((X509Certificate) session.getPeerCertificates()[0]);
    }

    private record Anybody() implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
