package org.twinport.daemon.tls;

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
import java.net.IDN;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a certificate that is its own issuer: EC P-256, which every client with TLS 1.2 knows;
 * stateless.
 *
 * <p>It is valid for ten years, because people confirm its fingerprint by hand: every renewal asks
 * all of them again.
 */
final class SelfSigned {

    static final Duration VALIDITY = Duration.ofDays(3653);

    /** Devices whose clock is behind shall accept it, too. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 120;

    /** RFC 5280 appendix A.1, ub-common-name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private SelfSigned() {}

    /**
     * A new key and its certificate.
     *
     * @param host the host's name, which becomes the subject
     * @param others more names and addresses it shall be for
     */
    static ServerCertificate create(String host, List<String> others, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509v3CertificateBuilder builder = builder(host, others, now, pair);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new ServerCertificate(List.of(certificate), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("this JDK cannot make EC certificates", e);
        }
    }

    private static X509v3CertificateBuilder builder(
            String host, List<String> others, Instant now, KeyPair pair)
            throws GeneralSecurityException, CertIOException {
        X500Name subject = subject(host);
        var extensions = new JcaX509ExtensionUtils();
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                                Date.from(now.minus(CLOCK_TOLERANCE)),
                                Date.from(now.plus(VALIDITY)),
                                subject,
                                pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                extensions.createSubjectKeyIdentifier(pair.getPublic()));
        GeneralName[] names = alternativeNames(host, others);
        return names.length == 0
                ? builder
                : builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static X500Name subject(String host) {
        boolean fits = !host.isEmpty() && host.length() <= LONGEST_COMMON_NAME;
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, fits ? host : "twinport")
                .build();
    }

    private static GeneralName[] alternativeNames(String host, List<String> others) {
        List<GeneralName> names = new ArrayList<>();
        new LinkedHashSet<>(Stream.concat(Stream.of(host), others.stream()).toList())
                .forEach(name -> alternativeName(name).ifPresent(names::add));
        return names.toArray(GeneralName[]::new);
    }

    /** An address, a DNS name, or nothing for what can be neither. */
    private static Optional<GeneralName> alternativeName(String name) {
        String bare = name.replaceFirst("%.*", "");
        try {
            String address = InetAddress.ofLiteral(bare).getHostAddress();
            return Optional.of(new GeneralName(GeneralName.iPAddress, address));
        } catch (IllegalArgumentException _) {
            return dnsName(bare);
        }
    }

    private static Optional<GeneralName> dnsName(String name) {
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            return ascii.isBlank()
                    ? Optional.empty()
                    : Optional.of(new GeneralName(GeneralName.dNSName, ascii));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
