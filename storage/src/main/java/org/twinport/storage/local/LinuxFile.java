package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.storage.local.Linux.Room;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file by means of calls of Linux; used by one thread at a time: a number that was closed can be
 * another file's at once.
 *
 * <p>What is done rarely, and what fails, is left to the JDK, which opens the file once more.
 */
final class LinuxFile implements OpenFile {
    private final int fd;
    private final Scratch scratch;
    private @Nullable FileChannel channel;
    private boolean locked;
    private boolean closed;

    LinuxFile(int fd, Scratch scratch) {
        this.fd = fd;
        this.scratch = scratch;
    }

    @FunctionalInterface
    private interface Call {
        int run(Room room);
    }

    private int call(Call call) throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Room room = scratch.take();
        try {
            return call.run(room);
        } finally {
            scratch.giveBack(room);
        }
    }

    @Override
    public boolean lock() throws IOException {
        int result = call(room -> LinuxWriting.lock(room, fd));
        if (result == -LinuxWriting.EAGAIN || result == -LinuxWriting.EACCES) {
            return false;
        }
        if (result < 0) {
            throw new IOException("no locks here (error " + -result + ")");
        }
        locked = true;
        return true;
    }

    @Override
    public boolean isLocked() {
        return locked;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int n = source.isDirect() ? writeDirect(source, position) : -1;
        return n < 0 ? channel().write(source, position) : n;
    }

    private int writeDirect(ByteBuffer source, long position) throws ClosedChannelException {
        MemorySegment bytes = MemorySegment.ofBuffer(source);
        int n = call(room -> LinuxWriting.write(room, fd, bytes, position));
        source.position(source.position() + Math.max(n, 0));
        return n;
    }

    @Override
    public boolean takesPipes() {
        return true;
    }

    @Override
    public int takeFromPipe(int pipe, int count, long position) {
        int taken = 0;
        while (taken < count && !closed) {
            int n = splice(pipe, count - taken, position + taken);
            if (n <= 0) {
                return taken;
            }
            taken += n;
        }
        return taken;
    }

    private int splice(int pipe, int count, long position) {
        Room room = scratch.take();
        try {
            return Linux.splice(room, pipe, fd, position, count);
        } finally {
            scratch.giveBack(room);
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        if (call(room -> LinuxWriting.truncate(room, fd, size)) < 0) {
            channel().truncate(size);
        }
    }

    @Override
    public long size() throws IOException {
        Room room = scratch.take();
        try {
            boolean known = !closed && Linux.statOpen(room, fd) == 0;
            return known ? LinuxFacts.size(room) : channel().size();
        } finally {
            scratch.giveBack(room);
        }
    }

    @Override
    public boolean setMode(int mode) {
        try {
            return call(room -> LinuxWriting.setMode(room, fd, mode)) == 0;
        } catch (ClosedChannelException _) {
            return false;
        }
    }

    // The kernel tells of bytes that it could not write once, and to this descriptor.
    @Override
    public void force() throws IOException {
        int result = call(room -> LinuxWriting.force(room, fd));
        if (result < 0) {
            throw new IOException("the disk did not take all bytes (error " + -result + ")");
        }
    }

    @Override
    public FileChannel channel() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        FileChannel known = channel;
        if (known == null) {
            known = FileChannel.open(Path.of("/proc/self/fd/" + fd), StandardOpenOption.WRITE);
            channel = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Room room = scratch.take();
        Linux.close(room, fd);
        scratch.giveBack(room);
        if (channel != null) {
            channel.close();
        }
    }
}
