package org.twinport.storage.local;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.jspecify.annotations.Nullable;
import org.twinport.storage.local.Linux.Room;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The names in an open directory, by getdents64(2); used by one thread. */
final class LinuxEntries implements Iterator<String> {
    private static final int SIZE = 32 << 10;
    private static final int RECORD_LENGTH = 16;
    private static final int TEXT = 19;

    private final int directory;
    private final Room room;
    private final MemorySegment records = Arena.ofAuto().allocate(SIZE, 8);
    private final byte[] bytes = new byte[256];
    private int at;
    private int end;
    private @Nullable String next;
    private boolean ended;

    LinuxEntries(int directory, Room room) {
        this.directory = directory;
        this.room = room;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String name = next;
        next = null;
        return java.util.Objects.requireNonNull(name);
    }

    private void advance() {
        if (at == end) {
            at = 0;
            end = Linux.entries(room, directory, records);
            if (end < 0) {
                ended = true;
                throw new DirectoryIteratorException(
                        new IOException("the directory cannot be read (error " + -end + ")"));
            }
            if (end == 0) {
                ended = true;
                return;
            }
        }
        int length = Short.toUnsignedInt(records.get(JAVA_SHORT_UNALIGNED, at + RECORD_LENGTH));
        String name = text(at + TEXT, length - TEXT);
        at += length;
        if (!name.equals(".") && !name.equals("..")) {
            next = name;
        }
    }

    private String text(int from, int most) {
        int length = Math.min(most, bytes.length);
        MemorySegment.copy(records, JAVA_BYTE, from, bytes, 0, length);
        int n = 0;
        while (n < length && bytes[n] != 0) {
            n++;
        }
        return new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
    }
}
