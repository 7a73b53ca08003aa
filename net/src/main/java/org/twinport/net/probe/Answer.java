package org.twinport.net.probe;

/** How the attempt to open a TCP connection ended. */
public enum Answer {
    /** The connection stands. */
    CONNECTED("accepted"),
    /** A reset came back: nobody listens there, or a firewall answers in the host's place. */
    REFUSED("refused"),
    /** Nothing came back in time. */
    SILENCE("no answer"),
    /** A router or firewall sent word that there is no way, or that it is forbidden. */
    REJECTED("rejected by a router or firewall"),
    /** This computer has no route to that address; nothing was sent. */
    NO_ROUTE("no route from here");

    private final String words;

    Answer(String words) {
        this.words = words;
    }

    /** The answer as it stands in a sentence. */
    public String words() {
        return words;
    }
}
