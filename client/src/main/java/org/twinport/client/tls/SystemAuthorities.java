package org.twinport.client.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authorities that a check of certificates rests on, in the JDK's form. Stateless.
 *
 * <p>The bundle of the distribution comes first: an administrator adds a company's own authority
 * there, and a packaged runtime has a store of its own that knows none of them.
 */
final class SystemAuthorities {

    private static final List<Path> BUNDLES =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/ca-bundle.pem"),
                    Path.of("/etc/ssl/cert.pem"));

    private SystemAuthorities() {}

    /** Checks against this system's authorities. */
    static X509ExtendedTrustManager ofSystem() {
        for (Path bundle : BUNDLES) {
            if (Files.isReadable(bundle)) {
                try (InputStream in = Files.newInputStream(bundle)) {
                    return of(CertificateFactory.getInstance("X.509").generateCertificates(in));
                } catch (IOException | GeneralSecurityException unreadable) {
                    // the next one, or the JDK's, may serve
                }
            }
        }
        return manager(null);
    }

    /** Checks against these authorities. */
    static X509ExtendedTrustManager of(Collection<? extends Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate authority : authorities) {
                if (authority instanceof X509Certificate) {
                    store.setCertificateEntry("authority" + number++, authority);
                }
            }
            return manager(store);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("no key store in memory", impossible);
        }
    }

    private static X509ExtendedTrustManager manager(
            @org.jspecify.annotations.Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("the JDK checks no certificates");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK checks no certificates", impossible);
        }
    }
}
