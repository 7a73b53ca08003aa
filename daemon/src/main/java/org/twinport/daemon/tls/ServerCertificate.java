package org.twinport.daemon.tls;

import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a server shows and proves at a TLS handshake; an immutable value.
 *
 * @param chain the server's own certificate first, each followed by its issuer's; never empty
 * @param key the private key of the first
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one certificate");
        }
    }

    /** The server's own certificate. */
    public X509Certificate leaf() {
        return chain.getFirst();
    }

    /** The chain as JSSE's key managers and key stores want it; a new array each time. */
    public X509Certificate[] chainArray() {
        return chain.toArray(X509Certificate[]::new);
    }

    /**
     * The DNS names and addresses it is for, in the certificate's order and lower case; its common
     * name if it has no subject alternative name. A name may begin with {@code *.}.
     */
    public List<String> names() {
        return namesOf(leaf());
    }

    static List<String> namesOf(X509Certificate certificate) {
        List<String> names =
                alternativeNames(certificate).stream()
                        .filter(name -> isDnsOrAddress((Integer) name.get(0)))
                        .map(name -> shown((Integer) name.get(0), String.valueOf(name.get(1))))
                        .toList();
        return names.isEmpty() ? commonName(certificate) : names;
    }

    /** An IPv6 address in its short form (RFC 5952), as it stands in URLs. */
    private static String shown(int kind, String name) {
        return kind == IP_ADDRESS
                ? HostPort.literal(InetAddress.ofLiteral(name))
                : name.toLowerCase(Locale.ROOT);
    }

    private static boolean isDnsOrAddress(int kind) {
        return kind == DNS_NAME || kind == IP_ADDRESS;
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            return Objects.requireNonNullElse(
                    certificate.getSubjectAlternativeNames(), List.<List<?>>of());
        } catch (CertificateParsingException _) {
            return List.of(); // a damaged extension names nobody
        }
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
        return fingerprint(leaf());
    }

    /** SHA-256 of any certificate, in the same form. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e); // every JDK has it; a parsed certificate has bytes
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "certificate for %s, SHA-256 %s".formatted(names(), fingerprint());
    }
}
