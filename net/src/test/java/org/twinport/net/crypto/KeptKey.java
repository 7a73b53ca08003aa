package org.twinport.net.crypto;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateKey;

/** A key that tells its numbers but has no encoding, as of a token; immutable. */
record KeptKey(RSAPrivateKey inside) implements RSAPrivateKey {

    @Override
    public BigInteger getPrivateExponent() {
        return inside.getPrivateExponent();
    }

    @Override
    public BigInteger getModulus() {
        return inside.getModulus();
    }

    @Override
    public String getAlgorithm() {
        return "RSA";
    }

    @Override
    public String getFormat() {
        return null;
    }

    @Override
    public byte[] getEncoded() {
        return null;
    }
}
