package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Uploads that are written beside their target and take its name when they are complete; immutable,
 * used by many threads.
 */
record StagedUploads(
        HiddenNames hidden, HiddenFiles files, Parts parts, Ownership ownership, boolean fsync)
        implements Uploads {

    private static final long COPY_CHUNK = 4L << 20;

    @Override
    public Sink open(Place place, VirtualPath path, WriteMode mode) throws IOException {
        if (place.facts() != null) {
            place.requiredFile();
        }
        Name name = place.requiredName();
        boolean complete = place.facts() != null;
        return switch (mode) {
            case WriteMode.ResumeAt(long offset) when offset > 0 ->
                    complete ? copied(place, path, offset) : resumed(place, path, offset);
            case WriteMode.Append() when complete ->
                    copied(place, path, place.requiredFile().size());
            case WriteMode.Append() when parts.facts(place.directory(), name) != null ->
                    resumed(place, path, -1);
            default -> fresh(place, path);
        };
    }

    /** Starts anew; in the user's part, unless another upload is using it. */
    private Sink fresh(Place place, VirtualPath path) throws IOException {
        HiddenFile part =
                parts.resumable()
                        ? parts.openOrCreate(place.directory(), place.requiredName())
                        : null;
        boolean keep = part != null;
        HiddenFile file = part != null ? part : temporary(place.directory());
        return sink(place, path, file, keep, 0);
    }

    /**
     * Goes on with the user's part.
     *
     * @param offset where to go on; -1 for the end
     */
    private Sink resumed(Place place, VirtualPath path, long offset) throws IOException {
        Directory directory = place.directory();
        Name name = place.requiredName();
        if (parts.facts(directory, name) == null) {
            throw badOffset(path);
        }
        HiddenFile part =
                offset < 0 ? parts.open(directory, name) : parts.takeOver(directory, name);
        if (part == null) {
            throw new StorageException(Reason.BUSY, "another upload is writing " + path);
        }
        long size = part.size();
        if (offset > size) {
            part.close();
            throw badOffset(path);
        }
        return sink(place, path, part, true, offset < 0 ? size : offset);
    }

    /** Goes on after the first {@code length} bytes of the complete file, in a copy. */
    private Sink copied(Place place, VirtualPath path, long length) throws IOException {
        Directory directory = place.directory();
        HiddenFile copy = temporary(directory);
        try (FileChannel from = directory.readable(place.requiredName())) {
            if (length > from.size()) {
                throw badOffset(path);
            }
            copy(from, copy.channel(), length);
        } catch (IOException e) {
            discard(copy);
            throw e;
        }
        return sink(place, path, copy, false, length);
    }

    private static void copy(FileChannel from, FileChannel to, long length) throws IOException {
        long done = 0;
        while (done < length) {
            long n = from.transferTo(done, Math.min(COPY_CHUNK, length - done), to);
            if (n <= 0) {
                throw new StorageException(Reason.FAILED, "the file shrank while it was copied");
            }
            done += n;
            LockSupport.parkNanos(1);
        }
    }

    @Override
    public @Nullable Sink openNew(Directory directory, Name name, VirtualPath path)
            throws IOException {
        if (isTaken(directory, name)) {
            return null;
        }
        HiddenFile reserved = files.openOrCreate(directory, hidden.reservation(name));
        if (reserved == null) {
            return null;
        }
        // Whoever held the reservation before may have finished the file in between.
        if (isTaken(directory, name)) {
            discard(reserved);
            return null;
        }
        reserved.truncate(0);
        return new StagedSink(directory, name, path, reserved, this, StagedSink.Purpose.NEW, 0);
    }

    private boolean isTaken(Directory directory, Name name) throws IOException {
        return directory.facts(name) != null || parts.facts(directory, name) != null;
    }

    private HiddenFile temporary(Directory directory) throws IOException {
        HiddenFile file = files.openOrCreate(directory, hidden.temporary());
        if (file == null) {
            throw new StorageException(Reason.BUSY, "a random name is in use");
        }
        return file;
    }

    private Sink sink(Place place, VirtualPath path, HiddenFile file, boolean keep, long offset)
            throws IOException {
        StagedSink.Purpose purpose = keep ? StagedSink.Purpose.PART : StagedSink.Purpose.TEMPORARY;
        return new StagedSink(
                place.directory(), place.requiredName(), path, file, this, purpose, offset);
    }

    private static void discard(HiddenFile file) throws IOException {
        try (file) {
            file.delete();
        }
    }

    private static StorageException badOffset(VirtualPath path) {
        return new StorageException(Reason.BAD_OFFSET, "the offset lies beyond " + path);
    }
}
