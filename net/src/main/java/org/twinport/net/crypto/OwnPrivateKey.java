package org.twinport.net.crypto;

import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** A private key that stays in this process: it has no encoding. Immutable. */
final class OwnPrivateKey implements XECPrivateKey {

    private static final long serialVersionUID = 1L;

    private final transient byte[] scalar;
    private final transient byte[] coordinate;

    /**
     * @param coordinate what belongs to the scalar, and takes long to compute
     */
    OwnPrivateKey(byte[] scalar, byte[] coordinate) {
        this.scalar = scalar.clone();
        this.coordinate = coordinate.clone();
    }

    byte[] coordinate() {
        return coordinate.clone();
    }

    @Override
    public NamedParameterSpec getParams() {
        return NamedParameterSpec.X25519;
    }

    @Override
    public Optional<byte[]> getScalar() {
        return Optional.of(scalar.clone());
    }

    @Override
    public String getAlgorithm() {
        return "XDH";
    }

    @Override
    @SuppressWarnings("NullAway") // Key.getFormat says that null stands for no encoding.
    public String getFormat() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // Key.getEncoded says that null stands for no encoding.
    public byte[] getEncoded() {
        return null;
    }
}
