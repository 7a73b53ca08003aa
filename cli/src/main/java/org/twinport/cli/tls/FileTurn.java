package org.twinport.cli.tls;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The turn of one thread of one process to change a file; the others wait. The lock file stays
 * behind, the lock of a process that died does not.
 */
final class FileTurn implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the turn.
     *
     * @throws IOException if it does not come within 10 s
     */
    static FileTurn take(Path lock) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        lock,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        boolean success = false;
        try {
            long end = System.nanoTime() + DEADLINE.toNanos();
            while (tryLock(channel).isEmpty()) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("another process holds " + lock);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            success = true;
            return new FileTurn(channel);
        } finally {
            if (!success) {
                channel.close();
            }
        }
    }

    /** Another thread of this process is told by an exception. */
    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException elsewhere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
