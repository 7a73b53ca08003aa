package org.twinport.daemon.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who may have signed the certificates that clients show; stateless. */
public final class ClientAuthorities {

    private ClientAuthorities() {}

    /**
     * Reads a PEM file; blocks.
     *
     * @throws UnusableCertificate with a sentence for people
     */
    public static X509TrustManager load(Path file) throws UnusableCertificate {
        List<X509Certificate> found = PemFile.read(file).certificates();
        if (found.isEmpty()) {
            throw new UnusableCertificate(
                    file,
                    "holds no certificate; name the one of the authority that signs clients'");
        }
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (int i = 0; i < found.size(); i++) {
                trusted.setCertificateEntry("authority" + i, found.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            return only(factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableCertificate(file, "this Java cannot use it: " + e.getMessage(), e);
        }
    }

    private static X509TrustManager only(TrustManager[] managers) throws GeneralSecurityException {
        for (TrustManager manager : managers) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("it has no manager for X.509");
    }
}
