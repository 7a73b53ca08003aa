package org.twinport.storage.local;

import org.twinport.storage.local.Linux.Room;

/**
 * A file that the kernel fills out of a pipe; used by one thread at a time.
 *
 * <p>Closing it also ends the locks that this process has on the file.
 */
final class PipedFile implements AutoCloseable {
    private final int fd;
    private final Scratch scratch;
    private final Room room;

    /**
     * @param room borrowed from {@code scratch}, given back when this is closed
     */
    PipedFile(int fd, Scratch scratch, Room room) {
        this.fd = fd;
        this.scratch = scratch;
        this.room = room;
    }

    /**
     * Moves bytes from a pipe into the file.
     *
     * @return how many; fewer than {@code count} after an error, which writing will meet as well
     */
    int take(int pipe, int count, long position) {
        int taken = 0;
        while (taken < count) {
            int n = Linux.splice(room, pipe, fd, position + taken, count - taken);
            if (n <= 0) {
                return taken;
            }
            taken += n;
        }
        return taken;
    }

    @Override
    public void close() {
        Linux.close(room, fd);
        scratch.giveBack(room);
    }
}
