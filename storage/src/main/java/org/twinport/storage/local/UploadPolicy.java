package org.twinport.storage.local;

/** What happens to the bytes of an upload before it is complete. */
public enum UploadPolicy {
    /** Written aside; an interrupted upload is kept, hidden, until its owner resumes it. */
    RESUMABLE,
    /** Written aside; an interrupted upload is thrown away. */
    ATOMIC,
    /**
     * Written straight into the file, visible while it grows, for devices that need it. A restart
     * overwrites from its offset on and keeps bytes beyond the last one it sends, as POSIX writes
     * do; an interrupted upload leaves what had arrived.
     */
    IN_PLACE
}
