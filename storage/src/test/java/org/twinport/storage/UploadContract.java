package org.twinport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.StorageException.Reason;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every storage does with uploads that are finished. */
public abstract class UploadContract extends StorageContract {

    @Test
    void a_new_upload_replaces_the_old_file() throws Exception {
        put(storage(), "/a", "the old content");
        put(storage(), "/a", "new");

        assertThat(get(storage(), "/a")).isEqualTo("new");
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    @Test
    void a_sink_counts_its_position() throws Exception {
        put(storage(), "/a", "12345");

        try (Sink sink = storage().write(path("/a"), new WriteMode.ResumeAt(3))) {
            assertThat(sink.path()).isEqualTo(path("/a"));
            assertThat(sink.position()).isEqualTo(3);
            sink.write(bytes("xyz"));
            assertThat(sink.position()).isEqualTo(6);
            sink.commit();
        }
        assertThat(get(storage(), "/a")).isEqualTo("123xyz");
    }

    @Test
    void resuming_a_complete_file_keeps_its_beginning() throws Exception {
        put(storage(), "/a", "0123456789");

        put(storage(), "/a", new WriteMode.ResumeAt(4), "abcdefghi");

        assertThat(get(storage(), "/a")).isEqualTo("0123abcdefghi");
    }

    @Test
    void resuming_at_the_end_of_a_complete_file_appends() throws Exception {
        put(storage(), "/a", "0123");

        put(storage(), "/a", new WriteMode.ResumeAt(4), "45");

        assertThat(get(storage(), "/a")).isEqualTo("012345");
    }

    @Test
    void resuming_beyond_the_end_is_refused_and_changes_nothing() throws Exception {
        put(storage(), "/a", "0123");

        assertRefused(
                Reason.BAD_OFFSET, () -> storage().write(path("/a"), new WriteMode.ResumeAt(5)));
        assertThat(get(storage(), "/a")).isEqualTo("0123");
        assertRefused(
                Reason.BAD_OFFSET, () -> storage().write(path("/new"), new WriteMode.ResumeAt(1)));
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    @Test
    void resuming_at_zero_replaces() throws Exception {
        put(storage(), "/a", "0123456789");
        put(storage(), "/a", new WriteMode.ResumeAt(0), "abc");
        put(storage(), "/b", new WriteMode.ResumeAt(0), "new");

        assertThat(get(storage(), "/a")).isEqualTo("abc");
        assertThat(get(storage(), "/b")).isEqualTo("new");
    }

    @Test
    void appending_goes_on_after_the_last_byte_or_makes_a_file() throws Exception {
        put(storage(), "/a", new WriteMode.Append(), "one ");
        put(storage(), "/a", new WriteMode.Append(), "two");

        assertThat(get(storage(), "/a")).isEqualTo("one two");
    }

    @Test
    void a_unique_upload_finds_a_name_that_nobody_has() throws Exception {
        put(storage(), "/a", "first");

        assertThat(storeUnique("/a")).isEqualTo(path("/a.1"));
        assertThat(storeUnique("/a")).isEqualTo(path("/a.2"));
        assertThat(storeUnique("/b")).isEqualTo(path("/b"));
        assertThat(get(storage(), "/a")).isEqualTo("first");
        assertThat(get(storage(), "/a.1")).isEqualTo("unique");
    }

    @Test
    void a_unique_name_stays_within_255_bytes() throws Exception {
        String longest = "n".repeat(255);
        put(storage(), "/" + longest, "first");

        assertThat(storeUnique("/" + longest).name())
                .isEqualTo(new Name(longest.substring(2) + ".1"));
    }

    private VirtualPath storeUnique(String wish) throws StorageException {
        try (Sink sink = storage().writeUnique(path(wish))) {
            sink.write(bytes("unique"));
            sink.commit();
            return sink.path();
        }
    }

    @Test
    void unique_uploads_at_once_get_different_names() throws Exception {
        Callable<VirtualPath> upload = () -> storeUnique("/a");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<VirtualPath> taken =
                    threads
                            .invokeAll(IntStream.range(0, 20).mapToObj(_ -> upload).toList())
                            .stream()
                            .map(Future::resultNow);
            assertThat(taken).doesNotHaveDuplicates();
        }
        assertThat(names(storage(), "/")).hasSize(20);
    }

    @Test
    void uploads_to_one_name_at_once_leave_one_of_them_whole() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                String text = Character.toString('a' + i).repeat(100_000);
                Future<?> _ =
                        threads.submit(() -> {
                            put(storage(), "/a", text);
                            return text;
                        });
            }
        }
        if (isStaged()) {
            String result = get(storage(), "/a");
            assertThat(result).isEqualTo(result.substring(0, 1).repeat(100_000));
        }
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    /** Whether an upload is invisible until it is complete. */
    protected boolean isStaged() {
        return true;
    }

    @Test
    void a_commit_as_new_makes_a_file() throws Exception {
        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.write(bytes("x"));
            sink.commitNew();
        }
        assertThat(get(storage(), "/a")).isEqualTo("x");
    }
}
