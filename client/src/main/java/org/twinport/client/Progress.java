package org.twinport.client;

/** Hears how a transfer comes along; called on the thread that transfers, often. */
public interface Progress {

    /** Hears nothing. */
    Progress NONE =
            new Progress() {
                @Override
                public void begins(long total, long offset) {}

                @Override
                public void moved(long bytes) {}
            };

    /**
     * A transfer begins.
     *
     * @param total size of the whole file in bytes, -1 if unknown
     * @param offset bytes that are there from an earlier attempt
     */
    void begins(long total, long offset);

    /** So many more bytes have moved. */
    void moved(long bytes);
}
