package org.twinport.net.crypto;

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

    private final Curve25519 curve;
    private @Nullable SecureRandom random;

    KeyPairs(Curve25519 curve) {
        this.curve = curve;
    }

    @Override
    public void initialize(int bits, @Nullable SecureRandom source) {
        if (bits != BITS) {
            throw new InvalidParameterException("X25519 has keys of 255 bits");
        }
        random = source;
    }

    /** Another curve is refused, and the JDK asks its own provider. */
    @Override
    public void initialize(AlgorithmParameterSpec named, @Nullable SecureRandom source)
            throws InvalidAlgorithmParameterException {
        if (!isX25519(named)) {
            throw new InvalidAlgorithmParameterException("only X25519");
        }
        random = source;
    }

    static boolean isX25519(AlgorithmParameterSpec any) {
        return any instanceof NamedParameterSpec named
                && named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName());
    }

    @Override
    public KeyPair generateKeyPair() {
        SecureRandom source = random == null ? new SecureRandom() : random;
        byte[] scalar = new byte[Curve25519.SIZE];
        source.nextBytes(scalar);
        byte[] u = curve.publicKey(scalar);
        return new KeyPair(new OwnPublicKey(Coordinate.number(u)), new OwnPrivateKey(scalar, u));
    }
}
