package org.twinport.storage.memory;

import org.twinport.storage.Source;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A file in memory, open for reading, as it was when it was opened; used by one thread. */
final class MemorySource implements Source {
    private final Content content;
    private long position;

    MemorySource(Content content, long position) {
        this.content = content;
        this.position = position;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<FileChannel> channel() {
        return Optional.empty();
    }

    @Override
    public int read(ByteBuffer target) {
        int n = content.read(position, target);
        position += Math.max(0, n);
        return n;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
