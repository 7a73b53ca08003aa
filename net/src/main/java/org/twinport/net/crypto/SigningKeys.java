package org.twinport.net.crypto;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Private keys as libcrypto has them; thread-safe. To read one takes longer than to sign, and a
 * server has few: each is kept for as long as somebody has Java's.
 */
final class SigningKeys {

    private final Map<PrivateKey, MemorySegment> read = new WeakHashMap<>();

    /**
     * @throws InvalidKeyException if its bytes do not leave where it is kept, or mean nothing to
     *     libcrypto
     */
    synchronized MemorySegment of(PrivateKey key) throws InvalidKeyException {
        MemorySegment known = read.get(key);
        if (known == null) {
            known = decode(key);
            read.put(key, known);
        }
        return known;
    }

    // The memory of a key has no size that anybody here would look at.
    @SuppressWarnings("restricted")
    private static MemorySegment decode(PrivateKey key) throws InvalidKeyException {
        byte @Nullable [] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new InvalidKeyException("its bytes cannot be had");
        }
        MemorySegment decoded = SignCalls.decode(encoded);
        Arrays.fill(encoded, (byte) 0);
        if (decoded.equals(MemorySegment.NULL)) {
            throw new InvalidKeyException("libcrypto cannot read it");
        }
        return decoded.reinterpret(Arena.ofAuto(), KeyCalls::free);
    }
}
