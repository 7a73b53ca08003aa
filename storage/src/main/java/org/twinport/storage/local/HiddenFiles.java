package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.UploadsInProgress.Claim;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * Opens, creates and removes unfinished files so that each has one user at a time; immutable, used
 * by many threads.
 */
final class HiddenFiles {
    /** What unfinished files are created with: nobody else may read them. */
    static final int MODE = 0600;

    private static final int ATTEMPTS = 5;

    private final UploadsInProgress inProgress;

    HiddenFiles(UploadsInProgress inProgress) {
        this.inProgress = inProgress;
    }

    /** Opens a file that may or may not be there; null if somebody else is using it. */
    @Nullable HiddenFile openOrCreate(Directory directory, Name name) throws IOException {
        return claimed(directory, name, true);
    }

    /** Opens a file; null if it is not there or somebody else is using it. */
    @Nullable HiddenFile open(Directory directory, Name name) throws IOException {
        return claimed(directory, name, false);
    }

    /** Opens a file that another thread of this process may be using, who then loses it. */
    @Nullable HiddenFile takeOver(Directory directory, Name name) throws IOException {
        inProgress.takeOver(directory.key(), name);
        return open(directory, name);
    }

    /**
     * Removes a file that nobody is using; false if it is in use or cannot be removed.
     *
     * @param certainly whether it is known that no other process uses it, so that a file system
     *     without locks need not be asked
     */
    boolean deleteIdle(Directory directory, Name name, boolean certainly) {
        try (HiddenFile file = open(directory, name)) {
            if (file == null || !(certainly || file.isLocked())) {
                return false;
            }
            file.delete();
            return true;
        } catch (IOException _) {
            // A directory that may not be written to.
            return false;
        }
    }

    private @Nullable HiddenFile claimed(Directory directory, Name name, boolean create)
            throws IOException {
        Claim claim = inProgress.claim(directory.key(), name);
        if (claim == null) {
            return null;
        }
        HiddenFile file = null;
        try {
            file = locked(directory, name, create, claim);
            return file;
        } finally {
            if (file == null) {
                claim.close();
            }
        }
    }

    private static @Nullable HiddenFile locked(
            Directory directory, Name name, boolean create, Claim claim) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            OpenFile opened = create ? created(directory, name) : null;
            Facts found = null;
            if (opened == null) {
                found = directory.facts(name);
                if (found == null && !create) {
                    return null;
                }
                opened = found == null ? null : existing(directory, name, found);
            }
            if (opened == null) {
                continue;
            }
            HiddenFile file = new HiddenFile(directory, name, opened, claim, found == null);
            Lock lock = lockOrClose(directory, file, opened, found);
            if (lock != Lock.GONE) {
                return lock == Lock.HELD ? file : null;
            }
        }
        throw new StorageException(Reason.BUSY, "others keep changing " + directory.path(name));
    }

    private static @Nullable OpenFile created(Directory directory, Name name) throws IOException {
        try {
            return directory.create(name, MODE);
        } catch (FileAlreadyExistsException _) {
            return null;
        }
    }

    private static @Nullable OpenFile existing(Directory directory, Name name, Facts found)
            throws IOException {
        new Place(directory, name, found).requiredFile();
        try {
            return directory.writable(name);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private enum Lock {
        HELD,
        IN_USE,
        GONE
    }

    private static Lock lockOrClose(
            Directory directory, HiddenFile file, OpenFile opened, @Nullable Facts found)
            throws IOException {
        Lock lock = Lock.GONE;
        try {
            lock = lock(directory, file, found);
            return lock;
        } finally {
            if (lock != Lock.HELD) {
                opened.close();
            }
        }
    }

    /**
     * Locks a file that was just opened. Between opening and locking it, another process may have
     * removed it or finished it, and then the channel leads to a file that is none of ours.
     *
     * @param found what was there before it was opened; null if it was created
     */
    private static Lock lock(Directory directory, HiddenFile file, @Nullable Facts found)
            throws IOException {
        boolean held = lockIfSupported(file);
        Facts after = directory.facts(file.name());
        if (after == null || (found != null && !found.key().equals(after.key()))) {
            return Lock.GONE;
        }
        return held ? Lock.HELD : Lock.IN_USE;
    }

    private static boolean lockIfSupported(HiddenFile file) {
        try {
            return file.lock();
        } catch (IOException _) {
            // Some network file systems have no locks; there only the claim protects the file.
            return true;
        }
    }
}
