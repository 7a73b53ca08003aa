package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Source;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.Linux.Room;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that was opened by a call of Linux; used by one thread. A channel is made of it only if it
 * is asked for, as that costs as much as sending a small file.
 */
final class LinuxSource implements Source {
    private final int fd;
    private final VirtualPath path;
    private final Scratch scratch;
    private final long size;
    private long position;
    private @Nullable FileChannel channel;
    private boolean closed;

    LinuxSource(int fd, VirtualPath path, Scratch scratch, long size, long position) {
        this.fd = fd;
        this.path = path;
        this.scratch = scratch;
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
        try {
            if (channel == null) {
                channel = FileChannel.open(Path.of("/proc/self/fd/" + fd), StandardOpenOption.READ);
            }
            return Optional.of(channel);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public int read(ByteBuffer target) throws StorageException {
        if (position >= size) {
            return -1;
        }
        int most = (int) Math.min(size - position, target.remaining());
        int n = target.isDirect() ? readDirect(target, most) : readHeap(target, most);
        if (n <= 0) {
            throw new StorageException(
                    Reason.FAILED,
                    n == 0 ? "the file became shorter: " + path : "reading failed: " + path);
        }
        position += n;
        return n;
    }

    private int readDirect(ByteBuffer target, int most) {
        Room room = scratch.take();
        try {
            MemorySegment whole = MemorySegment.ofBuffer(target);
            int n = Linux.read(room, fd, whole.asSlice(0, most), position);
            target.position(target.position() + Math.max(n, 0));
            return n;
        } finally {
            scratch.giveBack(room);
        }
    }

    private int readHeap(ByteBuffer target, int most) throws StorageException {
        FileChannel file =
                channel()
                        .orElseThrow(() ->
                                new StorageException(Reason.FAILED, "reading failed: " + path));
        ByteBuffer slice = target.slice(target.position(), most);
        int n = Failures.translated(Path.of("/"), path, () -> file.read(slice, position));
        target.position(target.position() + Math.max(n, 0));
        return Math.max(n, 0);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Room room = scratch.take();
        Linux.close(room, fd);
        scratch.giveBack(room);
        FileChannel file = channel;
        if (file != null) {
            try {
                file.close();
            } catch (IOException _) {
                // Nothing was written through it.
            }
        }
    }
}
