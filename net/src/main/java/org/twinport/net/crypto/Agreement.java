package org.twinport.net.crypto;

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

    private final Curve25519 curve;
    private @Nullable OwnPrivateKey own;
    private byte @Nullable [] secret;

    Agreement(Curve25519 curve) {
        this.curve = curve;
    }

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
            Key key, @Nullable AlgorithmParameterSpec named, @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (named != null && !KeyPairs.isX25519(named)) {
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
        byte[] scalar = mine.getScalar().orElseThrow();
        try {
            secret = curve.agreement(scalar, mine.coordinate(), Coordinate.octets(point.getU()));
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
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
        if (target.length - offset < Curve25519.SIZE) {
            throw new ShortBufferException("a secret of X25519 has 32 bytes");
        }
        System.arraycopy(engineGenerateSecret(), 0, target, offset, Curve25519.SIZE);
        return Curve25519.SIZE;
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
