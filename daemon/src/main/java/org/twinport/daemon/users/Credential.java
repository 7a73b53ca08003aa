package org.twinport.daemon.users;

import java.nio.charset.StandardCharsets;

/** What a user proves to be themselves with; immutable. No string form shows a secret. */
public sealed interface Credential {

    /** A hash from a configuration file. */
    record Hashed(PasswordHash hash) implements Credential {}

    /**
     * A password from the command line, kept in memory only.
     *
     * @param password octets, one char per byte
     */
    record Plain(String password) implements Credential {
        /** The UTF-8 bytes of a text, as clients send them (RFC 2640). */
        public static Plain of(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return new Plain(new String(utf8, StandardCharsets.ISO_8859_1));
        }

        @Override
        public String toString() {
            return "Plain[password=****]";
        }
    }

    /** Any password will do: the anonymous user. */
    record Open() implements Credential {}

    /** No password will do. */
    record Locked() implements Credential {}
}
