package org.twinport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.twinport.storage.StorageException.Reason;

import java.nio.ByteBuffer;

/** What a storage does that shows uploads only when they are complete. */
public abstract class StagedContract extends UploadContract {

    @Test
    void nothing_is_visible_before_the_commit() throws Exception {
        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.write(bytes("x"));
            assertThat(names(storage(), "/")).isEmpty();
            assertRefused(Reason.NOT_FOUND, () -> storage().read(path("/a"), 0));
            sink.commit();
            assertThat(names(storage(), "/")).containsExactly("a");
        }
    }

    @Test
    void an_interrupted_upload_leaves_the_old_file() throws Exception {
        put(storage(), "/a", "old");

        breakOff(storage(), "/a", "new");
        assertThat(get(storage(), "/a")).isEqualTo("old");
        breakOff(storage(), "/a", new WriteMode.ResumeAt(1), "xyz");
        assertThat(get(storage(), "/a")).isEqualTo("old");
        breakOff(storage(), "/a", new WriteMode.Append(), "xyz");
        assertThat(get(storage(), "/a")).isEqualTo("old");
        assertThat(storage().stat(path("/a")).size()).isEqualTo(3);
    }

    @Test
    void an_interrupted_unique_upload_leaves_nothing() throws Exception {
        try (Sink sink = storage().writeUnique(path("/a"))) {
            sink.write(bytes("x"));
        }
        assertThat(names(storage(), "/")).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/a")));
    }

    @Test
    void a_resumed_complete_file_ends_with_the_new_bytes() throws Exception {
        put(storage(), "/a", "0123456789");

        put(storage(), "/a", new WriteMode.ResumeAt(4), "ab");

        assertThat(get(storage(), "/a")).isEqualTo("0123ab");
    }

    @Test
    void a_unique_upload_never_replaces_a_file() throws Exception {
        try (Sink sink = storage().writeUnique(path("/a"))) {
            sink.write(bytes("unique"));
            put(storage(), "/a", "somebody else's");
            assertRefused(Reason.EXISTS, sink::commit);
        }
        assertThat(get(storage(), "/a")).isEqualTo("somebody else's");
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    @Test
    void a_commit_as_new_never_replaces_a_file() throws Exception {
        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.write(bytes("mine"));
            put(storage(), "/a", "theirs");
            assertRefused(Reason.EXISTS, sink::commitNew);
        }
        assertThat(get(storage(), "/a")).isEqualTo("theirs");
    }

    @Test
    void a_directory_that_took_the_name_is_not_replaced() throws Exception {
        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.write(bytes("x"));
            storage().makeDirectory(path("/a"));
            assertRefused(Reason.NOT_A_FILE, sink::commit);
        }
        assertThat(storage().stat(path("/a")).isDirectory()).isTrue();
    }

    @Test
    void an_upload_is_committed_once() throws Exception {
        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.commit();
            assertThatIllegalStateException().isThrownBy(sink::commit);
        }
    }

    @Test
    void the_last_commit_wins() throws Exception {
        try (Sink first = storage().write(path("/a"), new WriteMode.Replace());
                Sink second = storage().write(path("/a"), new WriteMode.Replace())) {
            first.write(bytes("first"));
            second.write(bytes("second one"));
            second.commit();
            assertThat(get(storage(), "/a")).isEqualTo("second one");
            first.commit();
        }
        assertThat(get(storage(), "/a")).isEqualTo("first");
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    @Test
    void a_file_being_read_stays_what_it_was() throws Exception {
        put(storage(), "/a", "old content");

        try (Source source = storage().read(path("/a"), 0)) {
            put(storage(), "/a", "new");
            ByteBuffer all = ByteBuffer.allocate(100);
            assertThat(source.read(all)).isEqualTo(11);
        }
    }
}
