package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/** A file by means of the JDK alone; used by one thread at a time. */
final class ChannelFile implements OpenFile {
    private final FileChannel channel;
    private @Nullable FileLock lock;

    ChannelFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean lock() throws IOException {
        try {
            if (lock != null) {
                lock.release();
            }
            lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public boolean isLocked() {
        return lock != null;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return channel.write(source, position);
    }

    @Override
    public boolean takesPipes() {
        return false;
    }

    @Override
    public int takeFromPipe(int pipe, int count, long position) {
        return 0;
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public boolean setMode(int mode) {
        return false;
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
