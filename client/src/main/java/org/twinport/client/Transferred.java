package org.twinport.client;

/**
 * What a transfer did.
 *
 * @param bytes that moved now
 * @param offset bytes that were there already
 * @param skipped whether nothing had to be done
 */
public record Transferred(long bytes, long offset, boolean skipped) {}
