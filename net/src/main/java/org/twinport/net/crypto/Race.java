package org.twinport.net.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals records with one provider's AES-GCM to see how long it takes; owned by the thread that asks
 * for it.
 */
final class Race {

    /** The longest record of TLS (RFC 8446 section 5.1). */
    private static final int RECORD = 16 * 1024;

    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final int RECORDS = 200;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] record = new byte[RECORD + GcmCipher.TAG];
    private long sealed;

    Race(Provider provider) throws GeneralSecurityException {
        cipher = Cipher.getInstance(CryptoProvider.GCM, provider);
        byte[] secret = new byte[KEY];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
    }

    /** The quickest of as many rounds as the time is enough for, in nanoseconds. */
    long quickest(Duration time) throws GeneralSecurityException {
        long end = System.nanoTime() + time.toNanos();
        long best = Long.MAX_VALUE;
        do {
            best = Math.min(best, round());
        } while (System.nanoTime() < end);
        return best;
    }

    private long round() throws GeneralSecurityException {
        long begin = System.nanoTime();
        for (int i = 0; i < RECORDS; i++) {
            sealed++;
            byte[] nonce = new byte[NONCE];
            for (int octet = 0; octet < Long.BYTES; octet++) {
                nonce[octet] = (byte) (sealed >>> (8 * octet));
            }
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * GcmCipher.TAG, nonce));
            cipher.doFinal(record, 0, RECORD, record, 0);
        }
        return System.nanoTime() - begin;
    }
}
