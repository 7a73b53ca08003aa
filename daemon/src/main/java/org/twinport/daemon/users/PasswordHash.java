package org.twinport.daemon.users;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A password hash as it stands in a configuration file; immutable. Computing one takes a core for
 * 20 to 500 ms, unless somebody chose another cost.
 */
public sealed interface PasswordHash permits Argon2Hash, BcryptHash {

    /** How new hashes are made. */
    enum Scheme {
        /** Memory-hard; RFC 9106. */
        ARGON2ID,
        /** For files that other programs read too; only the first 72 bytes of a password count. */
        BCRYPT
    }

    /** What is accepted, for error messages. */
    String FORMS = "a hash made by 'twinport hash-password': $argon2id$… or $2b$…";

    /**
     * Hashes a password with a fresh salt.
     *
     * @throws IllegalArgumentException if it is empty, or the scheme cannot tell it from others
     */
    static PasswordHash create(Scheme scheme, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a password has at least one character");
        }
        return switch (scheme) {
            case ARGON2ID -> Argon2Hash.create(bytes);
            case BCRYPT -> BcryptHash.create(bytes);
        };
    }

    /** Reads a hash; empty if it is of no known form or its cost is out of all bounds. */
    static Optional<PasswordHash> parse(String text) {
        return Argon2Hash.parse(text).or(() -> BcryptHash.parse(text));
    }

    /** Whether {@code password} is the right one; the time does not depend on that. */
    boolean matches(byte[] password);

    /** Whether computing one takes less than a millisecond. */
    boolean isQuick();

    /** The form for a configuration file. */
    String text();

    /** A hash that costs as much and that no password matches. */
    PasswordHash unmatchable();
}
