package org.twinport.storage;

import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.VirtualPath;

import java.time.Instant;
import java.util.Set;

/**
 * A tree of files as one user may see it. Implementations are used by many sessions' threads at
 * once.
 *
 * <p>Every method throws {@link StorageException} and nothing else for what can go wrong outside
 * the program.
 */
public interface Storage {

    /** What a storage may be able to do beyond the minimum. */
    enum Capability {
        /** {@link #setMode} works. */
        MODE,
        /** {@link #setCreated} works. */
        CREATION_TIME
    }

    /** What this storage can do. */
    Set<Capability> capabilities();

    /**
     * What is known about {@code path}, links followed. Its size and time are those of an
     * unfinished upload of this user where that is kept for resuming and no complete file has the
     * name. The root has no name; its entry bears one that means nothing.
     */
    Entry stat(VirtualPath path) throws StorageException;

    /**
     * The entries of a directory in no particular order, links not followed, unfinished uploads
     * left out. The first is there before the last has been looked at.
     */
    Listing list(VirtualPath directory) throws StorageException;

    /**
     * Opens a file for reading.
     *
     * @param offset where to begin, from 0 to the file's size
     */
    Source read(VirtualPath file, long offset) throws StorageException;

    /** Opens a file for writing; nothing is visible under its name before {@link Sink#commit}. */
    Sink write(VirtualPath file, WriteMode mode) throws StorageException;

    /**
     * Creates and opens a file whose name nobody has.
     *
     * @param wish the name to start from
     */
    Sink writeUnique(VirtualPath wish) throws StorageException;

    void makeDirectory(VirtualPath directory) throws StorageException;

    /** Removes an empty directory. */
    void removeDirectory(VirtualPath directory) throws StorageException;

    /**
     * Removes a file or a link, never what the link points to; of an unfinished upload of this
     * user, the part.
     */
    void delete(VirtualPath file) throws StorageException;

    /**
     * Renames a file, link or directory; an existing file of the new name is replaced, a directory
     * is not.
     */
    void rename(VirtualPath from, VirtualPath to) throws StorageException;

    void setModified(VirtualPath path, Instant time) throws StorageException;

    void setCreated(VirtualPath path, Instant time) throws StorageException;

    /**
     * Sets Unix permission bits.
     *
     * @param mode 0 to 0777
     */
    void setMode(VirtualPath path, int mode) throws StorageException;
}
