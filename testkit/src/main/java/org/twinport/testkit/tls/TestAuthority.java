package org.twinport.testkit.tls;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A certificate authority (EC P-256) that lives as long as its object; for any thread. */
public final class TestAuthority {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration SLACK = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;

    private final X500Name name;
    private final KeyPair pair;
    private final X509Certificate certificate;

    private TestAuthority(X500Name name, KeyPair pair, X509Certificate certificate) {
        this.name = name;
        this.pair = pair;
        this.certificate = certificate;
    }

    /** A new authority, valid from yesterday for a month. */
    public static TestAuthority create(String commonName) {
        X500Name name = commonName(commonName);
        KeyPair pair = newPair();
        Instant now = Instant.now();
        try {
            X509v3CertificateBuilder builder =
                    builder(name, name, pair, now.minus(SLACK), now.plus(LIFE))
                            .addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(true))
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new TestAuthority(name, pair, signed(builder, pair));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * A server's certificate, valid now.
     *
     * @param names DNS names and addresses; the first is the common name too
     */
    public TestCredential server(String... names) {
        Instant now = Instant.now();
        return issue(
                List.of(names), KeyPurposeId.id_kp_serverAuth, now.minus(SLACK), now.plus(LIFE));
    }

    /** A server's certificate that ended an hour ago. */
    public TestCredential expiredServer(String... names) {
        Instant now = Instant.now();
        return issue(
                List.of(names),
                KeyPurposeId.id_kp_serverAuth,
                now.minus(SLACK),
                now.minus(Duration.ofHours(1)));
    }

    /** A client's certificate, valid now. */
    public TestCredential client(String commonName) {
        Instant now = Instant.now();
        return issue(
                List.of(commonName),
                KeyPurposeId.id_kp_clientAuth,
                now.minus(SLACK),
                now.plus(LIFE));
    }

    private TestCredential issue(
            List<String> names, KeyPurposeId purpose, Instant from, Instant to) {
        KeyPair own = newPair();
        GeneralName[] alternatives =
                names.stream().map(TestAuthority::alternativeName).toArray(GeneralName[]::new);
        try {
            X509v3CertificateBuilder builder =
                    builder(name, commonName(names.getFirst()), own, from, to)
                            .addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(
                                    Extension.authorityKeyIdentifier,
                                    false,
                                    new JcaX509ExtensionUtils()
                                            .createAuthorityKeyIdentifier(certificate))
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(purpose))
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(alternatives));
            return new TestCredential(
                    List.of(signed(builder, pair), certificate), own.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant from, Instant to)
            throws CertIOException {
        try {
            return new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                            Date.from(from),
                            Date.from(to),
                            subject,
                            pair.getPublic())
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createSubjectKeyIdentifier(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name commonName(String text) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, text).build();
    }

    private static GeneralName alternativeName(String text) {
        try {
            String address = InetAddress.ofLiteral(text).getHostAddress();
            return new GeneralName(GeneralName.iPAddress, address);
        } catch (IllegalArgumentException _) {
            return new GeneralName(GeneralName.dNSName, text);
        }
    }
}
