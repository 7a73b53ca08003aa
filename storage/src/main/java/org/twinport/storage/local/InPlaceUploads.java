package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Uploads that are written straight into their files; immutable, used by many threads. */
record InPlaceUploads(Ownership ownership, boolean fsync) implements Uploads {

    @Override
    public Sink open(Place place, VirtualPath path, WriteMode mode) throws IOException {
        if (place.facts() == null && mode instanceof WriteMode.ResumeAt(long n) && n > 0) {
            throw badOffset(path);
        }
        OpenFile file = file(place);
        try {
            long size = file.size();
            long offset =
                    switch (mode) {
                        case WriteMode.Replace() -> 0;
                        case WriteMode.ResumeAt(long from) -> from;
                        case WriteMode.Append() -> size;
                    };
            if (offset > size) {
                throw badOffset(path);
            }
            return new InPlaceSink(place.directory(), path, file, fsync, offset);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static StorageException badOffset(VirtualPath path) {
        return new StorageException(Reason.BAD_OFFSET, "the offset lies beyond " + path);
    }

    private OpenFile file(Place place) throws IOException {
        Name name = place.requiredName();
        if (place.facts() != null) {
            place.requiredFile();
            return place.directory().writable(name);
        }
        return created(place.directory(), name);
    }

    private OpenFile created(Directory directory, Name name) throws IOException {
        OpenFile file = directory.create(name, ownership.fileMode() | 0600);
        try {
            boolean _ = ownership.applyToFile(directory, name);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable Sink openNew(Directory directory, Name name, VirtualPath path)
            throws IOException {
        if (directory.facts(name) != null) {
            return null;
        }
        try {
            return new InPlaceSink(directory, path, created(directory, name), fsync, 0);
        } catch (FileAlreadyExistsException | NoSuchFileException _) {
            return null;
        }
    }
}
