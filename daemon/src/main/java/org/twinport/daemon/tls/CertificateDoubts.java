package org.twinport.daemon.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is not wrong with a certificate but will make clients refuse it; stateless. */
final class CertificateDoubts {

    /** Authority information access, RFC 5280 section 4.2.2.1: public authorities set it. */
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";

    private static final int RSA_BITS = 2048;

    private CertificateDoubts() {}

    static List<String> of(Path file, ServerCertificate certificate, Instant now) {
        List<String> doubts = new ArrayList<>();
        if (now.isAfter(certificate.notAfter())) {
            doubts.add(
                    "expired on %s; clients that check it refuse it: renew it"
                            .formatted(day(certificate.notAfter())));
        }
        if (now.isBefore(certificate.notBefore())) {
            doubts.add(
                    "is not valid before %s; clients that check it refuse it: check this host's clock"
                            .formatted(day(certificate.notBefore())));
        }
        if (certificate.names().isEmpty()) {
            doubts.add("names no host; clients that check it refuse it: renew it with the name");
        }
        doubts.addAll(ofChain(certificate));
        doubts.addAll(ofStrength(certificate.leaf()));
        return doubts.stream().map(doubt -> file + ": " + doubt).toList();
    }

    /** The file cert.pem of the usual ACME clients is that trap; fullchain.pem lies beside it. */
    private static List<String> ofChain(ServerCertificate certificate) {
        X509Certificate leaf = certificate.leaf();
        boolean alone = certificate.chain().size() == 1 && !isSelfSigned(leaf);
        return alone && leaf.getExtensionValue(AUTHORITY_ACCESS) != null
                ? List.of(
                        "holds no certificate of the issuer, so that many clients will not trust"
                                + " it: name the file with the whole chain (fullchain.pem)")
                : List.of();
    }

    private static List<String> ofStrength(X509Certificate leaf) {
        List<String> doubts = new ArrayList<>();
        if (leaf.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
            doubts.add(
                    "its RSA key has only %d bits, which many clients refuse: make one with 2048"
                            .formatted(rsa.getModulus().bitLength()));
        }
        String signature = leaf.getSigAlgName().toUpperCase(Locale.ROOT);
        if (!isSelfSigned(leaf) && (signature.startsWith("SHA1") || signature.startsWith("MD"))) {
            doubts.add(
                    "is signed with %s, which clients refuse: renew it"
                            .formatted(leaf.getSigAlgName()));
        }
        return doubts;
    }

    /** A private key that everybody on this host can read. */
    static List<String> ofKeyFile(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
                    ? List.of(
                            "%s: every user of this host can read the private key; run chmod 600 %s"
                                    .formatted(file, file))
                    : List.of();
        } catch (IOException | UnsupportedOperationException _) {
            return List.of(); // no such permissions here
        }
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** Whom a certificate is for, in a message. */
    static String title(X509Certificate certificate) {
        List<String> names = ServerCertificate.namesOf(certificate);
        return names.isEmpty()
                ? certificate.getSubjectX500Principal().getName()
                : String.join(", ", names);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
