package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;

/**
 * One user's unfinished uploads that can be resumed; immutable, used by many threads. Where the
 * user's uploads are not resumable there are none.
 */
record Parts(HiddenNames hidden, HiddenFiles files, boolean resumable) {

    /** What is known of the unfinished upload to {@code target}; null if there is none. */
    @Nullable Facts facts(Directory directory, Name target) throws IOException {
        return resumable ? directory.facts(hidden.part(target)) : null;
    }

    /** Opens the unfinished upload; null if there is none or another upload is using it. */
    @Nullable HiddenFile open(Directory directory, Name target) throws IOException {
        return files.open(directory, hidden.part(target));
    }

    /**
     * Opens the unfinished upload, also if another session of the same user holds it: whoever names
     * the offset comes back after a break that the server has not noticed. Null if there is none,
     * or it is just being finished, or another process has it.
     */
    @Nullable HiddenFile takeOver(Directory directory, Name target) throws IOException {
        HiddenFile part = open(directory, target);
        return part != null ? part : files.takeOver(directory, hidden.part(target));
    }

    /** Opens the unfinished upload or a new one; null if another upload is using it. */
    @Nullable HiddenFile openOrCreate(Directory directory, Name target) throws IOException {
        return files.openOrCreate(directory, hidden.part(target));
    }

    /** Throws away what a complete file has made useless. */
    void discardStale(Directory directory, Name target) throws IOException {
        if (facts(directory, target) != null) {
            files.deleteIdle(directory, hidden.part(target), true);
        }
    }

    /** Throws away the unfinished upload. */
    void delete(Directory directory, Name target) throws IOException {
        if (facts(directory, target) == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + target);
        }
        if (!files.deleteIdle(directory, hidden.part(target), true)) {
            throw new StorageException(Reason.BUSY, "being uploaded: " + target);
        }
    }
}
