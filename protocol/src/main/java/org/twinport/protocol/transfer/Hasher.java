package org.twinport.protocol.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Computes the hash of one file as its bytes come by; used by one thread. */
public final class Hasher {

    /** What the JDK's two kinds of functions have in common. */
    private interface Function {
        void update(ByteBuffer bytes);

        byte[] result();
    }

    private final Function function;

    Hasher(HashAlgorithm algorithm) {
        this.function =
                switch (algorithm) {
                    case SHA_256, SHA_1, MD5 -> digest(algorithm.label());
                    case CRC32 -> checksum();
                };
    }

    private static Function digest(String name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            // Every Java platform has SHA-256, SHA-1 and MD5.
            throw new IllegalStateException(missing);
        }
        return new Function() {
            @Override
            public void update(ByteBuffer bytes) {
                digest.update(bytes);
            }

            @Override
            public byte[] result() {
                return digest.digest();
            }
        };
    }

    private static Function checksum() {
        CRC32 crc = new CRC32();
        return new Function() {
            @Override
            public void update(ByteBuffer bytes) {
                crc.update(bytes);
            }

            @Override
            public byte[] result() {
                return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
            }
        };
    }

    /** Takes all of {@code bytes}. */
    public void update(ByteBuffer bytes) {
        function.update(bytes);
    }

    /** The hash of all bytes so far in lower-case hexadecimal, all digits; call it once. */
    public String hex() {
        return HexFormat.of().formatHex(function.result());
    }
}
