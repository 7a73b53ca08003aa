package org.twinport.storage.memory;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of one file; guarded by the tree while they grow, never changed after a commit. */
final class Content {
    /** What fits into an array on every Java machine. */
    static final int LONGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[0];
    private int size;

    int size() {
        return size;
    }

    void append(ByteBuffer source) {
        int n = source.remaining();
        if (bytes.length - size < n) {
            long wanted = Math.max((long) size + n, Math.min(LONGEST, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
        source.get(bytes, size, n);
        size += n;
    }

    void truncate(long length) {
        size = (int) Math.min(size, length);
    }

    /** A copy of the first {@code length} bytes. */
    Content copy(int length) {
        Content copy = new Content();
        copy.append(ByteBuffer.wrap(bytes, 0, length));
        return copy;
    }

    /** Copies as many bytes as there are and fit. */
    int read(long position, ByteBuffer target) {
        int n = (int) Math.min(target.remaining(), size - position);
        if (n <= 0) {
            return -1;
        }
        target.put(bytes, (int) position, n);
        return n;
    }
}
