package org.twinport.daemon.tls;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sections of a PEM file (RFC 7468); a value.
 *
 * @param certificates in the file's order
 * @param keys sections with a private key, not yet decoded
 * @param others the titles of all other sections
 */
record PemFile(
        Path file, List<X509Certificate> certificates, List<PemObject> keys, List<String> others) {

    PemFile {
        certificates = List.copyOf(certificates);
        keys = List.copyOf(keys);
        others = List.copyOf(others);
    }

    static PemFile read(Path file) throws UnusableCertificate {
        return parse(file, FileBytes.of(file));
    }

    static PemFile parse(Path file, byte[] bytes) throws UnusableCertificate {
        requirePem(file, FileKind.of(bytes));
        List<X509Certificate> certificates = new ArrayList<>();
        List<PemObject> keys = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (PemObject section : sections(file, bytes)) {
            String title = section.getType();
            if (title.endsWith("PRIVATE KEY")) {
                keys.add(section);
            } else if (title.endsWith("CERTIFICATE")) {
                certificates.add(certificate(file, section));
            } else {
                others.add(title.toLowerCase(Locale.ROOT));
            }
        }
        return new PemFile(file, certificates, keys, others);
    }

    private static void requirePem(Path file, FileKind kind) throws UnusableCertificate {
        switch (kind) {
            case PEM -> {}
            case PKCS12 ->
                    throw new UnusableCertificate(
                            file,
                            "is PKCS#12, which holds certificate and key together; name it as the"
                                    + " certificate and no key file");
            case JKS ->
                    throw new UnusableCertificate(
                            file,
                            "is a Java key store of the old kind (JKS); convert it: keytool"
                                    + " -importkeystore -deststoretype PKCS12 -srckeystore OLD"
                                    + " -destkeystore NEW");
            case DER_CERTIFICATE ->
                    throw new UnusableCertificate(
                            file,
                            "is a certificate in binary form (DER); convert it: openssl x509"
                                    + " -inform DER -in OLD -out NEW");
            case DER_KEY ->
                    throw new UnusableCertificate(
                            file,
                            "is a key in binary form (DER); convert it: openssl pkey -inform DER"
                                    + " -in OLD -out NEW");
            case EMPTY -> throw new UnusableCertificate(file, "is empty");
            case OTHER ->
                    throw new UnusableCertificate(
                            file,
                            "is neither PEM (text with a line '-----BEGIN CERTIFICATE-----')"
                                    + " nor PKCS#12");
        }
    }

    /** Text before and between the sections means nothing; a byte order mark may begin the file. */
    private static List<PemObject> sections(Path file, byte[] bytes) throws UnusableCertificate {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String fromFirst = text.substring(text.indexOf("-----BEGIN "));
        List<PemObject> found = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(fromFirst))) {
            for (PemObject next = reader.readPemObject();
                    next != null;
                    next = reader.readPemObject()) {
                found.add(next);
            }
        } catch (IOException | RuntimeException e) {
            throw new UnusableCertificate(
                    file, "is damaged or not complete; copy the whole file again", e);
        }
        return found;
    }

    /** What OpenSSL calls a trusted certificate has more bytes behind the certificate's own. */
    private static X509Certificate certificate(Path file, PemObject section)
            throws UnusableCertificate {
        if (section.getType().equals("ATTRIBUTE CERTIFICATE")) {
            throw new UnusableCertificate(
                    file, "holds an attribute certificate, which is of no use for TLS");
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(section.getContent()));
        } catch (CertificateException e) {
            throw new UnusableCertificate(
                    file, "holds a certificate that is damaged; copy the whole file again", e);
        }
    }

    /** The first of its sections that often is taken for a certificate or key, in words. */
    String insteadOfCertificate() {
        if (!keys.isEmpty()) {
            return "holds a private key and no certificate; name it as the key file";
        }
        String first = others.isEmpty() ? "" : others.getFirst();
        return switch (first) {
            case "certificate request", "new certificate request" ->
                    "is a certificate request (CSR), not a certificate; name the file that the"
                            + " authority has sent back";
            case "public key", "rsa public key" ->
                    "holds a public key and no certificate; name the file with BEGIN CERTIFICATE";
            case "pkcs7", "cms" ->
                    "is a PKCS#7 bundle; convert it: openssl pkcs7 -print_certs -in OLD -out NEW";
            default -> "holds no certificate; name the file with BEGIN CERTIFICATE";
        };
    }

    String insteadOfKey() {
        if (!certificates.isEmpty()) {
            return "holds a certificate and no private key; name the key file too, the one with"
                    + " BEGIN PRIVATE KEY";
        }
        return "holds no private key; name the file with BEGIN PRIVATE KEY";
    }
}
