package org.twinport.storage.memory;

import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Listing;
import org.twinport.storage.Sink;
import org.twinport.storage.Source;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files in memory as one user's storage; used by many threads. Interrupted uploads are kept for
 * resuming. The root has no name; its entry is called "root".
 */
public final class MemoryStorage implements Storage {
    private static final Name ROOT_NAME = new Name("root");
    private static final String NOBODY = "ftp";

    private final Tree tree;
    private final String owner;

    /** An empty storage without a limit but the heap's. */
    public MemoryStorage() {
        this(Long.MAX_VALUE);
    }

    /**
     * An empty storage with a limit.
     *
     * @param limit bytes that all files, finished or not, may take together
     */
    public MemoryStorage(long limit) {
        this(new Tree(limit, NOBODY), NOBODY);
    }

    private MemoryStorage(Tree tree, String owner) {
        this.tree = tree;
        this.owner = owner;
    }

    /** The same files for another user, to whom other unfinished uploads belong. */
    public MemoryStorage as(String user) {
        return new MemoryStorage(tree, user);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.MODE, Capability.CREATION_TIME);
    }

    @Override
    public Entry stat(VirtualPath path) throws StorageException {
        synchronized (tree) {
            Node found = tree.find(path);
            if (found != null) {
                return entry(path.isRoot() ? ROOT_NAME : path.name(), found);
            }
            Node.Part part = tree.parent(path).parts().get(partKey(path));
            if (part == null) {
                throw new StorageException(Reason.NOT_FOUND, "nothing is at " + path);
            }
            return Entry.of(path.name(), Entry.Kind.FILE, part.content().size())
                    .modifiedAt(part.modified());
        }
    }

    private static Entry entry(Name name, Node node) {
        return new Entry(
                name,
                node instanceof Node.File ? Entry.Kind.FILE : Entry.Kind.DIRECTORY,
                node instanceof Node.File file ? file.content().size() : 0,
                node.modified(),
                node.created(),
                node.mode(),
                node.owner(),
                node.owner(),
                1,
                null,
                Long.toHexString(node.id()));
    }

    @Override
    public Listing list(VirtualPath directory) throws StorageException {
        synchronized (tree) {
            List<Entry> entries = new ArrayList<>();
            tree.directory(directory).children().forEach((n, c) -> entries.add(entry(n, c)));
            return new MemoryListing(entries.iterator());
        }
    }

    @Override
    public Source read(VirtualPath file, long offset) throws StorageException {
        synchronized (tree) {
            Content content = tree.file(file).content();
            if (offset < 0 || offset > content.size()) {
                throw new StorageException(Reason.BAD_OFFSET, offset + " beyond " + file);
            }
            return new MemorySource(content, offset);
        }
    }

    @Override
    public Sink write(VirtualPath file, WriteMode mode) throws StorageException {
        synchronized (tree) {
            return new MemoryUploads(tree, owner).open(file, mode);
        }
    }

    @Override
    public Sink writeUnique(VirtualPath wish) throws StorageException {
        if (wish.isRoot()) {
            throw new StorageException(Reason.BAD_NAME, "the root is no name for a file");
        }
        synchronized (tree) {
            return new MemoryUploads(tree, owner).openUnique(wish);
        }
    }

    @Override
    public void makeDirectory(VirtualPath directory) throws StorageException {
        synchronized (tree) {
            if (tree.find(directory) != null) {
                throw new StorageException(Reason.EXISTS, "there is already " + directory);
            }
            tree.parent(directory)
                    .children()
                    .put(directory.name(), new Node.Directory(tree.nextId(), owner));
        }
    }

    @Override
    public void removeDirectory(VirtualPath directory) throws StorageException {
        synchronized (tree) {
            Node.Directory parent = tree.parent(directory);
            Node.Directory found = tree.directory(directory);
            if (!found.children().isEmpty() || !found.reserved().isEmpty()) {
                throw new StorageException(Reason.NOT_EMPTY, "not empty: " + directory);
            }
            for (Node.PartKey key : List.copyOf(found.parts().keySet())) {
                if (!key.owner().equals(owner) || !tree.removePart(found, key)) {
                    throw new StorageException(Reason.NOT_EMPTY, "uploads to " + directory);
                }
            }
            tree.remove(parent, directory.name());
        }
    }

    @Override
    public void delete(VirtualPath file) throws StorageException {
        synchronized (tree) {
            Node.Directory parent = tree.parent(file);
            boolean hasPart = parent.parts().containsKey(partKey(file));
            boolean complete = tree.find(file) != null;
            if (complete || !hasPart) {
                Node.File _ = tree.file(file);
            }
            tree.remove(parent, file.name());
            if (!tree.removePart(parent, partKey(file)) && !complete) {
                throw new StorageException(Reason.BUSY, "being uploaded: " + file);
            }
        }
    }

    @Override
    public void rename(VirtualPath from, VirtualPath to) throws StorageException {
        synchronized (tree) {
            Node.Directory source = tree.parent(from);
            Node.Directory target = tree.parent(to);
            Node moved = tree.require(from);
            if (from.equals(to)) {
                return;
            }
            if (from.contains(to)) {
                throw new StorageException(Reason.BAD_NAME, from + " into itself");
            }
            Node old = target.children().get(to.name());
            if (old != null && !(old instanceof Node.File && moved instanceof Node.File)) {
                throw new StorageException(Reason.EXISTS, "there is already " + to);
            }
            tree.remove(target, to.name());
            source.children().remove(from.name());
            target.children().put(to.name(), moved);
        }
    }

    @Override
    public void setModified(VirtualPath path, Instant time) throws StorageException {
        synchronized (tree) {
            tree.require(path).setModified(time);
        }
    }

    @Override
    public void setCreated(VirtualPath path, Instant time) throws StorageException {
        synchronized (tree) {
            tree.require(path).setCreated(time);
        }
    }

    @Override
    public void setMode(VirtualPath path, int mode) throws StorageException {
        if (mode < 0 || mode > 0777) {
            throw new IllegalArgumentException("a mode is 0 to 0777");
        }
        synchronized (tree) {
            tree.require(path).setMode(mode);
        }
    }

    private Node.PartKey partKey(VirtualPath path) {
        return new Node.PartKey(owner, path.name());
    }
}
