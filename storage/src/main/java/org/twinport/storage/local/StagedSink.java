package org.twinport.storage.local;

import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;

/**
 * An upload that is written beside its target; used by one thread. What an earlier attempt left
 * behind the position is cut off with the first byte, or at the commit: an upload whose data
 * connection never comes about must not cost what can be resumed.
 */
final class StagedSink implements Sink {

    /** What the hidden file is for. */
    enum Purpose {
        /** To be resumed if it is not finished. */
        PART,
        /** To be thrown away if it is not finished. */
        TEMPORARY,
        /** Likewise, and never to replace a file. */
        NEW
    }

    private final Directory directory;
    private final Name target;
    private final VirtualPath path;
    private final HiddenFile file;
    private final StagedUploads uploads;
    private final Purpose purpose;
    private long position;
    private boolean begun;
    private boolean committed;
    private boolean closed;

    StagedSink(
            Directory directory,
            Name target,
            VirtualPath path,
            HiddenFile file,
            StagedUploads uploads,
            Purpose purpose,
            long position) {
        this.directory = directory;
        this.target = target;
        this.path = path;
        this.file = file;
        this.uploads = uploads;
        this.purpose = purpose;
        this.position = position;
    }

    @Override
    public VirtualPath path() {
        return path;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void write(ByteBuffer source) throws StorageException {
        Failures.translating(
                directory.path(),
                path,
                () -> {
                    begin();
                    while (source.hasRemaining()) {
                        position += file.write(source, position);
                    }
                });
    }

    @Override
    public boolean takesPipes() {
        return file.takesPipes();
    }

    @Override
    public int takeFromPipe(int pipe, int count) throws StorageException {
        return Failures.translated(
                directory.path(),
                path,
                () -> {
                    begin();
                    int taken = file.takeFromPipe(pipe, count, position);
                    position += taken;
                    return taken;
                });
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            if (!file.isNew()) {
                file.truncate(position);
            }
        }
    }

    @Override
    public void commit() throws StorageException {
        finish(purpose == Purpose.NEW ? this::takeNewName : this::takeName);
    }

    @Override
    public void commitNew() throws StorageException {
        finish(this::takeNewName);
    }

    private void finish(Failures.Action takeName) throws StorageException {
        if (committed || closed) {
            throw new IllegalStateException("the upload has ended");
        }
        Failures.translating(directory.path(), path, () -> finishBy(takeName));
    }

    private void finishBy(Failures.Action takeName) throws IOException {
        file.requireOwn(true);
        begin();
        file.apply(uploads.ownership());
        if (uploads.fsync()) {
            file.force();
        }
        takeName.run();
        committed = true;
        if (uploads.fsync()) {
            directory.force();
        }
        if (purpose != Purpose.PART) {
            uploads.parts().discardStale(directory, target);
        }
    }

    private void takeName() throws IOException {
        try {
            file.moveTo(target);
        } catch (IOException e) {
            Facts found = directory.facts(target);
            if (found != null && found.isDirectory()) {
                throw new StorageException(
                        Reason.NOT_A_FILE, "a directory took the name " + path, e);
            }
            throw e;
        }
    }

    // Renaming replaces, so an empty file of ours takes the name first, in a way that does not.
    private void takeNewName() throws IOException {
        try {
            directory.create(target, 0600).close();
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(Reason.EXISTS, "somebody else took the name " + path, e);
        }
        try {
            file.moveTo(target);
        } catch (IOException e) {
            directory.deleteFile(target);
            throw e;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory;
                file) {
            // An empty part is nothing to resume.
            if (!committed && (purpose != Purpose.PART || file.size() == 0)) {
                file.delete();
            }
        } catch (IOException _) {
            // What stays behind is hidden, and the next sweep removes it.
        }
    }
}
