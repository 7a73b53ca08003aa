package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names under which unfinished things lie beside finished ones; immutable.
 *
 * <p>Names are hashed, so that they fit beside a target of 255 bytes, and begin with the server's
 * hash, so that two servers on one folder leave each other's alone.
 */
final class HiddenNames {
    private static final String RESERVED = ".twinport-";

    /** What a hidden name stands for. */
    enum Kind {
        /** An upload that its owner may resume. */
        PART("part-"),
        /** An upload that is of no use without its session. */
        TEMPORARY("temp-"),
        /** A directory that is about to be moved to its place. */
        DIRECTORY("dir-");

        private final String infix;

        Kind(String infix) {
            this.infix = infix;
        }
    }

    private final String server;
    private final String owner;

    HiddenNames(LocalRules rules) {
        server = hash(rules.serverId()).substring(0, 12);
        owner = hash(rules.owner()).substring(0, 12);
    }

    /**
     * Whether users can neither see nor use the name; in any case, as some file systems know no
     * difference.
     */
    static boolean isReserved(Name name) {
        return name.octets().regionMatches(true, 0, RESERVED, 0, RESERVED.length());
    }

    /** The unfinished upload of this owner to {@code target}. */
    Name part(Name target) {
        return hidden(Kind.PART, owner + '-' + shortHash(target));
    }

    /** A temporary file of its own for every caller. */
    Name temporary() {
        return hidden(Kind.TEMPORARY, random());
    }

    /** The one temporary file, for all owners, that reserves {@code target}. */
    Name reservation(Name target) {
        return hidden(Kind.TEMPORARY, "of-" + shortHash(target));
    }

    Name directory() {
        return hidden(Kind.DIRECTORY, random());
    }

    /** What a name of this server stands for; null for anything else. */
    @Nullable Kind kindOf(Name name) {
        for (Kind kind : Kind.values()) {
            if (name.octets().startsWith(RESERVED + kind.infix + server + '-')) {
                return kind;
            }
        }
        return null;
    }

    /** Whether it is the name of an unfinished upload of this owner. */
    boolean isOwnPart(Name name) {
        return name.octets().startsWith(RESERVED + Kind.PART.infix + server + '-' + owner + '-');
    }

    private Name hidden(Kind kind, String rest) {
        return new Name(RESERVED + kind.infix + server + '-' + rest);
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static String shortHash(Name target) {
        return hash(target.octets()).substring(0, 32);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
