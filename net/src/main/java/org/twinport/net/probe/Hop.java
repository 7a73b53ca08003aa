package org.twinport.net.probe;

/**
 * What happened to a SYN that could cross only so many routers.
 *
 * @param limit the routers it could reach, 1 for the first
 * @param echo what came back
 */
public record Hop(int limit, Echo echo) {

    /** What came back. */
    public enum Echo {
        /** Nothing: it was dropped, or the router there keeps silent. */
        SILENCE,
        /** A router said that the packet had come as far as it could, or that there is no way. */
        ROUTER,
        /** A reset. */
        REFUSED,
        /** The connection stood; it was closed at once. */
        CONNECTED
    }
}
