package org.twinport.storage.local;

import org.twinport.storage.Source;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A file of this machine, open for reading; used by one thread. */
final class LocalSource implements Source {
    private final Path path;
    private final FileChannel channel;
    private final long size;
    private long position;

    LocalSource(Path path, FileChannel channel, long size, long position) {
        this.path = path;
        this.channel = channel;
        this.size = size;
        this.position = position;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<FileChannel> channel() {
        return Optional.of(channel);
    }

    @Override
    public int read(ByteBuffer target) throws StorageException {
        if (position >= size) {
            return -1;
        }
        ByteBuffer room =
                target.slice(
                        target.position(), (int) Math.min(target.remaining(), size - position));
        int n = Failures.translated(path, "reading", () -> channel.read(room, position));
        if (n <= 0) {
            throw new StorageException(Reason.FAILED, "the file became shorter: " + path);
        }
        target.position(target.position() + n);
        position += n;
        return n;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing was written through it.
        }
    }
}
