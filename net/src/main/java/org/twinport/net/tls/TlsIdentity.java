package org.twinport.net.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its key.
 *
 * @param chain the end's own certificate first, then its issuers as far as they are to be sent
 * @param key of the first certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity has at least one certificate");
        }
    }

    /** The end's own certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The host names and addresses that the certificate is for. */
    public List<String> names() {
        return CertificateNames.of(certificate());
    }

    /** Whether the certificate is for this host. */
    public boolean isFor(String host) {
        return CertificateNames.fit(certificate(), host);
    }

    /**
     * The algorithm and the number of bits do not matter for logs; the name does. Hides the key.
     */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
