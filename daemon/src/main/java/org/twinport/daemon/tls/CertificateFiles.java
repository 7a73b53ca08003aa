package org.twinport.daemon.tls;

import org.bouncycastle.util.io.pem.PemObject;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a certificate and its key are; an immutable value. Loading blocks on the file system.
 *
 * @param certificate PEM with the server's certificate and those of its issuers, which may hold the
 *     key too; or PKCS#12, whatever the name
 * @param key PEM with the private key: PKCS#8, PKCS#1 or SEC1; empty if the first file holds it
 * @param password a file whose first line is the password of the key or the PKCS#12; empty if there
 *     is none
 */
public record CertificateFiles(Path certificate, Optional<Path> key, Optional<Path> password) {

    /** PEM: the chain and the key. */
    public static CertificateFiles pem(Path certificate, Path key) {
        return new CertificateFiles(certificate, Optional.of(key), Optional.empty());
    }

    /** One file with all: PEM, or PKCS#12 without a password. */
    public static CertificateFiles together(Path file) {
        return new CertificateFiles(file, Optional.empty(), Optional.empty());
    }

    /** The same with the password in a file. */
    public CertificateFiles withPassword(Path file) {
        return new CertificateFiles(certificate, key, Optional.of(file));
    }

    /** All files that loading reads, without repetition. */
    public Set<Path> all() {
        Set<Path> files = new LinkedHashSet<>();
        files.add(certificate);
        key.ifPresent(files::add);
        password.ifPresent(files::add);
        return files;
    }

    private Path keyFile() {
        return key.orElse(certificate);
    }

    /**
     * Reads and checks them.
     *
     * @param now for what is expired, or not yet valid: both only warn
     * @throws UnusableCertificate with a sentence for people
     */
    public LoadedCertificate load(Instant now) throws UnusableCertificate {
        byte[] bytes = FileBytes.of(certificate);
        char[] word = FileBytes.password(password);
        try {
            return FileKind.of(bytes) == FileKind.PKCS12
                    ? fromPkcs12(bytes, word, now)
                    : fromPem(bytes, word, now);
        } finally {
            Arrays.fill(word, '\0');
        }
    }

    private LoadedCertificate fromPkcs12(byte[] bytes, char[] word, Instant now)
            throws UnusableCertificate {
        if (!keyFile().equals(certificate)) {
            throw new UnusableCertificate(
                    certificate,
                    "is PKCS#12 and holds its own key; leave the key file " + keyFile() + " out");
        }
        ServerCertificate found = Pkcs12File.parse(certificate, bytes, word);
        return checked(found.chain(), found.key(), now);
    }

    private LoadedCertificate fromPem(byte[] bytes, char[] word, Instant now)
            throws UnusableCertificate {
        PemFile pem = PemFile.parse(certificate, bytes);
        if (pem.certificates().isEmpty()) {
            throw new UnusableCertificate(certificate, pem.insteadOfCertificate());
        }
        PemFile keyPem = keyFile().equals(certificate) ? pem : PemFile.read(keyFile());
        return checked(pem.certificates(), onlyKey(keyPem, word), now);
    }

    private static PrivateKey onlyKey(PemFile pem, char[] word) throws UnusableCertificate {
        List<PemObject> keys = pem.keys();
        return switch (keys.size()) {
            case 0 -> throw new UnusableCertificate(pem.file(), pem.insteadOfKey());
            case 1 -> PemKey.decode(pem.file(), keys.getFirst(), word);
            default ->
                    throw new UnusableCertificate(
                            pem.file(),
                            "holds %d private keys; leave only the certificate's own in it"
                                    .formatted(keys.size()));
        };
    }

    private LoadedCertificate checked(
            List<X509Certificate> certificates, PrivateKey privateKey, Instant now)
            throws UnusableCertificate {
        KeyKind.require(keyFile(), privateKey);
        Chain chain = Chain.of(certificate, certificates, keyFile(), privateKey);
        ServerCertificate found = new ServerCertificate(chain.certificates(), privateKey);
        List<String> warnings = new ArrayList<>(chain.warnings());
        warnings.addAll(CertificateDoubts.of(certificate, found, now));
        warnings.addAll(CertificateDoubts.ofKeyFile(keyFile()));
        return new LoadedCertificate(found, warnings);
    }
}
