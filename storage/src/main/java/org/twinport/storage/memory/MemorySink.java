package org.twinport.storage.memory;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.nio.ByteBuffer;

/** An upload to memory; used by one thread, its effects guarded by the tree. */
final class MemorySink implements Sink {
    private final Tree tree;
    private final Node.Directory directory;
    private final VirtualPath path;
    private final String owner;
    private final Content content;

    /** Null where an interrupted upload is thrown away. */
    private final Node.@Nullable Part part;

    /** Whether no file may be replaced. */
    private final boolean unique;

    /** Where this upload begins in the content; what is behind it goes with the first byte. */
    private final long start;

    private final int turn;
    private boolean begun;
    private boolean committed;
    private boolean closed;

    MemorySink(
            Tree tree,
            Node.Directory directory,
            VirtualPath path,
            String owner,
            Content content,
            Node.@Nullable Part part,
            boolean unique,
            long start) {
        this.tree = tree;
        this.directory = directory;
        this.path = path;
        this.owner = owner;
        this.content = content;
        this.part = part;
        this.unique = unique;
        this.start = start;
        this.turn = part == null ? 0 : part.take();
    }

    @Override
    public VirtualPath path() {
        return path;
    }

    @Override
    public long position() {
        synchronized (tree) {
            return begun ? content.size() : start;
        }
    }

    @Override
    public void write(ByteBuffer source) throws StorageException {
        synchronized (tree) {
            requireTurn();
            begin();
            if (source.remaining() > Content.LONGEST - content.size()) {
                throw new StorageException(Reason.NO_SPACE, "too long for memory: " + path);
            }
            tree.take(source.remaining());
            content.append(source);
        }
    }

    private void requireTurn() throws StorageException {
        if (part != null && !part.isInTurn(turn)) {
            throw new StorageException(
                    Reason.BUSY, "another session of the same user goes on with " + path);
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            tree.free(content.size() - start);
            content.truncate(start);
        }
    }

    @Override
    public void commit() throws StorageException {
        commit(unique);
    }

    @Override
    public void commitNew() throws StorageException {
        commit(true);
    }

    private void commit(boolean asNew) throws StorageException {
        synchronized (tree) {
            if (committed || closed) {
                throw new IllegalStateException("the upload has ended");
            }
            requireTurn();
            Name name = path.name();
            Node old = directory.children().get(name);
            if (old != null && asNew) {
                throw new StorageException(Reason.EXISTS, "somebody else took the name " + path);
            }
            if (old instanceof Node.Directory) {
                throw new StorageException(Reason.NOT_A_FILE, "a directory took the name " + path);
            }
            begin();
            tree.remove(directory, name);
            directory.children().put(name, new Node.File(tree.nextId(), owner, content));
            directory.parts().values().remove(part);
            boolean _ = tree.removePart(directory, new Node.PartKey(owner, name));
            committed = true;
        }
    }

    @Override
    public void close() {
        synchronized (tree) {
            if (closed) {
                return;
            }
            closed = true;
            if (unique) {
                directory.reserved().remove(path.name());
            }
            if (!committed) {
                keepOrDiscard();
            }
        }
    }

    private void keepOrDiscard() {
        if (part == null) {
            tree.free(content.size());
            return;
        }
        part.release(turn);
        // An empty part is nothing to resume.
        if (part.isInTurn(turn) && content.size() == 0) {
            directory.parts().values().remove(part);
        }
    }
}
