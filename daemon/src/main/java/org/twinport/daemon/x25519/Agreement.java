package org.twinport.daemon.x25519;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;

import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** Agrees on a secret with one peer at a time; owned by the thread that asked for it. */
final class Agreement extends KeyAgreementSpi {

    private @Nullable OwnPrivateKey own;
    private byte @Nullable [] secret;

    /** A key that others have made is refused, and the JDK asks its own provider. */
    @Override
    protected void engineInit(Key key, @Nullable SecureRandom random) throws InvalidKeyException {
        if (!(key instanceof OwnPrivateKey mine)) {
            throw new InvalidKeyException("a key of another provider");
        }
        own = mine;
        secret = null;
    }

    @Override
    protected void engineInit(
            Key key, @Nullable AlgorithmParameterSpec curve, @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (curve != null && !KeyPairs.isX25519(curve)) {
            throw new InvalidAlgorithmParameterException("only X25519");
        }
        engineInit(key, random);
    }

    @Override
    protected @Nullable Key engineDoPhase(Key peer, boolean last) throws InvalidKeyException {
        OwnPrivateKey mine = own;
        if (mine == null || secret != null || !last) {
            throw new IllegalStateException("an agreement has one phase, after a key");
        }
        if (!(peer instanceof XECPublicKey point) || !KeyPairs.isX25519(point.getParams())) {
            throw new InvalidKeyException("no key of X25519");
        }
        byte[] agreed = new byte[X25519.POINT_SIZE];
        byte[] scalar = mine.getScalar().orElseThrow();
        boolean useful =
                X25519.calculateAgreement(scalar, 0, Coordinate.octets(point.getU()), 0, agreed, 0);
        Arrays.fill(scalar, (byte) 0);
        if (!useful) {
            // RFC 7748 section 6.1 and RFC 8446 section 7.4.2: all zeros end the handshake.
            throw new InvalidKeyException("a point of small order");
        }
        secret = agreed;
        return null;
    }

    @Override
    protected byte[] engineGenerateSecret() {
        byte[] agreed = secret;
        if (agreed == null) {
            throw new IllegalStateException("nothing was agreed on");
        }
        secret = null;
        return agreed;
    }

    @Override
    protected int engineGenerateSecret(byte[] target, int offset) throws ShortBufferException {
        if (target.length - offset < X25519.POINT_SIZE) {
            throw new ShortBufferException("a secret of X25519 has 32 bytes");
        }
        System.arraycopy(engineGenerateSecret(), 0, target, offset, X25519.POINT_SIZE);
        return X25519.POINT_SIZE;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
        byte[] agreed = engineGenerateSecret();
        try {
            return new SecretKeySpec(agreed, algorithm);
        } finally {
            Arrays.fill(agreed, (byte) 0);
        }
    }
}
