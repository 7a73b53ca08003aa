package org.twinport.daemon.tls;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.encoders.Hex;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/** Decodes the private key of a PEM section: PKCS#8, PKCS#1 or SEC1, plain or encrypted; pure. */
final class PemKey {
    private final Path file;
    private final PemObject section;
    private final char[] password;

    private PemKey(Path file, PemObject section, char[] password) {
        this.file = file;
        this.section = section;
        this.password = password;
    }

    /**
     * The key of a section.
     *
     * @param password of no use for a key that is not encrypted; empty if there is none
     */
    static PrivateKey decode(Path file, PemObject section, char[] password)
            throws UnusableCertificate {
        PemKey key = new PemKey(file, section, password);
        key.requireKnownForm();
        try {
            return new JcaPEMKeyConverter().getPrivateKey(key.info());
        } catch (IOException | RuntimeException e) {
            throw new UnusableCertificate(
                    file,
                    "its private key is damaged, or of a kind that Java does not know; make one"
                            + " with EC P-256 or RSA",
                    e);
        }
    }

    private void requireKnownForm() throws UnusableCertificate {
        List<String> known =
                List.of(
                        "PRIVATE KEY",
                        "ENCRYPTED PRIVATE KEY",
                        "RSA PRIVATE KEY",
                        "EC PRIVATE KEY");
        if (!known.contains(section.getType())) {
            throw new UnusableCertificate(
                    file,
                    "its '%s' is of no use for TLS; make a key with EC P-256 or RSA, such as with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out NEW"
                            .formatted(section.getType()));
        }
    }

    private PrivateKeyInfo info() throws IOException, UnusableCertificate {
        if (section.getType().equals("ENCRYPTED PRIVATE KEY")) {
            return decryptedPkcs8();
        }
        Optional<String> cipher = header("DEK-Info");
        byte[] bytes = cipher.isPresent() ? decrypted(cipher.get()) : section.getContent();
        return switch (section.getType()) {
            case "RSA PRIVATE KEY" -> pkcs1(bytes);
            case "EC PRIVATE KEY" -> sec1(bytes);
            default -> PrivateKeyInfo.getInstance(bytes);
        };
    }

    /** RFC 8017 appendix A.1.2. */
    private static PrivateKeyInfo pkcs1(byte[] bytes) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(bytes));
    }

    /** RFC 5915: the curve stands inside the key. */
    private static PrivateKeyInfo sec1(byte[] bytes) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(bytes);
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                key);
    }

    private PrivateKeyInfo decryptedPkcs8() throws IOException, UnusableCertificate {
        requirePassword();
        try {
            return new PKCS8EncryptedPrivateKeyInfo(section.getContent())
                    .decryptPrivateKeyInfo(
                            new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                    .setProvider(new BouncyCastleProvider())
                                    .build(password));
        } catch (PKCSException | OperatorCreationException e) {
            throw wrongPassword(e);
        }
    }

    /** The form of OpenSSL before 1.0: headers of RFC 1421 name cipher and salt. */
    private byte[] decrypted(String cipherAndSalt) throws UnusableCertificate {
        requirePassword();
        String[] parts = cipherAndSalt.split(",", 2);
        try {
            return new JcePEMDecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(password)
                    .get(parts[0])
                    .decrypt(section.getContent(), Hex.decode(parts[parts.length - 1]));
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            throw wrongPassword(e);
        }
    }

    private void requirePassword() throws UnusableCertificate {
        if (password.length == 0) {
            throw new UnusableCertificate(
                    file,
                    "its private key is encrypted; name a file that holds the password, or write"
                            + " the key without one: openssl pkey -in OLD -out NEW");
        }
    }

    private UnusableCertificate wrongPassword(Exception cause) {
        return new UnusableCertificate(
                file, "the password does not fit its private key; check the password file", cause);
    }

    private Optional<String> header(String name) {
        for (Object each : section.getHeaders()) {
            if (each instanceof PemHeader header && name.equals(header.getName())) {
                return Optional.of(header.getValue());
            }
        }
        return Optional.empty();
    }
}
