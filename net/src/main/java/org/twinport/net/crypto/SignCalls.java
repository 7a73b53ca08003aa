package org.twinport.net.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.ProviderException;

/** The functions of libcrypto that read private keys and sign; stateless, for any thread. */
final class SignCalls {

    /** RSA_PKCS1_PSS_PADDING; PKCS#1 1.5 is what OpenSSL does unasked. */
    private static final int PSS = 6;

    /** More than a signature by the longest key that OpenSSL takes, 16,384 bits. */
    private static final int ROOM = 4096;

    private static final MethodHandle DECODE =
            Library.handle("d2i_AutoPrivateKey", Library.address(ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle NEW = Library.handle("EVP_MD_CTX_new", Library.address());
    private static final MethodHandle FREE =
            Library.handle("EVP_MD_CTX_free", Library.nothing(ADDRESS));
    private static final MethodHandle BEGIN =
            Library.handle(
                    "EVP_DigestSignInit_ex",
                    Library.number(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle PADDING =
            Library.handle("EVP_PKEY_CTX_set_rsa_padding", Library.number(ADDRESS, JAVA_INT));
    private static final MethodHandle SALT =
            Library.handle("EVP_PKEY_CTX_set_rsa_pss_saltlen", Library.number(ADDRESS, JAVA_INT));
    private static final MethodHandle SIGN =
            Library.handle(
                    "EVP_DigestSign",
                    Library.number(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));

    private SignCalls() {}

    /**
     * @param pkcs8 is cleared in native memory afterwards, not in the array
     * @return {@link MemorySegment#NULL} if it is no key that OpenSSL knows; to be freed
     */
    static MemorySegment decode(byte[] pkcs8) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, pkcs8);
            MemorySegment pointer = arena.allocateFrom(ADDRESS, bytes);
            MemorySegment key =
                    (MemorySegment)
                            DECODE.invokeExact(MemorySegment.NULL, pointer, bytes.byteSize());
            bytes.fill((byte) 0);
            return key;
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    /**
     * @param salt in bytes, for PSS; below 0 for anything else
     */
    static byte[] sign(MemorySegment key, String digest, int salt, byte[] message) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment context = (MemorySegment) NEW.invokeExact();
            try {
                begin(context, key, arena.allocateFrom(digest), salt, arena.allocate(ADDRESS));
                MemorySegment signature = arena.allocate(ROOM);
                MemorySegment length = arena.allocateFrom(JAVA_LONG, ROOM);
                MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, message);
                require(
                        (int)
                                SIGN.invokeExact(
                                        context, signature, length, bytes, bytes.byteSize()));
                return signature.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
            } finally {
                FREE.invokeExact(context);
            }
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    private static void begin(
            MemorySegment context,
            MemorySegment key,
            MemorySegment digest,
            int salt,
            MemorySegment algorithm)
            throws Throwable {
        MemorySegment none = MemorySegment.NULL;
        require((int) BEGIN.invokeExact(context, algorithm, digest, none, none, key, none));
        if (salt >= 0) {
            MemorySegment rsa = algorithm.get(ADDRESS, 0);
            require((int) PADDING.invokeExact(rsa, PSS));
            require((int) SALT.invokeExact(rsa, salt));
        }
    }

    private static void require(int result) {
        if (result != 1) {
            throw new ProviderException("libcrypto does not sign, and answers " + result);
        }
    }
}
