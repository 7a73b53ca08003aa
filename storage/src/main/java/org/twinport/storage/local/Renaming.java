package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.attribute.PosixFileAttributes;

/** Renames what is at one place to another; pure rules around one system call. */
final class Renaming {
    private Renaming() {}

    static void rename(Place from, Place to) throws IOException {
        PosixFileAttributes source = from.required();
        refuseToReplace(source, to.attributes(), to);
        from.directory().move(from.requiredName(), to.directory(), to.requiredName());
    }

    private static void refuseToReplace(
            PosixFileAttributes source, @Nullable PosixFileAttributes target, Place to)
            throws StorageException {
        boolean same = target != null && HiddenFiles.key(source).equals(HiddenFiles.key(target));
        if (target != null && !same && (source.isDirectory() || target.isDirectory())) {
            throw new StorageException(Reason.EXISTS, "there is already " + to.path());
        }
    }
}
