package org.twinport.net.crypto;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What libcrypto has to answer before it is trusted, by the caller's thread: a broken or mixed-up
 * installation leaves the work to the JDK. It loads the classes besides, so that no client waits.
 */
final class KnownAnswers {

    /** AES-128 in GCM with zeros for key, nonce and one block of text, and its tag. */
    private static final String SEALED =
            "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf";

    /** The coordinate that belongs to the scalar of the octets 0 to 31 in X25519. */
    private static final String PUBLIC =
            "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f";

    /** The coordinate of the point that the curve's numbers begin with (RFC 7748 section 4.1). */
    private static final byte BASE = 9;

    private static final int BLOCK = 16;
    private static final int NONCE = 12;

    private KnownAnswers() {}

    static boolean areGiven() {
        try {
            return gcm() && x25519();
        } catch (GeneralSecurityException | ProviderException | LinkageError refused) {
            return false;
        }
    }

    private static boolean gcm() throws GeneralSecurityException {
        SecretKeySpec key = new SecretKeySpec(new byte[BLOCK], "AES");
        GCMParameterSpec nonce = new GCMParameterSpec(8 * GcmCipher.TAG, new byte[NONCE]);
        GcmCipher cipher = new GcmCipher(new GcmStates());
        cipher.engineInit(Cipher.ENCRYPT_MODE, key, nonce, null);
        byte[] sealed = cipher.engineDoFinal(new byte[BLOCK], 0, BLOCK);
        cipher.engineInit(Cipher.DECRYPT_MODE, key, nonce, null);
        byte[] opened = cipher.engineDoFinal(sealed, 0, sealed.length);
        return HexFormat.of().formatHex(sealed).equals(SEALED)
                && Arrays.equals(opened, new byte[BLOCK]);
    }

    private static boolean x25519() throws GeneralSecurityException {
        byte[] scalar = new byte[Curve25519.SIZE];
        for (int i = 0; i < scalar.length; i++) {
            scalar[i] = (byte) i;
        }
        byte[] base = new byte[Curve25519.SIZE];
        base[0] = BASE;
        LibcryptoCurve curve = new LibcryptoCurve();
        byte[] expected = HexFormat.of().parseHex(PUBLIC);
        return Arrays.equals(curve.publicKey(scalar), expected)
                && Arrays.equals(curve.agreement(scalar, expected, base), expected);
    }
}
