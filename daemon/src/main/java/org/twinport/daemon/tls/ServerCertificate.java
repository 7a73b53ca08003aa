package org.twinport.daemon.tls;

import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.twinport.net.tls.CertificateNames;
import org.twinport.net.tls.Fingerprint;
import org.twinport.net.tls.TlsIdentity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A certificate with its key as administrators see it; an immutable value.
 *
 * @param identity what a server shows and proves at a TLS handshake
 */
public record ServerCertificate(TlsIdentity identity) {

    /**
     * @param chain the server's own certificate first, each followed by its issuer's; never empty
     * @param key the private key of the first
     */
    public ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
        this(new TlsIdentity(chain, key));
    }

    /** The server's own certificate first, each followed by its issuer's. */
    public List<X509Certificate> chain() {
        return identity.chain();
    }

    /** The private key of the first. */
    public PrivateKey key() {
        return identity.key();
    }

    /** The server's own certificate. */
    public X509Certificate leaf() {
        return identity.certificate();
    }

    /**
     * The DNS names and addresses it is for, in the certificate's order and lower case; its common
     * name if it has no subject alternative name. A name may begin with {@code *.}.
     */
    public List<String> names() {
        return namesOf(leaf());
    }

    static List<String> namesOf(X509Certificate certificate) {
        List<String> names = CertificateNames.of(certificate);
        return names.isEmpty() ? commonName(certificate) : names;
    }

    private static List<String> commonName(X509Certificate certificate) {
        RDN[] found =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(BCStyle.CN);
        return found.length == 0
                ? List.of()
                : List.of(
                        IETFUtils.valueToString(found[0].getFirst().getValue())
                                .toLowerCase(Locale.ROOT));
    }

    /** The first moment of its validity. */
    public Instant notBefore() {
        return leaf().getNotBefore().toInstant();
    }

    /** The last moment of its validity. */
    public Instant notAfter() {
        return leaf().getNotAfter().toInstant();
    }

    /** SHA-256 of the server's own certificate: 32 pairs of upper-case digits between colons. */
    public String fingerprint() {
        return Fingerprint.of(leaf());
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "certificate for %s, SHA-256 %s".formatted(names(), fingerprint());
    }
}
