package org.twinport.net.crypto;

import java.lang.foreign.MemorySegment;
import java.security.InvalidKeyException;

/** X25519 by libcrypto; stateless. A key lives in native memory for the time of one call only. */
final class LibcryptoCurve implements Curve25519 {

    @Override
    public byte[] publicKey(byte[] scalar) {
        MemorySegment key = required(KeyCalls.privateKey(scalar));
        try {
            byte[] coordinate = new byte[SIZE];
            if (!KeyCalls.readPublic(key, coordinate)) {
                throw KeyCalls.refused("to tell a public key");
            }
            return coordinate;
        } finally {
            KeyCalls.free(key);
        }
    }

    @Override
    public byte[] agreement(byte[] scalar, byte[] coordinate, byte[] peer)
            throws InvalidKeyException {
        byte[] secret = new byte[SIZE];
        MemorySegment own = required(KeyCalls.pair(scalar, coordinate));
        try {
            MemorySegment other = required(KeyCalls.publicKey(peer));
            try {
                if (!KeyCalls.agree(own, other, secret)) {
                    throw new InvalidKeyException("a point of small order");
                }
            } finally {
                KeyCalls.free(other);
            }
        } finally {
            KeyCalls.free(own);
        }
        return secret;
    }

    private static MemorySegment required(MemorySegment key) {
        if (key.equals(MemorySegment.NULL)) {
            throw KeyCalls.refused("a key of X25519");
        }
        return key;
    }
}
