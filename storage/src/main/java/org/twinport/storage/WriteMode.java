package org.twinport.storage;

/** How an upload relates to what is there already. */
public sealed interface WriteMode {
    /** STOR: a new file, in place of an old one of that name. */
    record Replace() implements WriteMode {}

    /**
     * REST n and STOR: what is there (the unfinished part, or else the complete file) up to {@code
     * offset}, and then the new bytes. A part that another session of the same user still holds is
     * taken over: that session has broken and the server has not noticed.
     *
     * @param offset at least 0; beyond the end is {@link StorageException.Reason#BAD_OFFSET}
     */
    record ResumeAt(long offset) implements WriteMode {}

    /**
     * APPE: after the last byte of what is there (the unfinished part, or else the complete file),
     * or a new file.
     */
    record Append() implements WriteMode {}
}
