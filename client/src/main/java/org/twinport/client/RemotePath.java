package org.twinport.client;

import org.twinport.protocol.path.Name;

/**
 * A path as it is sent to a server: what it means is the server's business. It is relative to the
 * login directory unless it starts with a slash.
 *
 * @param octets the bytes, one char each; empty for the login directory itself
 */
public record RemotePath(String octets) {

    /** The login directory. */
    public static final RemotePath HERE = new RemotePath("");

    public RemotePath {
        if (octets.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0 || c > 0xff)) {
            throw new IllegalArgumentException(
                    "a remote path cannot contain CR, LF or NUL, nor a char that is no octet");
        }
    }

    /** A path from text, sent as UTF-8. */
    public static RemotePath of(String text) {
        return new RemotePath(Name.octetsOf(text));
    }

    /** The entry {@code name} in this directory, whatever bytes its name has. */
    public RemotePath child(Name name) {
        return octets.isEmpty() || octets.endsWith("/")
                ? new RemotePath(octets + name.octets())
                : new RemotePath(octets + "/" + name.octets());
    }

    /** The directory part; empty if there is none. */
    public RemotePath parent() {
        int slash = octets.lastIndexOf('/');
        return new RemotePath(slash < 0 ? "" : slash == 0 ? "/" : octets.substring(0, slash));
    }

    /** The last component; empty after a final slash. */
    public String lastOctets() {
        return octets.substring(octets.lastIndexOf('/') + 1);
    }

    /**
     * The path as an argument of a listing verb: a leading hyphen would be taken for an option of
     * ls.
     */
    String forListing() {
        return octets.startsWith("-") ? "./" + octets : octets;
    }

    /**
     * The path as an argument of MDTM: a name that begins like a time would be taken for a time to
     * set.
     */
    String unlikeTime() {
        return octets.matches("(?s)\\d{14}(?:\\.\\d+)? .*") ? "./" + octets : octets;
    }

    /** The path as people read it. */
    @Override
    public String toString() {
        return Name.textOf(octets);
    }
}
