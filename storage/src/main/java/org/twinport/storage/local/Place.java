package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A name in an open directory, with or without something of that name; used by one thread.
 *
 * @param name null where the place is the directory itself (the root)
 * @param attributes what was there when the place was found; null if nothing
 */
record Place(Directory directory, @Nullable Name name, @Nullable PosixFileAttributes attributes)
        implements AutoCloseable {

    /** The name, of anything but the root. */
    Name requiredName() throws StorageException {
        if (name == null) {
            throw new StorageException(Reason.DENIED, "this cannot be done to the root");
        }
        return name;
    }

    /** The attributes of what must be there. */
    PosixFileAttributes required() throws StorageException {
        if (attributes == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + path());
        }
        return attributes;
    }

    /** The attributes of the plain file that must be there. */
    PosixFileAttributes requiredFile() throws StorageException {
        PosixFileAttributes found = required();
        // Opening a pipe would wait for its other end, opening a device can do anything.
        if (!found.isRegularFile()) {
            throw new StorageException(Reason.NOT_A_FILE, "no plain file: " + path());
        }
        return found;
    }

    boolean isLink() {
        return attributes != null && attributes.isSymbolicLink();
    }

    boolean isDirectory() {
        return attributes != null && attributes.isDirectory();
    }

    /** For changing the attributes of a file or directory that is there. */
    PosixFileAttributeView changes() throws StorageException {
        if (!isDirectory()) {
            requiredFile();
        }
        return name == null ? directory.view() : directory.view(name);
    }

    /** Where this was when it was found; good for advice, never for access. */
    Path path() {
        return name == null ? directory.path() : directory.path(name);
    }

    @Override
    public void close() {
        directory.close();
    }
}
