package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;

/** Renames what is at one place to another; pure rules around one system call. */
final class Renaming {
    private Renaming() {}

    static void rename(Place from, Place to) throws IOException {
        Facts source = from.required();
        refuseToReplace(source, to.facts(), to);
        from.directory().move(from.requiredName(), to.directory(), to.requiredName());
    }

    private static void refuseToReplace(Facts source, @Nullable Facts target, Place to)
            throws StorageException {
        boolean same = target != null && source.key().equals(target.key());
        if (target != null && !same && (source.isDirectory() || target.isDirectory())) {
            throw new StorageException(Reason.EXISTS, "there is already " + to.path());
        }
    }
}
