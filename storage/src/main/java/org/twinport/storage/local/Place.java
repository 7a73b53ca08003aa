package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A name in an open directory, with or without something of that name; used by one thread.
 *
 * @param name null where the place is the directory itself (the root)
 * @param facts what was there when the place was found; null if nothing
 */
record Place(Directory directory, @Nullable Name name, @Nullable Facts facts)
        implements AutoCloseable {

    /** The name, of anything but the root. */
    Name requiredName() throws StorageException {
        if (name == null) {
            throw new StorageException(Reason.DENIED, "this cannot be done to the root");
        }
        return name;
    }

    /** The facts of what must be there. */
    Facts required() throws StorageException {
        if (facts == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + path());
        }
        return facts;
    }

    /** The facts of what is there, with owners. */
    Facts whole(Owners owners) throws IOException {
        Facts found = name == null ? directory.facts(owners) : directory.facts(name, owners);
        if (found == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + path());
        }
        return found;
    }

    /** The facts of the plain file that must be there. */
    Facts requiredFile() throws StorageException {
        Facts found = required();
        // Opening a pipe would wait for its other end, opening a device can do anything.
        if (!found.isRegularFile()) {
            throw new StorageException(Reason.NOT_A_FILE, "no plain file: " + path());
        }
        return found;
    }

    boolean isLink() {
        return facts != null && facts.isSymbolicLink();
    }

    boolean isDirectory() {
        return facts != null && facts.isDirectory();
    }

    /** For changing a file or directory that is there. */
    Changes changes() throws StorageException {
        if (!isDirectory()) {
            requiredFile();
        }
        return name == null ? directory.changes() : directory.changes(name);
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
