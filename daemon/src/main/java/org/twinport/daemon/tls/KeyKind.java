package org.twinport.daemon.tls;

import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;

/** What TLS on Java can do with a key; stateless. */
final class KeyKind {

    /** The curves for which Java's TLS has a signature scheme (RFC 8446 section 4.2.3). */
    private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

    private static final byte[] PROBE = new byte[32];

    private KeyKind() {}

    /** Refuses keys with which every handshake would fail. */
    static void require(Path file, Key key) throws UnusableCertificate {
        boolean fits =
                switch (key) {
                    case RSAKey _ -> true;
                    case ECKey ec -> isKnown(ec.getParams());
                    default -> key.getAlgorithm().startsWith("Ed");
                };
        if (!fits) {
            throw new UnusableCertificate(
                    file,
                    "Java's TLS cannot use its kind of key (%s); make key and certificate anew with EC P-256 or RSA"
                            .formatted(
                                    key instanceof ECKey
                                            ? "EC, an unusual curve"
                                            : key.getAlgorithm()));
        }
    }

    private static boolean isKnown(ECParameterSpec found) {
        return CURVES.stream().anyMatch(name -> found.getCurve().equals(named(name).getCurve()));
    }

    private static ECParameterSpec named(String curve) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // these three are in every JDK
        }
    }

    /** Whether the two are halves of one pair. */
    static boolean arePair(PublicKey open, PrivateKey secret) {
        if (open instanceof RSAKey one && secret instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        boolean bothEc = open instanceof ECKey && secret instanceof ECKey;
        String algorithm = bothEc ? "SHA256withECDSA" : "EdDSA";
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(PROBE);
            byte[] signature = signing.sign();
            signing.initVerify(open);
            signing.update(PROBE);
            return signing.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // keys of two kinds, or of two curves
        }
    }
}
