package org.twinport.net.pump;

/** Looks into a pool. */
public final class Lent {

    private Lent() {}

    /** How many of its buffers are borrowed at this moment. */
    public static int of(BufferPool pool) {
        return pool.lent();
    }
}
