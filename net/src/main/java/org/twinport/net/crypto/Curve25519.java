package org.twinport.net.crypto;

import java.security.InvalidKeyException;

/**
 * The arithmetic of X25519 (RFC 7748 section 5); thread-safe. Numbers are 32 octets, least first;
 * scalars may be any, their bits are set as the RFC says.
 */
public interface Curve25519 {

    /** Of scalars, coordinates and secrets, in octets. */
    int SIZE = 32;

    /** The coordinate that belongs to a scalar. */
    byte[] publicKey(byte[] scalar);

    /**
     * What both ends know then.
     *
     * @param scalar one's own
     * @param coordinate that belongs to it
     * @param peer the other end's coordinate
     * @throws InvalidKeyException if the secret would be all zeros, which ends a handshake (RFC
     *     7748 section 6.1, RFC 8446 section 7.4.2)
     */
    byte[] agreement(byte[] scalar, byte[] coordinate, byte[] peer) throws InvalidKeyException;
}
