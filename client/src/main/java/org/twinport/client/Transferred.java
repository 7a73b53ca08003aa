package org.twinport.client;

import org.jspecify.annotations.Nullable;

/**
 * What a transfer did.
 *
 * @param bytes that moved now
 * @param offset bytes that were there already
 * @param skipped whether nothing had to be done
 * @param verification how both files were compared afterwards, or null if they were not
 */
public record Transferred(
        long bytes, long offset, boolean skipped, @Nullable Verification verification) {

    /** A transfer after which nothing was compared. */
    public Transferred(long bytes, long offset, boolean skipped) {
        this(bytes, offset, skipped, null);
    }

    Transferred verified(Verification result) {
        return new Transferred(bytes, offset, skipped, result);
    }
}
