package org.twinport.storage.local;

import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An upload that is visible while it grows; used by one thread. What a new file replaces is cut off
 * with the first byte, or at the commit of an empty one: an upload whose data connection never
 * comes about must not cost the old file.
 */
final class InPlaceSink implements Sink {
    private final Directory directory;
    private final VirtualPath path;
    private final FileChannel channel;
    private final boolean fsync;
    private long position;
    private boolean replaces;

    InPlaceSink(
            Directory directory,
            VirtualPath path,
            FileChannel channel,
            boolean fsync,
            long position) {
        this.directory = directory;
        this.path = path;
        this.channel = channel;
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
                        position += channel.write(source);
                    }
                });
    }

    private void cutOff() throws IOException {
        if (replaces) {
            replaces = false;
            channel.truncate(0);
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
                        channel.force(true);
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
                channel) {
            // Both are closed, whichever fails.
        } catch (IOException _) {
            // The bytes count only after a commit, and a commit has seen its own errors.
        }
    }
}
