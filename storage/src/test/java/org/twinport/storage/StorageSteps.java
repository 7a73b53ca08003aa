package org.twinport.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.StorageException.Reason;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What every storage test does again and again; runs on the test's thread. */
public final class StorageSteps {
    private StorageSteps() {}

    public static VirtualPath path(String text) {
        return VirtualPath.of(text);
    }

    /** Stores a whole file. */
    public static void put(Storage storage, String file, String text) throws StorageException {
        put(storage, file, new WriteMode.Replace(), text);
    }

    public static void put(Storage storage, String file, WriteMode mode, String text)
            throws StorageException {
        try (Sink sink = storage.write(path(file), mode)) {
            sink.write(bytes(text));
            sink.commit();
        }
    }

    /** Begins to store a file and breaks off. */
    public static void breakOff(Storage storage, String file, WriteMode mode, String text)
            throws StorageException {
        try (Sink sink = storage.write(path(file), mode)) {
            sink.write(bytes(text));
        }
    }

    public static void breakOff(Storage storage, String file, String text) throws StorageException {
        breakOff(storage, file, new WriteMode.Replace(), text);
    }

    public static String get(Storage storage, String file) throws StorageException {
        return get(storage, path(file), 0);
    }

    public static String get(Storage storage, VirtualPath file, long offset)
            throws StorageException {
        try (Source source = storage.read(file, offset)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (source.read(buffer) >= 0) {
                all.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        }
    }

    public static List<Entry> entries(Storage storage, String directory) throws StorageException {
        List<Entry> entries = new ArrayList<>();
        try (Listing listing = storage.list(path(directory))) {
            for (Entry e = listing.next(); e != null; e = listing.next()) {
                entries.add(e);
            }
        }
        return entries;
    }

    /** The sorted octets of the names in a directory. */
    public static List<String> names(Storage storage, String directory) throws StorageException {
        return entries(storage, directory).stream().map(e -> e.name().octets()).sorted().toList();
    }

    public static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call)
                .extracting(StorageException::reason)
                .isEqualTo(reason);
    }
}
