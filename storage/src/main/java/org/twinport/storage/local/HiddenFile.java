package org.twinport.storage.local;

import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.UploadsInProgress.Claim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An unfinished file, open and locked against every other upload and sweep; used by one thread, but
 * for being taken over.
 *
 * <p>The claim keeps out the threads of this process, the lock other processes.
 */
final class HiddenFile implements AutoCloseable {
    private final Directory directory;
    private final Name name;
    private final OpenFile file;
    private final Claim claim;
    private final boolean created;
    private boolean lost;
    private boolean finishing;

    /**
     * @param created whether this very opening has made the file
     */
    HiddenFile(Directory directory, Name name, OpenFile file, Claim claim, boolean created) {
        this.created = created;
        this.directory = directory;
        this.name = name;
        this.file = file;
        this.claim = claim;
        claim.onTakeOver(this::surrender);
    }

    Name name() {
        return name;
    }

    FileChannel channel() throws IOException {
        return file.channel();
    }

    /** Whether the file was made for this upload and so was empty at its beginning. */
    boolean isNew() {
        return created;
    }

    /** Takes the file lock; false if another process has it. */
    boolean lock() throws IOException {
        return file.lock();
    }

    boolean isLocked() {
        return file.isLocked();
    }

    synchronized long size() throws IOException {
        return file.size();
    }

    /** Lets somebody else go on with the file; false if it is about to take its final name. */
    private synchronized boolean surrender() {
        if (finishing) {
            return false;
        }
        lost = true;
        closeFile();
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

    // Under the monitor, since the number of a file that was taken away can be another's at once.

    /** Writes some of {@code source}; returns how many bytes. */
    synchronized int write(ByteBuffer source, long position) throws IOException {
        requireOwn(false);
        return file.write(source, position);
    }

    boolean takesPipes() {
        return file.takesPipes();
    }

    /**
     * Moves bytes from a pipe into the file.
     *
     * @return how many; fewer than {@code count} if it does not work, which writing will tell
     */
    synchronized int takeFromPipe(int pipe, int count, long position) throws StorageException {
        requireOwn(false);
        return file.takeFromPipe(pipe, count, position);
    }

    /** Cuts off what lies behind {@code size}. */
    synchronized void truncate(long size) throws IOException {
        requireOwn(false);
        file.truncate(size);
    }

    /** Waits until the bytes are on the disk. */
    synchronized void force() throws IOException {
        file.force();
    }

    /** Gives the file group and permission bits. */
    synchronized void apply(Ownership ownership) throws IOException {
        boolean alone = created && ownership.group() == null;
        if (alone
                && (ownership.fileMode() == HiddenFiles.MODE
                        || file.setMode(ownership.fileMode()))) {
            return;
        }
        boolean locked = ownership.applyToFile(directory, name);
        if (!locked && file.isLocked() && !file.lock()) {
            throw new StorageException(Reason.BUSY, "another process took over " + name);
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
        closeFile();
        claim.close();
    }

    private synchronized void closeFile() {
        try {
            file.close();
        } catch (IOException _) {
            // The bytes count only after a commit, and a commit has seen its own errors.
        }
    }
}
