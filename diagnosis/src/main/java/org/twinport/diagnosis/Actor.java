package org.twinport.diagnosis;

/** Who has to change something. */
public enum Actor {
    /** Whoever runs the client. */
    USER("you"),
    /** Whoever runs the FTP server. */
    ADMINISTRATOR("the server's administrator"),
    /** Whoever runs a firewall or router between both. */
    FIREWALL("whoever runs the firewall");

    private final String words;

    Actor(String words) {
        this.words = words;
    }

    /** The actor as a sentence names it. */
    public String words() {
        return words;
    }
}
