package org.twinport.protocol.command;

/** What PROT sets for data connections (RFC 2228 section 3), as far as TLS has it. */
public enum Protection {
    CLEAR("C"),
    PRIVATE("P");

    private final String letter;

    Protection(String letter) {
        this.letter = letter;
    }

    /** As PROT writes it. */
    public String letter() {
        return letter;
    }
}
