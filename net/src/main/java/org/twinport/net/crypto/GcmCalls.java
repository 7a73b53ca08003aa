package org.twinport.net.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.ProviderException;
import java.util.Map;

/**
 * The functions of libcrypto that AES in Galois counter mode takes; stateless, for any thread. Each
 * throws a {@link ProviderException} if libcrypto refuses.
 */
final class GcmCalls {

    /** EVP_CTRL_AEAD_SET_IVLEN, EVP_CTRL_AEAD_GET_TAG and EVP_CTRL_AEAD_SET_TAG. */
    private static final int NONCE_LENGTH = 0x9;

    private static final int GET_TAG = 0x10;
    private static final int SET_TAG = 0x11;

    private static final MethodHandle NEW = Library.handle("EVP_CIPHER_CTX_new", Library.address());
    private static final MethodHandle FREE =
            Library.handle("EVP_CIPHER_CTX_free", Library.nothing(ADDRESS));
    private static final MethodHandle FETCH =
            Library.handle("EVP_CIPHER_fetch", Library.address(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle INIT =
            Library.brief(
                    "EVP_CipherInit_ex",
                    Library.number(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle UPDATE =
            Library.brief(
                    "EVP_CipherUpdate",
                    Library.number(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle FINAL =
            Library.brief("EVP_CipherFinal_ex", Library.number(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle CONTROL =
            Library.brief(
                    "EVP_CIPHER_CTX_ctrl", Library.number(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));

    /** By the size of the key in bytes. */
    private static final Map<Integer, MemorySegment> CIPHERS =
            Map.of(
                    16, fetch("AES-128-GCM"),
                    24, fetch("AES-192-GCM"),
                    32, fetch("AES-256-GCM"));

    private GcmCalls() {}

    private static MemorySegment fetch(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found =
                    (MemorySegment)
                            FETCH.invokeExact(
                                    MemorySegment.NULL,
                                    arena.allocateFrom(name),
                                    MemorySegment.NULL);
            return present(found);
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static boolean takesKeysOf(int bytes) {
        return CIPHERS.containsKey(bytes);
    }

    static MemorySegment open() {
        try {
            return present((MemorySegment) NEW.invokeExact());
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static void free(MemorySegment context) {
        try {
            FREE.invokeExact(context);
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static void begin(MemorySegment context, byte[] key, byte[] nonce, boolean encrypting) {
        MemorySegment cipher = CIPHERS.getOrDefault(key.length, MemorySegment.NULL);
        MemorySegment none = MemorySegment.NULL;
        init(context, cipher, none, none, encrypting);
        control(context, NONCE_LENGTH, nonce.length, none);
        init(context, none, MemorySegment.ofArray(key), MemorySegment.ofArray(nonce), encrypting);
    }

    /** With the key of the time before, and a nonce of the same length. */
    static void goOn(MemorySegment context, byte[] nonce, boolean encrypting) {
        MemorySegment none = MemorySegment.NULL;
        init(context, none, none, MemorySegment.ofArray(nonce), encrypting);
    }

    private static void init(
            MemorySegment context,
            MemorySegment cipher,
            MemorySegment key,
            MemorySegment nonce,
            boolean encrypting) {
        try {
            require(
                    (int)
                            INIT.invokeExact(
                                    context,
                                    cipher,
                                    MemorySegment.NULL,
                                    key,
                                    nonce,
                                    encrypting ? 1 : 0));
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    /**
     * @param to {@link MemorySegment#NULL} for data that is authenticated only
     * @param length room for one int
     */
    static void update(
            MemorySegment context, MemorySegment from, MemorySegment to, MemorySegment length) {
        try {
            require((int) UPDATE.invokeExact(context, to, length, from, (int) from.byteSize()));
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    /**
     * @param rest room for one block, of which nothing is used
     * @param length room for one int
     * @return false if the tag is wrong
     */
    static boolean finish(MemorySegment context, MemorySegment rest, MemorySegment length) {
        try {
            return (int) FINAL.invokeExact(context, rest, length) == 1;
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static void readTag(MemorySegment context, MemorySegment tag) {
        control(context, GET_TAG, (int) tag.byteSize(), tag);
    }

    static void expectTag(MemorySegment context, MemorySegment tag) {
        control(context, SET_TAG, (int) tag.byteSize(), tag);
    }

    private static void control(MemorySegment context, int what, int size, MemorySegment bytes) {
        try {
            require((int) CONTROL.invokeExact(context, what, size, bytes));
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    private static void require(int result) {
        if (result != 1) {
            throw new ProviderException("libcrypto refuses AES-GCM, and answers " + result);
        }
    }

    private static MemorySegment present(MemorySegment found) {
        if (found.equals(MemorySegment.NULL)) {
            throw new ProviderException("libcrypto has no AES-GCM");
        }
        return found;
    }
}
