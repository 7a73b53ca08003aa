package org.twinport.protocol.transfer;

/** How the bytes of a file are represented on the data connection (RFC 959 section 3.1.1). */
public enum TransferType {
    /** TYPE A: lines end in CR LF on the wire. */
    ASCII("A"),
    /** TYPE I, and TYPE L 8, which is the same on machines with 8-bit bytes. */
    IMAGE("I");

    private final String letter;

    TransferType(String letter) {
        this.letter = letter;
    }

    /** The argument of TYPE. */
    public String letter() {
        return letter;
    }
}
