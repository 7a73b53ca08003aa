package org.twinport.daemon.x25519;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;

/** Makes key pairs; owned by the thread that asked for it. */
final class KeyPairs extends KeyPairGeneratorSpi {

    /** The size of the field in bits, by which Java names the curve, too. */
    private static final int BITS = 255;

    private @Nullable SecureRandom random;

    @Override
    public void initialize(int bits, @Nullable SecureRandom source) {
        if (bits != BITS) {
            throw new InvalidParameterException("X25519 has keys of 255 bits");
        }
        random = source;
    }

    /** Another curve is refused, and the JDK asks its own provider. */
    @Override
    public void initialize(AlgorithmParameterSpec curve, @Nullable SecureRandom source)
            throws InvalidAlgorithmParameterException {
        if (!isX25519(curve)) {
            throw new InvalidAlgorithmParameterException("only X25519");
        }
        random = source;
    }

    static boolean isX25519(AlgorithmParameterSpec curve) {
        return curve instanceof NamedParameterSpec named
                && named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName());
    }

    @Override
    public KeyPair generateKeyPair() {
        SecureRandom source = random == null ? new SecureRandom() : random;
        byte[] scalar = new byte[X25519.SCALAR_SIZE];
        X25519.generatePrivateKey(source, scalar);
        byte[] u = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(scalar, 0, u, 0);
        return new KeyPair(new OwnPublicKey(Coordinate.number(u)), new OwnPrivateKey(scalar));
    }
}
