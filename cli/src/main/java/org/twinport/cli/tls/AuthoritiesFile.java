package org.twinport.cli.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of authorities from a PEM file; stateless. */
final class AuthoritiesFile {

    private AuthoritiesFile() {}

    /**
     * All certificates of a file.
     *
     * @throws IOException with a sentence for people
     */
    static List<X509Certificate> read(Path file) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (each instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (IOException | CertificateException unusable) {
            throw new IOException("--tls-ca %s: %s".formatted(file, reason(unusable)), unusable);
        }
        if (found.isEmpty()) {
            throw new IOException(
                    "--tls-ca %s: holds no certificate; name a PEM file with BEGIN CERTIFICATE"
                            .formatted(file));
        }
        return found;
    }

    private static String reason(Exception unusable) {
        return switch (unusable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "may not be read";
            case CertificateException _ ->
                    "holds no certificates that can be read; name a PEM file with BEGIN CERTIFICATE";
            default -> "cannot be read: " + unusable.getMessage();
        };
    }
}
