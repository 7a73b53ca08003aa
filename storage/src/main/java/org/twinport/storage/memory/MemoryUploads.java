package org.twinport.storage.memory;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

/**
 * Opens one owner's uploads; immutable. Whoever calls a method holds the tree's monitor.
 *
 * @param tree where the files go
 * @param owner to whom unfinished uploads belong
 */
record MemoryUploads(Tree tree, String owner) {

    Sink open(VirtualPath path, WriteMode mode) throws StorageException {
        if (path.isRoot() || tree.find(path) instanceof Node.Directory) {
            throw new StorageException(Reason.NOT_A_FILE, "a directory: " + path);
        }
        Node.Directory parent = tree.parent(path);
        Node.File complete = parent.children().get(path.name()) instanceof Node.File f ? f : null;
        boolean hasPart = parent.parts().containsKey(key(path));
        return switch (mode) {
            case WriteMode.ResumeAt(long offset) when offset > 0 ->
                    complete != null
                            ? copied(parent, path, complete, offset)
                            : resumed(parent, path, offset);
            case WriteMode.Append() when complete != null ->
                    copied(parent, path, complete, complete.content().size());
            case WriteMode.Append() when hasPart -> resumed(parent, path, -1);
            default -> fresh(parent, path);
        };
    }

    private Sink fresh(Node.Directory parent, VirtualPath path) {
        Node.PartKey key = key(path);
        // A second upload to the name gets a place of its own; the last commit wins.
        Node.Part part = parent.parts().computeIfAbsent(key, _ -> new Node.Part(new Content()));
        return part.isInUse()
                ? sink(parent, path, new Content(), null, 0)
                : sink(parent, path, part.content(), part, 0);
    }

    private Sink resumed(Node.Directory parent, VirtualPath path, long offset)
            throws StorageException {
        Node.Part part = parent.parts().get(key(path));
        if (part == null || offset > part.content().size()) {
            throw badOffset(path);
        }
        // Whoever names the offset comes back after a break that was not noticed, and takes over.
        if (part.isInUse() && offset < 0) {
            throw new StorageException(Reason.BUSY, "another upload is writing " + path);
        }
        return sink(
                parent, path, part.content(), part, offset < 0 ? part.content().size() : offset);
    }

    private Sink copied(Node.Directory parent, VirtualPath path, Node.File from, long length)
            throws StorageException {
        if (length > from.content().size()) {
            throw badOffset(path);
        }
        tree.take(length);
        return sink(parent, path, from.content().copy((int) length), null, length);
    }

    private Sink sink(
            Node.Directory parent,
            VirtualPath path,
            Content content,
            Node.@Nullable Part part,
            long start) {
        return new MemorySink(tree, parent, path, owner, content, part, false, start);
    }

    Sink openUnique(VirtualPath wish) throws StorageException {
        Node.Directory parent = tree.parent(wish);
        int number = 0;
        Name name = wish.name();
        while (isTaken(parent, name)) {
            name = numbered(wish.name(), ++number);
        }
        parent.reserved().add(name);
        VirtualPath path = wish.parent().child(name);
        return new MemorySink(tree, parent, path, owner, new Content(), null, true, 0);
    }

    private boolean isTaken(Node.Directory parent, Name name) {
        return parent.children().containsKey(name)
                || parent.reserved().contains(name)
                || parent.parts().containsKey(new Node.PartKey(owner, name));
    }

    private static Name numbered(Name wish, int number) {
        String suffix = "." + number;
        String stem = wish.octets();
        int room = Name.MAX_LENGTH - suffix.length();
        return new Name(stem.substring(0, Math.min(stem.length(), room)) + suffix);
    }

    private Node.PartKey key(VirtualPath path) {
        return new Node.PartKey(owner, path.name());
    }

    private static StorageException badOffset(VirtualPath path) {
        return new StorageException(Reason.BAD_OFFSET, "the offset lies beyond " + path);
    }
}
