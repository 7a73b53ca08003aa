package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Uploads that come out of a pipe. */
class LocalPipesTest {
    @TempDir Path temp;

    private Path root;
    private Path fifo;
    private FileChannel pipe;
    private int descriptor;

    @BeforeEach
    void makePipe() throws Exception {
        root = Files.createDirectory(temp.resolve("root"));
        fifo = temp.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        // Linux opens both ends at once without waiting.
        pipe = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
        descriptor = descriptor();
    }

    @AfterEach
    void closePipe() throws IOException {
        pipe.close();
    }

    private int descriptor() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(this::leadsToFifo)
                    .map(found -> Integer.valueOf(found.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean leadsToFifo(Path found) {
        try {
            return Files.readSymbolicLink(found).equals(fifo.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private LocalStorage storage(UploadPolicy policy) throws IOException {
        return new LocalStorage(root, LocalRules.of("user", "server").withUploads(policy));
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What is not taken out of the pipe is written, as the pump does. */
    private void take(Sink sink, String text) throws Exception {
        pipe.write(text(text));
        int taken = sink.takeFromPipe(descriptor, text.length());
        assertThat(taken).isBetween(0, text.length());
        if (taken < text.length()) {
            ByteBuffer rest = ByteBuffer.allocate(text.length() - taken);
            while (rest.hasRemaining()) {
                pipe.read(rest);
            }
            sink.write(rest.flip());
        }
    }

    @ParameterizedTest
    @EnumSource
    void pipes_and_buffers_make_one_file(UploadPolicy policy) throws Exception {
        LocalStorage storage = storage(policy);
        try (Sink sink = storage.write(path("/f"), new WriteMode.Replace())) {
            sink.write(text("one "));
            take(sink, "two ");
            take(sink, "three ");
            sink.write(text("four"));
            assertThat(sink.position()).isEqualTo(18);
            sink.commit();
        }
        assertThat(get(storage, "/f")).isEqualTo("one two three four");
    }

    @Test
    void pipes_are_taken_where_native_calls_are_allowed_and_only_there() throws Exception {
        LocalStorage storage = storage(UploadPolicy.RESUMABLE);
        try (Sink sink = storage.write(path("/f"), new WriteMode.Replace())) {
            assertThat(sink.takesPipes()).isEqualTo(LinuxTree.isUsable());
            pipe.write(text("12345"));
            assertThat(sink.takeFromPipe(descriptor, 5)).isEqualTo(LinuxTree.isUsable() ? 5 : 0);
        }
    }

    @Test
    void what_was_there_behind_a_restart_point_is_cut_off() throws Exception {
        LocalStorage storage = storage(UploadPolicy.RESUMABLE);
        Files.writeString(root.resolve("f"), "abcdefghij");
        try (Sink sink = storage.write(path("/f"), new WriteMode.ResumeAt(3))) {
            take(sink, "XY");
            sink.commit();
        }
        assertThat(get(storage, "/f")).isEqualTo("abcXY");
    }

    @Test
    void after_a_pipe_that_fails_writing_goes_on_where_it_was() throws Exception {
        LocalStorage storage = storage(UploadPolicy.RESUMABLE);
        try (Sink sink = storage.write(path("/f"), new WriteMode.Replace())) {
            take(sink, "one ");
            assertThat(sink.takeFromPipe(1 << 20, 10)).isZero();
            sink.write(text("two"));
            sink.commit();
        }
        assertThat(get(storage, "/f")).isEqualTo("one two");
    }

    @Test
    void an_upload_that_was_taken_over_takes_no_more() throws Exception {
        LocalStorage storage = storage(UploadPolicy.RESUMABLE);
        try (Sink first = storage.write(path("/f"), new WriteMode.Replace())) {
            take(first, "12345");
            try (Sink second = storage.write(path("/f"), new WriteMode.ResumeAt(5))) {
                pipe.write(text("x"));
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> first.takeFromPipe(descriptor, 1))
                        .returns(Reason.BUSY, StorageException::reason);
                pipe.read(ByteBuffer.allocate(1));
                take(second, "6");
                second.commit();
            }
        }
        assertThat(get(storage, "/f")).isEqualTo("123456");
        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }

    /** Whoever may write to the folder must not lead the server's bytes elsewhere. */
    @Test
    void a_hidden_file_that_was_replaced_is_not_filled() throws Exception {
        LocalStorage storage = storage(UploadPolicy.RESUMABLE);
        Path other = Files.writeString(temp.resolve("other"), "untouched");
        try (Sink sink = storage.write(path("/f"), new WriteMode.Replace())) {
            sink.write(text("one"));
            Path hidden = HiddenFilesOnDisk.in(root).getFirst();
            Files.delete(hidden);
            Files.createLink(hidden, other);
            take(sink, "two");
        }
        assertThat(other).hasContent("untouched");
    }
}
