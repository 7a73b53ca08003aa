package org.twinport.client;

/**
 * What the comparison of a local file with one on a server came to.
 *
 * @param means what was compared, for people: {@code SHA-256 (HASH)}, {@code size} or, if the
 *     server can tell neither, {@code nothing}
 * @param matches whether both are equal as far as {@code means} can tell; false for nothing
 * @param local the local hash or size
 * @param remote the hash or size on the server
 */
public record Verification(String means, boolean matches, String local, String remote) {

    private static final String NOTHING = "nothing";

    static Verification of(RemoteHash there, String here) {
        return new Verification(there.means(), there.hex().equals(here), here, there.hex());
    }

    static Verification ofSizes(long here, long there) {
        return new Verification("size", here == there, here + " bytes", there + " bytes");
    }

    static Verification impossible() {
        return new Verification(NOTHING, false, "unknown", "unknown");
    }

    /** Whether there was something to compare. */
    public boolean isPossible() {
        return !means.equals(NOTHING);
    }

    /** One sentence for people. */
    public String text() {
        if (!isPossible()) {
            return "The server can tell neither a hash of the file nor its size";
        }
        return matches
                ? "Both files have the same " + means
                : "By %s the files differ: %s here, %s on the server"
                        .formatted(means, local, remote);
    }
}
