package org.twinport.protocol.reply;

/**
 * What came back is no FTP reply: the peer speaks another protocol, or a proxy answered in its
 * place.
 */
public final class NotAReply extends Exception {
    private static final long serialVersionUID = 1L;

    private final String line;

    NotAReply(String line) {
        super("not an FTP reply");
        this.line = line;
    }

    /** The line that was not understood, one char per byte. */
    public String line() {
        return line;
    }
}
