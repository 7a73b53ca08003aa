package org.twinport.storage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * A refused or failed storage operation. The message is for logs: it may name real paths and never
 * reaches a client.
 */
public final class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why; each constant names the reply that a client sees. */
    public enum Reason {
        /** 550: there is nothing of that name. */
        NOT_FOUND,
        /** 550: something of that name is there already. */
        EXISTS,
        /** 550: a directory was needed. */
        NOT_A_DIRECTORY,
        /** 550: a plain file was needed. */
        NOT_A_FILE,
        /** 550: the directory is not empty. */
        NOT_EMPTY,
        /** 550: the user may not, or the operating system does not let us. */
        DENIED,
        /** 553: no file can have that name here. */
        BAD_NAME,
        /** 554: the restart point lies beyond what is there. */
        BAD_OFFSET,
        /** 450: somebody else is writing that file. */
        BUSY,
        /** 452: the disk is full. */
        NO_SPACE,
        /** 552: the user's allowance is used up. */
        QUOTA,
        /** 504: this storage cannot do that at all. */
        UNSUPPORTED,
        /** 451: the storage failed. */
        FAILED
    }

    private final Reason reason;

    public StorageException(Reason reason, String message) {
        this(reason, message, null);
    }

    public StorageException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
