package org.twinport.net.tls;

import java.net.IDN;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A certificate with its key.
 *
 * @param chain the end's own certificate first, then its issuers as far as they are to be sent
 * @param key of the first certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

    private static final int DNS_NAME = 2;

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

    /** The host names that the certificate is for, in lower case; a wildcard keeps its star. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate().getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (alternative.get(0).equals(DNS_NAME)) {
                        names.add(alternative.get(1).toString().toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            // a certificate whose names cannot be read is for no name
        }
        return names;
    }

    /** Whether the certificate is for this host; a star stands for one label (RFC 6125 6.4.3). */
    public boolean isFor(String host) {
        String wanted;
        try {
            wanted = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHostName) {
            return false;
        }
        int dot = wanted.indexOf('.');
        return names().contains(wanted)
                || (dot > 0 && names().contains("*" + wanted.substring(dot)));
    }

    /**
     * The algorithm and the number of bits do not matter for logs; the name does. Hides the key.
     */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
