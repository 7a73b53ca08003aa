package org.twinport.storage;

import org.twinport.protocol.path.VirtualPath;

import java.nio.ByteBuffer;

/**
 * A file open for writing; used by one thread. It becomes visible, whole, with {@link #commit};
 * closed without it, what had that name before is untouched.
 */
public interface Sink extends AutoCloseable {

    /** The file that is being written; for a unique file its final name. */
    VirtualPath path();

    /** The offset of the next byte that is written. */
    long position();

    /** Writes all of {@code source}. */
    void write(ByteBuffer source) throws StorageException;

    /** Whether {@link #takeFromPipe} is worth trying. */
    default boolean takesPipes() {
        return false;
    }

    /**
     * Writes bytes out of a pipe of the operating system, without copying them through this
     * process.
     *
     * @param pipe the number of the descriptor of its end to read from
     * @param count how many bytes it holds
     * @return how many were written; if it is not all of them, the rest is for {@link #write},
     *     which tells why
     */
    default int takeFromPipe(int pipe, int count) throws StorageException {
        return 0;
    }

    /** Hands the file over under its name; nothing may be written afterwards. */
    void commit() throws StorageException;

    /**
     * Like {@link #commit}, but never in place of a file that somebody else has finished since this
     * upload began; that is {@link StorageException.Reason#EXISTS}. For users who may store but not
     * overwrite.
     */
    default void commitNew() throws StorageException {
        throw new StorageException(
                StorageException.Reason.UNSUPPORTED, "cannot tell new files from old: " + path());
    }

    /**
     * Ends the upload. Without a commit the bytes are kept for resuming or thrown away, as the
     * user's rule says.
     */
    @Override
    void close();
}
