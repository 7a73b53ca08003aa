package org.twinport.net.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.ProviderException;

/**
 * The functions of libcrypto that X25519 takes; stateless, for any thread. What they give is to be
 * freed, and {@link MemorySegment#NULL} or false if libcrypto refuses.
 */
final class KeyCalls {

    /** NID_X25519. */
    private static final int X25519 = 1034;

    /** EVP_PKEY_KEYPAIR. */
    private static final int KEY_PAIR = 0x87;

    private static final MemorySegment NAME = Arena.global().allocateFrom("X25519");
    private static final MemorySegment PRIVATE = Arena.global().allocateFrom("priv");
    private static final MemorySegment PUBLIC = Arena.global().allocateFrom("pub");

    private static final MethodHandle RAW_PRIVATE =
            Library.brief(
                    "EVP_PKEY_new_raw_private_key",
                    Library.address(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle RAW_PUBLIC =
            Library.brief(
                    "EVP_PKEY_new_raw_public_key",
                    Library.address(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle CONTEXT_BY_NAME =
            Library.handle(
                    "EVP_PKEY_CTX_new_from_name", Library.address(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle BEGIN_DATA =
            Library.handle("EVP_PKEY_fromdata_init", Library.number(ADDRESS));
    private static final MethodHandle FROM_DATA =
            Library.handle(
                    "EVP_PKEY_fromdata", Library.number(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle READ_PUBLIC =
            Library.brief("EVP_PKEY_get_raw_public_key", Library.number(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle FREE =
            Library.handle("EVP_PKEY_free", Library.nothing(ADDRESS));
    private static final MethodHandle CONTEXT =
            Library.handle("EVP_PKEY_CTX_new", Library.address(ADDRESS, ADDRESS));
    private static final MethodHandle FREE_CONTEXT =
            Library.handle("EVP_PKEY_CTX_free", Library.nothing(ADDRESS));
    private static final MethodHandle BEGIN =
            Library.handle("EVP_PKEY_derive_init", Library.number(ADDRESS));
    private static final MethodHandle PEER =
            Library.handle("EVP_PKEY_derive_set_peer", Library.number(ADDRESS, ADDRESS));
    private static final MethodHandle DERIVE =
            Library.brief("EVP_PKEY_derive", Library.number(ADDRESS, ADDRESS, ADDRESS));

    private KeyCalls() {}

    static MemorySegment privateKey(byte[] scalar) {
        MemorySegment bytes = MemorySegment.ofArray(scalar);
        try {
            return (MemorySegment)
                    RAW_PRIVATE.invokeExact(
                            X25519, MemorySegment.NULL, bytes, (long) scalar.length);
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    /**
     * A private key whose public half is known already; {@link #privateKey} would compute it again,
     * which takes longer than an agreement.
     */
    static MemorySegment pair(byte[] scalar, byte[] coordinate) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secret = arena.allocateFrom(JAVA_BYTE, scalar);
            MemorySegment shown = arena.allocateFrom(JAVA_BYTE, coordinate);
            MemorySegment parameters = arena.allocate(Parameters.LAYOUT, 3);
            Parameters.set(parameters, 0, PRIVATE, secret);
            Parameters.set(parameters, 1, PUBLIC, shown);
            MemorySegment result = arena.allocate(ADDRESS);
            MemorySegment none = MemorySegment.NULL;
            MemorySegment context = (MemorySegment) CONTEXT_BY_NAME.invokeExact(none, NAME, none);
            try {
                boolean made =
                        (int) BEGIN_DATA.invokeExact(context) == 1
                                && (int)
                                                FROM_DATA.invokeExact(
                                                        context, result, KEY_PAIR, parameters)
                                        == 1;
                return made ? result.get(ADDRESS, 0) : none;
            } finally {
                secret.fill((byte) 0);
                FREE_CONTEXT.invokeExact(context);
            }
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static MemorySegment publicKey(byte[] coordinate) {
        MemorySegment bytes = MemorySegment.ofArray(coordinate);
        try {
            return (MemorySegment)
                    RAW_PUBLIC.invokeExact(
                            X25519, MemorySegment.NULL, bytes, (long) coordinate.length);
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static boolean readPublic(MemorySegment key, byte[] coordinate) {
        MemorySegment length = MemorySegment.ofArray(new long[] {coordinate.length});
        try {
            return (int) READ_PUBLIC.invokeExact(key, MemorySegment.ofArray(coordinate), length)
                    == 1;
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static void free(MemorySegment key) {
        try {
            FREE.invokeExact(key);
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    /**
     * @return false if the secret is all zeros
     */
    static boolean agree(MemorySegment own, MemorySegment peer, byte[] secret) {
        MemorySegment length = MemorySegment.ofArray(new long[] {secret.length});
        try {
            MemorySegment agreement = (MemorySegment) CONTEXT.invokeExact(own, MemorySegment.NULL);
            try {
                return (int) BEGIN.invokeExact(agreement) == 1
                        && (int) PEER.invokeExact(agreement, peer) == 1
                        && (int)
                                        DERIVE.invokeExact(
                                                agreement, MemorySegment.ofArray(secret), length)
                                == 1;
            } finally {
                FREE_CONTEXT.invokeExact(agreement);
            }
        } catch (Throwable t) {
            throw Library.failure(t);
        }
    }

    static ProviderException refused(String what) {
        return new ProviderException("libcrypto refuses " + what);
    }
}
