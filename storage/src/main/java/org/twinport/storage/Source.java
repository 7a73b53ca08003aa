package org.twinport.storage;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A file open for reading; used by one thread. */
public interface Source extends AutoCloseable {

    /** The file's size in bytes when it was opened. */
    long size();

    /** The offset of the next byte that {@link #read} returns; at first the one asked for. */
    long position();

    /**
     * The file itself where there is one, so that its bytes need not pass through the heap; read it
     * by position only.
     */
    Optional<FileChannel> channel();

    /**
     * Reads at least one byte, and none beyond {@link #size}.
     *
     * @return the number of bytes, or -1 at the end
     * @throws StorageException also if the file has become shorter since it was opened
     */
    int read(ByteBuffer target) throws StorageException;

    @Override
    void close();
}
