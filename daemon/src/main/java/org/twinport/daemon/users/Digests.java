package org.twinport.daemon.users;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256; pure. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
