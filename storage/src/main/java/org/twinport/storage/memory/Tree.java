package org.twinport.storage.memory;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

/**
 * All files and the room they take; its own monitor guards everything below it. Whoever calls a
 * method holds the monitor.
 */
final class Tree {
    private final long limit;
    private final Node.Directory root;
    private long used;
    private long lastId;

    Tree(long limit, String owner) {
        this.limit = limit;
        this.root = new Node.Directory(0, owner);
    }

    long nextId() {
        return ++lastId;
    }

    /** Takes room for that many more bytes. */
    void take(long bytes) throws StorageException {
        if (bytes > limit - used) {
            throw new StorageException(Reason.NO_SPACE, "the memory storage is full");
        }
        used += bytes;
    }

    void free(long bytes) {
        used -= bytes;
    }

    @Nullable Node find(VirtualPath path) throws StorageException {
        return path.isRoot() ? root : parent(path).children().get(path.name());
    }

    Node require(VirtualPath path) throws StorageException {
        Node found = find(path);
        if (found == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + path);
        }
        return found;
    }

    Node.Directory directory(VirtualPath path) throws StorageException {
        Node.Directory here = root;
        for (Name name : path.names()) {
            requireShort(name);
            here =
                    switch (here.children().get(name)) {
                        case null ->
                                throw new StorageException(
                                        Reason.NOT_FOUND, "no directory at " + path);
                        case Node.File _ ->
                                throw new StorageException(
                                        Reason.NOT_A_DIRECTORY, "a file in " + path);
                        case Node.Directory directory -> directory;
                    };
        }
        return here;
    }

    /** The directory that holds {@code path}, which is not the root. */
    Node.Directory parent(VirtualPath path) throws StorageException {
        if (path.isRoot()) {
            throw new StorageException(Reason.DENIED, "this cannot be done to the root");
        }
        requireShort(path.name());
        return directory(path.parent());
    }

    private static void requireShort(Name name) throws StorageException {
        if (name.octets().length() > Name.MAX_LENGTH) {
            throw new StorageException(Reason.BAD_NAME, "name too long");
        }
    }

    Node.File file(VirtualPath path) throws StorageException {
        if (require(path) instanceof Node.File file) {
            return file;
        }
        throw new StorageException(Reason.NOT_A_FILE, "a directory: " + path);
    }

    /** Removes a file and frees its room. */
    void remove(Node.Directory parent, Name name) {
        if (parent.children().remove(name) instanceof Node.File file) {
            free(file.content().size());
        }
    }

    /** Removes an unfinished upload that nobody is writing; false if somebody is. */
    boolean removePart(Node.Directory parent, Node.PartKey key) {
        Node.Part part = parent.parts().get(key);
        if (part != null && part.isInUse()) {
            return false;
        }
        if (part != null) {
            parent.parts().remove(key);
            free(part.content().size());
        }
        return true;
    }
}
