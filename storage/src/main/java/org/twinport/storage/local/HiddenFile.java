package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.UploadsInProgress.Claim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/**
 * An unfinished file, open and locked against every other upload and sweep; used by one thread, but
 * for being taken over.
 *
 * <p>The claim keeps out the threads of this process, the lock other processes.
 */
final class HiddenFile implements AutoCloseable {
    private final Directory directory;
    private final Name name;
    private final FileChannel channel;
    private final Claim claim;
    private final boolean created;
    private @Nullable FileLock lock;
    private @Nullable Object key;
    private @Nullable PipedFile piped;
    private boolean lost;
    private boolean finishing;

    /**
     * @param created whether this very opening has made the file
     */
    HiddenFile(Directory directory, Name name, FileChannel channel, Claim claim, boolean created) {
        this.created = created;
        this.directory = directory;
        this.name = name;
        this.channel = channel;
        this.claim = claim;
        claim.onTakeOver(this::surrender);
    }

    Name name() {
        return name;
    }

    FileChannel channel() {
        return channel;
    }

    /** Whether the file was made for this upload and so was empty at its beginning. */
    boolean isNew() {
        return created;
    }

    /** Tells which file it is, see {@link Facts#key}. */
    void isFile(Object itsKey) {
        key = itsKey;
    }

    /** Takes the file lock; false if another process has it. */
    boolean lock() throws IOException {
        try {
            lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    boolean isLocked() {
        return lock != null;
    }

    /** Lets somebody else go on with the file; false if it is about to take its final name. */
    private synchronized boolean surrender() {
        if (finishing) {
            return false;
        }
        lost = true;
        closeChannel();
        return true;
    }

    /**
     * Makes sure that the file is still this upload's.
     *
     * @param finish whether it stays so until the end
     */
    synchronized void requireOwn(boolean finish) throws StorageException {
        if (lost) {
            throw new StorageException(
                    Reason.BUSY, "another session of the same user goes on with " + name);
        }
        finishing |= finish;
    }

    boolean takesPipes() {
        return directory.opensForPipes() && key != null;
    }

    /**
     * Moves bytes from a pipe into the file.
     *
     * @return how many; fewer than {@code count} if it does not work, which writing will tell
     */
    synchronized int takeFromPipe(int pipe, int count, long position) throws StorageException {
        // The number of a descriptor that was closed meanwhile could be another file's.
        requireOwn(false);
        if (piped == null && key != null) {
            piped = directory.openForPipes(name, key);
        }
        return piped == null ? 0 : piped.take(pipe, count, position);
    }

    /** Gives the file group and permission bits. */
    void apply(Ownership ownership) throws IOException {
        boolean locked =
                created
                        ? ownership.applyToNewFile(directory, name, HiddenFiles.MODE)
                        : ownership.applyToFile(directory, name);
        if (!locked && lock != null) {
            lock.release();
            if (!lock()) {
                throw new StorageException(Reason.BUSY, "another process took over " + name);
            }
        }
    }

    void moveTo(Name target) throws IOException {
        directory.move(name, directory, target);
    }

    void delete() throws IOException {
        directory.deleteFile(name);
    }

    /** Closes the file and lets others have it. */
    @Override
    public void close() {
        closeChannel();
        claim.close();
    }

    private synchronized void closeChannel() {
        if (piped != null) {
            piped.close();
            piped = null;
            key = null;
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The bytes count only after a commit, and a commit has seen its own errors.
        }
    }
}
