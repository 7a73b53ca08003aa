package org.twinport.tests.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/** Bytes worth sending; pure but for the files it writes. */
public final class Content {

    /** A size beyond 32 bits. */
    public static final long HUGE = (4L << 30) + 3_000_017;

    private static final int MARK = 8192;

    private Content() {}

    /** Random bytes, the same for the same seed, so that every byte value and CR LF occur. */
    public static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The first {@code percent} of the bytes. */
    public static byte[] head(byte[] whole, int percent) {
        return Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100));
    }

    /**
     * Writes a sparse file of {@link #HUGE} bytes, marked at its start, beyond 4 GiB and its end.
     */
    public static void writeHuge(Path file) {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at : marks()) {
                out.write(ByteBuffer.wrap(random(MARK, at)), at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that {@code file} is what {@link #writeHuge} writes, from {@code from} on. */
    public static void assertHuge(Path file, long from) throws IOException {
        assertThat(Files.size(file)).isEqualTo(HUGE);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at : marks()) {
                if (at >= from) {
                    assertThat(bytes(in, at)).as("bytes at %d", at).isEqualTo(random(MARK, at));
                }
            }
            long gap = 3L << 30;
            if (gap >= from) {
                assertThat(bytes(in, gap)).containsOnly(0);
            }
        }
    }

    /** A sparse file that ends in the middle of {@link #writeHuge}'s, beyond 4 GiB. */
    public static long writeHugeStart(Path file) throws IOException {
        long end = (4L << 30) + 1_000_003;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(new byte[1]), end - 1);
        }
        return end;
    }

    private static long[] marks() {
        return new long[] {0, (4L << 30) - MARK / 2, (4L << 30) + 1_500_000, HUGE - MARK};
    }

    private static byte[] bytes(FileChannel in, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MARK);
        while (buffer.hasRemaining() && in.read(buffer, at + buffer.position()) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
