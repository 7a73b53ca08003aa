package org.twinport.protocol.command;

/** What EPSV asks for (RFC 2428 section 3). */
public enum EpsvFamily {
    /** No argument: the family of the control connection. */
    SAME(""),
    IPV4("1"),
    IPV6("2"),
    /** From now on nothing but EPSV sets up a data connection (RFC 2428 section 4). */
    ALL("ALL");

    private final String argument;

    EpsvFamily(String argument) {
        this.argument = argument;
    }

    /** The text after the verb. */
    public String argument() {
        return argument;
    }
}
