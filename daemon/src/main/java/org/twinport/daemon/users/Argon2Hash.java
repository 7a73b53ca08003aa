package org.twinport.daemon.users;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash (RFC 9106) in the PHC string format; immutable.
 *
 * @param memory KiB
 * @param iterations passes over it
 * @param parallelism lanes
 * @param salt base64 without padding
 * @param hash base64 without padding
 */
record Argon2Hash(int memory, int iterations, int parallelism, String salt, String hash)
        implements PasswordHash {

    /** The least that OWASP recommends; 19 MiB per computation. */
    private static final int MEMORY = 19_456;

    private static final int ITERATIONS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_MEMORY = 1 << 20;

    /** KiB over all passes; each takes about a microsecond. */
    private static final int QUICK = 256;

    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    static Argon2Hash create(byte[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] hash = compute(password, salt, HASH_BYTES, MEMORY, ITERATIONS, 1);
        return new Argon2Hash(MEMORY, ITERATIONS, 1, encode(salt), encode(hash));
    }

    static Optional<PasswordHash> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(m.group(1));
        int iterations = Integer.parseInt(m.group(2));
        int lanes = Integer.parseInt(m.group(3));
        boolean sane = iterations > 0 && lanes > 0 && memory >= 8 * lanes && memory <= MOST_MEMORY;
        return sane && isBase64(m.group(4)) && isBase64(m.group(5))
                ? Optional.of(new Argon2Hash(memory, iterations, lanes, m.group(4), m.group(5)))
                : Optional.empty();
    }

    private static boolean isBase64(String text) {
        try {
            return decode(text).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] expected = decode(hash);
        byte[] found =
                compute(password, decode(salt), expected.length, memory, iterations, parallelism);
        return MessageDigest.isEqual(expected, found);
    }

    @Override
    public boolean isQuick() {
        return memory * iterations <= QUICK;
    }

    @Override
    public String text() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, iterations, parallelism, salt, hash);
    }

    @Override
    public PasswordHash unmatchable() {
        byte[] nothing = new byte[HASH_BYTES];
        Arrays.fill(nothing, (byte) 0);
        return new Argon2Hash(memory, iterations, parallelism, salt, encode(nothing));
    }

    private static byte[] compute(
            byte[] password, byte[] salt, int length, int memory, int iterations, int lanes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(iterations)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] out = new byte[length];
        generator.generateBytes(password, out);
        return out;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** Without the hash: it must not reach a log by accident. */
    @Override
    public String toString() {
        return "Argon2id hash";
    }
}
