package org.twinport.daemon.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The certificates of a file in the order that TLS wants (RFC 8446 section 4.4.2), whatever order
 * they stood in; a value.
 *
 * @param certificates the key's own first
 */
record Chain(List<X509Certificate> certificates, List<String> warnings) {

    Chain {
        certificates = List.copyOf(certificates);
        warnings = List.copyOf(warnings);
    }

    /** Finds the certificate of the key, and from there each issuer. */
    static Chain of(Path file, List<X509Certificate> found, Path keyFile, PrivateKey key)
            throws UnusableCertificate {
        X509Certificate leaf =
                found.stream()
                        .filter(each -> KeyKind.arePair(each.getPublicKey(), key))
                        .findFirst()
                        .orElseThrow(() -> strangers(file, found, keyFile));
        List<X509Certificate> ordered = fromLeaf(leaf, found);
        List<String> warnings = new ArrayList<>();
        if (ordered.size() < found.size()) {
            warnings.add(
                    "%s: %d of its %d certificates do not belong to the chain of %s and are left out; remove them from the file, or check that the issuer's is in it"
                            .formatted(
                                    file,
                                    found.size() - ordered.size(),
                                    found.size(),
                                    CertificateDoubts.title(leaf)));
        } else if (!ordered.equals(found)) {
            warnings.add(
                    "%s: its certificates stand in the wrong order, which was put right here; other programs want the server's own first, then each issuer's"
                            .formatted(file));
        }
        return new Chain(ordered, warnings);
    }

    private static UnusableCertificate strangers(
            Path file, List<X509Certificate> found, Path keyFile) {
        String where = keyFile.equals(file) ? "the key in it" : "the key in " + keyFile;
        return new UnusableCertificate(
                file,
                "%s does not belong to the certificate for %s; name the key that it was requested with"
                        .formatted(where, CertificateDoubts.title(found.getFirst())));
    }

    private static List<X509Certificate> fromLeaf(
            X509Certificate leaf, List<X509Certificate> found) {
        List<X509Certificate> ordered = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> next = issuer(leaf, found, ordered);
        while (next.isPresent()) {
            ordered.add(next.get());
            next = issuer(next.get(), found, ordered);
        }
        return ordered;
    }

    private static Optional<X509Certificate> issuer(
            X509Certificate of, List<X509Certificate> found, List<X509Certificate> taken) {
        return found.stream()
                .filter(each -> !taken.contains(each))
                .filter(each -> each.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .findFirst();
    }
}
