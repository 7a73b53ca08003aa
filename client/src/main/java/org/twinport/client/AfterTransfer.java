package org.twinport.client;

/**
 * What a batch does with each file that is complete.
 *
 * @param keepTimes whether a stored file gets the time of the local one; a fetched file has that of
 *     the server in any case, where the server tells it
 * @param verify whether both files are compared as {@link FtpClient#verify} does; what differs is
 *     transferred anew as often as the batch tries again
 */
public record AfterTransfer(boolean keepTimes, boolean verify) {

    /** Neither. */
    public static final AfterTransfer NOTHING = new AfterTransfer(false, false);
}
