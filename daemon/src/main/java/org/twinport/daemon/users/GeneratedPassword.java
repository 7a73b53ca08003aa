package org.twinport.daemon.users;

import java.security.SecureRandom;

/** Makes passwords that people can read aloud and type; pure but for the randomness. */
public final class GeneratedPassword {

    /** No pair that fonts or ears confuse: no 0 O o, 1 l I i, 2 Z, 5 S s, 8 B. */
    private static final String ALPHABET = "abcdefghjkmnpqrtuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    private static final int LENGTH = 20;

    private GeneratedPassword() {}

    /** 20 characters, 111 bits. */
    public static String create() {
        SecureRandom random = new SecureRandom();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }
}
