package org.twinport.protocol.transfer;

import java.util.Optional;

/**
 * The hash functions by which the two ends of a transfer compare a file, the strongest first; the
 * names are those of the IANA registry "Hash Function Textual Names" where it has one.
 */
public enum HashAlgorithm {
    SHA_256("SHA-256", 64),
    SHA_1("SHA-1", 40),
    MD5("MD5", 32),
    /** A checksum, which finds accidents and no forgery. */
    CRC32("CRC32", 8);

    private final String label;
    private final int digits;

    HashAlgorithm(String label, int digits) {
        this.label = label;
        this.digits = digits;
    }

    /** The name on the wire; compared without case. */
    public String label() {
        return label;
    }

    /** How many hexadecimal digits a hash has. */
    public int digits() {
        return digits;
    }

    /** The algorithm of this name, if it is one of ours. */
    public static Optional<HashAlgorithm> of(String label) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.label.equalsIgnoreCase(label)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Begins to hash one file. */
    public Hasher start() {
        return new Hasher(this);
    }
}
