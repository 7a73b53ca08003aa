package org.twinport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.twinport.storage.StorageException.Reason;

/** What a storage does that keeps interrupted uploads for resuming. */
public abstract class ResumableContract extends StagedContract {

    /** The same files for another user. */
    protected abstract Storage otherUser();

    @Test
    void an_interrupted_upload_is_resumed_at_any_offset_up_to_its_end() throws Exception {
        breakOff(storage(), "/a", "0123456789");

        assertRefused(
                Reason.BAD_OFFSET, () -> put(storage(), "/a", new WriteMode.ResumeAt(11), ""));
        breakOff(storage(), "/a", new WriteMode.ResumeAt(10), "abc");
        assertThat(storage().stat(path("/a")).size()).isEqualTo(13);
        put(storage(), "/a", new WriteMode.ResumeAt(4), "xyz");
        assertThat(get(storage(), "/a")).isEqualTo("0123xyz");
    }

    @Test
    void an_upload_cut_at_forty_percent_is_completed() throws Exception {
        String whole = "0123456789".repeat(30_000);
        int cut = whole.length() * 4 / 10;
        breakOff(storage(), "/big", whole.substring(0, cut));

        long there = storage().stat(path("/big")).size();
        put(storage(), "/big", new WriteMode.ResumeAt(there), whole.substring((int) there));

        assertThat(there).isEqualTo(cut);
        assertThat(get(storage(), "/big")).isEqualTo(whole);
        assertThat(names(storage(), "/")).containsExactly("big");
    }

    @Test
    void an_upload_that_brings_no_byte_leaves_what_can_be_resumed() throws Exception {
        breakOff(storage(), "/a", "0123456789");

        storage().write(path("/a"), new WriteMode.Replace()).close();
        storage().write(path("/a"), new WriteMode.ResumeAt(4)).close();

        assertThat(storage().stat(path("/a")).size()).isEqualTo(10);
        put(storage(), "/a", new WriteMode.ResumeAt(10), "abc");
        assertThat(get(storage(), "/a")).isEqualTo("0123456789abc");
    }

    @Test
    void an_empty_file_replaces_an_interrupted_upload() throws Exception {
        breakOff(storage(), "/a", "0123456789");

        try (Sink sink = storage().write(path("/a"), new WriteMode.Replace())) {
            sink.commit();
        }

        assertThat(get(storage(), "/a")).isEmpty();
    }

    @Test
    void an_interrupted_upload_is_resumed_by_appending() throws Exception {
        breakOff(storage(), "/a", "01234");
        put(storage(), "/a", new WriteMode.Append(), "56789");

        assertThat(get(storage(), "/a")).isEqualTo("0123456789");
    }

    @Test
    void its_owner_sees_size_and_time_of_an_interrupted_upload_but_no_listing_does()
            throws Exception {
        breakOff(storage(), "/a", "01234");

        assertThat(storage().stat(path("/a")).size()).isEqualTo(5);
        assertThat(storage().stat(path("/a")).isFile()).isTrue();
        assertThat(storage().stat(path("/a")).modified()).isNotNull();
        assertThat(names(storage(), "/")).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> storage().read(path("/a"), 0));
        assertRefused(Reason.NOT_FOUND, () -> storage().rename(path("/a"), path("/b")));
    }

    @Test
    void nobody_else_sees_an_interrupted_upload() throws Exception {
        breakOff(storage(), "/a", "01234");

        assertRefused(Reason.NOT_FOUND, () -> otherUser().stat(path("/a")));
        assertRefused(Reason.NOT_FOUND, () -> otherUser().delete(path("/a")));
        assertRefused(
                Reason.BAD_OFFSET, () -> otherUser().write(path("/a"), new WriteMode.ResumeAt(2)));
        put(otherUser(), "/a", new WriteMode.Append(), "theirs");
        assertThat(get(storage(), "/a")).isEqualTo("theirs");
    }

    @Test
    void a_complete_file_hides_the_interrupted_upload() throws Exception {
        put(storage(), "/a", "complete");
        breakOff(storage(), "/a", "part");

        assertThat(storage().stat(path("/a")).size()).isEqualTo(8);
        put(storage(), "/a", new WriteMode.Append(), "!");
        assertThat(get(storage(), "/a")).isEqualTo("complete!");
        storage().delete(path("/a"));
        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/a")));
    }

    @Test
    void a_new_upload_throws_the_interrupted_one_away() throws Exception {
        breakOff(storage(), "/a", "a long old part");
        breakOff(storage(), "/a", "new");

        assertThat(storage().stat(path("/a")).size()).isEqualTo(3);
    }

    @Test
    void an_interrupted_upload_can_be_deleted() throws Exception {
        breakOff(storage(), "/a", "01234");

        storage().delete(path("/a"));

        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/a")));
        assertRefused(Reason.NOT_FOUND, () -> storage().delete(path("/a")));
    }

    @Test
    void an_upload_broken_off_before_its_first_byte_leaves_nothing() throws Exception {
        breakOff(storage(), "/a", "");

        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/a")));
    }

    @Test
    void a_second_upload_to_the_name_does_not_touch_the_first() throws Exception {
        try (Sink first = storage().write(path("/a"), new WriteMode.Replace())) {
            first.write(bytes("first"));
            breakOff(storage(), "/a", "second");
            assertRefused(Reason.BUSY, () -> storage().write(path("/a"), new WriteMode.Append()));
            assertRefused(Reason.BUSY, () -> storage().delete(path("/a")));
            first.write(bytes(" whole"));
        }
        assertThat(storage().stat(path("/a")).size()).isEqualTo(11);
        put(storage(), "/a", new WriteMode.Append(), ".");
        assertThat(get(storage(), "/a")).isEqualTo("first whole.");
    }

    @Test
    void who_names_the_offset_takes_over_from_a_session_that_hangs() throws Exception {
        try (Sink hanging = storage().write(path("/a"), new WriteMode.Replace())) {
            hanging.write(bytes("1234"));
            try (Sink back = storage().write(path("/a"), new WriteMode.ResumeAt(4))) {
                assertRefused(Reason.BUSY, () -> hanging.write(bytes("late")));
                assertRefused(Reason.BUSY, hanging::commit);
                back.write(bytes("5678"));
                hanging.close();
                assertRefused(
                        Reason.BUSY, () -> storage().write(path("/a"), new WriteMode.Append()));
                back.commit();
            }
        }
        assertThat(get(storage(), "/a")).isEqualTo("12345678");
        assertThat(names(storage(), "/")).containsExactly("a");
    }

    @Test
    void a_directory_with_nothing_but_own_interrupted_uploads_is_empty() throws Exception {
        storage().makeDirectory(path("/d"));
        breakOff(storage(), "/d/a", "part");

        assertRefused(Reason.NOT_EMPTY, () -> otherUser().removeDirectory(path("/d")));
        storage().removeDirectory(path("/d"));

        assertThat(names(storage(), "/")).isEmpty();
    }

    @Test
    void a_unique_upload_avoids_the_name_of_an_interrupted_one() throws Exception {
        breakOff(storage(), "/a", "part");

        try (Sink sink = storage().writeUnique(path("/a"))) {
            assertThat(sink.path()).isEqualTo(path("/a.1"));
        }
    }

    @Test
    void an_interrupted_upload_moves_with_its_directory() throws Exception {
        storage().makeDirectory(path("/d"));
        breakOff(storage(), "/d/a", "01234");

        storage().rename(path("/d"), path("/e"));
        put(storage(), "/e/a", new WriteMode.ResumeAt(5), "5");

        assertThat(get(storage(), "/e/a")).isEqualTo("012345");
    }
}
