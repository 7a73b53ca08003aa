package org.twinport.daemon.x25519;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.twinport.net.crypto.Curve25519;

import java.security.InvalidKeyException;

/** X25519 by Bouncy Castle, for systems without libcrypto; stateless. */
public final class BouncyCastleCurve implements Curve25519 {

    @Override
    public byte[] publicKey(byte[] scalar) {
        byte[] coordinate = new byte[SIZE];
        X25519.generatePublicKey(scalar, 0, coordinate, 0);
        return coordinate;
    }

    @Override
    public byte[] agreement(byte[] scalar, byte[] coordinate, byte[] peer)
            throws InvalidKeyException {
        byte[] secret = new byte[SIZE];
        if (!X25519.calculateAgreement(scalar, 0, peer, 0, secret, 0)) {
            throw new InvalidKeyException("a point of small order");
        }
        return secret;
    }
}
