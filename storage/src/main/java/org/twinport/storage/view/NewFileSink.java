package org.twinport.storage.view;

import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;

import java.nio.ByteBuffer;

/**
 * The upload of a user who may not overwrite; used by one thread. While the bytes came in, somebody
 * else may have finished a file of that name.
 */
record NewFileSink(Sink sink) implements Sink {

    @Override
    public VirtualPath path() {
        return sink.path();
    }

    @Override
    public long position() {
        return sink.position();
    }

    @Override
    public void write(ByteBuffer source) throws StorageException {
        sink.write(source);
    }

    @Override
    public boolean takesPipes() {
        return sink.takesPipes();
    }

    @Override
    public int takeFromPipe(int pipe, int count) throws StorageException {
        return sink.takeFromPipe(pipe, count);
    }

    @Override
    public void commit() throws StorageException {
        sink.commitNew();
    }

    @Override
    public void commitNew() throws StorageException {
        sink.commitNew();
    }

    @Override
    public void close() {
        sink.close();
    }
}
