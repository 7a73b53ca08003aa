package org.twinport.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file that is open for writing; used by one thread at a time. */
sealed interface OpenFile extends AutoCloseable permits ChannelFile, LinuxFile {

    /**
     * Locks the file against other processes, until it is closed.
     *
     * @return false if another process has it
     * @throws IOException on a file system without locks
     */
    boolean lock() throws IOException;

    /** Whether this process has the lock. */
    boolean isLocked();

    /** Writes some of {@code source}; returns how many bytes. */
    int write(ByteBuffer source, long position) throws IOException;

    /** Whether {@link #takeFromPipe} is worth trying. */
    boolean takesPipes();

    /**
     * Moves bytes from a pipe into the file.
     *
     * @return how many; fewer than {@code count} after an error, which writing will meet as well
     */
    int takeFromPipe(int pipe, int count, long position);

    /** Cuts off what lies behind {@code size}. */
    void truncate(long size) throws IOException;

    long size() throws IOException;

    /**
     * Sets permission bits.
     *
     * @param mode 0 to 0777
     * @return false if that is possible by name only
     */
    boolean setMode(int mode);

    /** Waits until the bytes are on the disk. */
    void force() throws IOException;

    /** For what is left to the JDK; closed with this one. */
    FileChannel channel() throws IOException;

    @Override
    void close() throws IOException;
}
