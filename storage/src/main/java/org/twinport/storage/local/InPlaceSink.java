package org.twinport.storage.local;

import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An upload that is visible while it grows; used by one thread. What a new file replaces is cut off
 * with the first byte, or at the commit of an empty one: an upload whose data connection never
 * comes about must not cost the old file.
 */
final class InPlaceSink implements Sink {
    private final Directory directory;
    private final VirtualPath path;
    private final OpenFile file;
    private final boolean fsync;
    private long position;
    private boolean replaces;

    InPlaceSink(
            Directory directory, VirtualPath path, OpenFile file, boolean fsync, long position) {
        this.directory = directory;
        this.path = path;
        this.file = file;
        this.fsync = fsync;
        this.position = position;
        this.replaces = position == 0;
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
                    cutOff();
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
                    cutOff();
                    int taken = file.takeFromPipe(pipe, count, position);
                    position += taken;
                    return taken;
                });
    }

    private void cutOff() throws IOException {
        if (replaces) {
            replaces = false;
            file.truncate(0);
        }
    }

    @Override
    public void commit() throws StorageException {
        Failures.translating(
                directory.path(),
                path,
                () -> {
                    cutOff();
                    if (fsync) {
                        file.force();
                        directory.force();
                    }
                });
    }

    // A file that was not there was created by this very upload.
    @Override
    public void commitNew() throws StorageException {
        commit();
    }

    @Override
    public void close() {
        try (directory;
                file) {
            // Both are closed, whichever fails.
        } catch (IOException _) {
            // The bytes count only after a commit, and a commit has seen its own errors.
        }
    }
}
