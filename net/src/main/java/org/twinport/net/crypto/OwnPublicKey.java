package org.twinport.net.crypto;

import java.math.BigInteger;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/**
 * A public key; immutable.
 *
 * @param u the coordinate of its point
 */
record OwnPublicKey(BigInteger u) implements XECPublicKey {

    /** What stands before the 32 octets in a SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final String BEFORE = "302a300506032b656e032100";

    @Override
    public BigInteger getU() {
        return u;
    }

    @Override
    public NamedParameterSpec getParams() {
        return NamedParameterSpec.X25519;
    }

    @Override
    public String getAlgorithm() {
        return "XDH";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(BEFORE + hex.formatHex(Coordinate.octets(u)));
    }
}
