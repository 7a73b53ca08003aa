package org.twinport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.entries;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Storage.Capability;
import org.twinport.storage.StorageException.Reason;

import java.nio.ByteBuffer;
import java.time.Instant;

/** What every storage does with files and directories, whatever it does with uploads. */
public abstract class StorageContract {

    /** An empty storage. */
    protected abstract Storage storage();

    @Test
    void a_stored_file_is_fetched_whole_and_from_any_offset() throws Exception {
        put(storage(), "/a", "0123456789");

        assertThat(get(storage(), "/a")).isEqualTo("0123456789");
        assertThat(get(storage(), path("/a"), 4)).isEqualTo("456789");
        assertThat(get(storage(), path("/a"), 10)).isEmpty();
        assertRefused(Reason.BAD_OFFSET, () -> storage().read(path("/a"), 11));
    }

    @Test
    void a_source_knows_its_size_and_position() throws Exception {
        put(storage(), "/a", "0123456789");

        try (Source source = storage().read(path("/a"), 3)) {
            assertThat(source.size()).isEqualTo(10);
            assertThat(source.position()).isEqualTo(3);
            assertThat(source.read(ByteBuffer.allocate(2))).isEqualTo(2);
            assertThat(source.position()).isEqualTo(5);
        }
    }

    @Test
    void an_empty_file_can_be_stored() throws Exception {
        put(storage(), "/empty", "");

        assertThat(storage().stat(path("/empty")).size()).isZero();
        assertThat(get(storage(), "/empty")).isEmpty();
    }

    @Test
    void stat_tells_kind_size_and_time() throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        put(storage(), "/a", "12345");
        storage().makeDirectory(path("/d"));

        Entry file = storage().stat(path("/a"));
        assertThat(file.name()).isEqualTo(Name.of("a"));
        assertThat(file.isFile()).isTrue();
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.modified()).isAfter(before);
        assertThat(storage().stat(path("/d")).isDirectory()).isTrue();
        assertThat(storage().stat(VirtualPath.ROOT).isDirectory()).isTrue();
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/no")));
        assertRefused(Reason.NOT_FOUND, () -> storage().stat(path("/no/no")));
        assertRefused(Reason.NOT_FOUND, () -> storage().list(path("/no")));
        assertRefused(Reason.NOT_FOUND, () -> storage().read(path("/no"), 0));
        assertRefused(Reason.NOT_FOUND, () -> put(storage(), "/no/file", ""));
        assertRefused(Reason.NOT_FOUND, () -> storage().writeUnique(path("/no/file")));
        assertRefused(Reason.NOT_FOUND, () -> storage().delete(path("/no")));
        assertRefused(Reason.NOT_FOUND, () -> storage().removeDirectory(path("/no")));
        assertRefused(Reason.NOT_FOUND, () -> storage().makeDirectory(path("/no/dir")));
        assertRefused(Reason.NOT_FOUND, () -> storage().rename(path("/no"), path("/new")));
        assertRefused(Reason.NOT_FOUND, () -> storage().setModified(path("/no"), Instant.EPOCH));
        assertRefused(Reason.NOT_FOUND, () -> storage().setMode(path("/no"), 0600));
    }

    @Test
    void a_file_is_no_directory() throws Exception {
        put(storage(), "/f", "x");

        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage().list(path("/f")));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage().stat(path("/f/x")));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> put(storage(), "/f/x", ""));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage().makeDirectory(path("/f/x")));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage().removeDirectory(path("/f")));
    }

    @Test
    void a_directory_is_no_file() throws Exception {
        storage().makeDirectory(path("/d"));

        assertRefused(Reason.NOT_A_FILE, () -> storage().read(path("/d"), 0));
        assertRefused(Reason.NOT_A_FILE, () -> put(storage(), "/d", ""));
        assertRefused(Reason.NOT_A_FILE, () -> put(storage(), "/", ""));
        assertRefused(Reason.NOT_A_FILE, () -> storage().read(VirtualPath.ROOT, 0));
        assertRefused(Reason.NOT_A_FILE, () -> storage().delete(path("/d")));
    }

    @Test
    void a_listing_shows_every_entry_once() throws Exception {
        put(storage(), "/f", "123");
        storage().makeDirectory(path("/d"));
        put(storage(), "/d/inner", "");

        assertThat(names(storage(), "/")).containsExactly("d", "f");
        assertThat(names(storage(), "/d")).containsExactly("inner");
        assertThat(entries(storage(), "/"))
                .filteredOn(Entry::isFile)
                .singleElement()
                .satisfies(e -> assertThat(e.size()).isEqualTo(3));
    }

    @Test
    void a_name_that_is_taken_makes_no_directory() throws Exception {
        put(storage(), "/f", "x");
        storage().makeDirectory(path("/d"));

        assertRefused(Reason.EXISTS, () -> storage().makeDirectory(path("/f")));
        assertRefused(Reason.EXISTS, () -> storage().makeDirectory(path("/d")));
        assertRefused(Reason.EXISTS, () -> storage().makeDirectory(VirtualPath.ROOT));
        assertThat(get(storage(), "/f")).isEqualTo("x");
    }

    @Test
    void only_an_empty_directory_is_removed() throws Exception {
        storage().makeDirectory(path("/d"));
        storage().makeDirectory(path("/d/e"));

        assertRefused(Reason.NOT_EMPTY, () -> storage().removeDirectory(path("/d")));
        storage().removeDirectory(path("/d/e"));
        storage().removeDirectory(path("/d"));
        assertThat(names(storage(), "/")).isEmpty();
        assertRefused(Reason.DENIED, () -> storage().removeDirectory(VirtualPath.ROOT));
    }

    @Test
    void a_deleted_file_is_gone() throws Exception {
        put(storage(), "/f", "x");

        storage().delete(path("/f"));

        assertThat(names(storage(), "/")).isEmpty();
    }

    @Test
    void rename_moves_files_and_directories() throws Exception {
        put(storage(), "/f", "x");
        storage().makeDirectory(path("/d"));

        storage().rename(path("/f"), path("/d/g"));
        storage().rename(path("/d"), path("/e"));

        assertThat(names(storage(), "/")).containsExactly("e");
        assertThat(get(storage(), "/e/g")).isEqualTo("x");
    }

    @Test
    void rename_replaces_a_file_but_no_directory() throws Exception {
        put(storage(), "/new", "new");
        put(storage(), "/old", "old");
        storage().makeDirectory(path("/d"));
        storage().makeDirectory(path("/e"));

        storage().rename(path("/new"), path("/old"));
        assertThat(get(storage(), "/old")).isEqualTo("new");
        assertRefused(Reason.EXISTS, () -> storage().rename(path("/old"), path("/d")));
        assertRefused(Reason.EXISTS, () -> storage().rename(path("/d"), path("/old")));
        assertRefused(Reason.EXISTS, () -> storage().rename(path("/d"), path("/e")));
        storage().rename(path("/d"), path("/d"));
        assertThat(names(storage(), "/")).containsExactly("d", "e", "old");
    }

    @Test
    void a_directory_cannot_move_into_itself_nor_the_root_anywhere() throws Exception {
        storage().makeDirectory(path("/d"));

        assertRefused(Reason.BAD_NAME, () -> storage().rename(path("/d"), path("/d/e")));
        assertRefused(Reason.DENIED, () -> storage().rename(VirtualPath.ROOT, path("/x")));
    }

    @Test
    void times_and_modes_can_be_set() throws Exception {
        put(storage(), "/f", "x");
        storage().makeDirectory(path("/d"));
        Instant time = Instant.parse("2001-02-03T04:05:06Z");

        storage().setModified(path("/f"), time);
        storage().setModified(path("/d"), time);
        storage().setMode(path("/f"), 0604);
        storage().setMode(path("/d"), 0701);

        assertThat(storage().capabilities()).contains(Capability.MODE);
        assertThat(storage().stat(path("/f")).modified()).isEqualTo(time);
        assertThat(storage().stat(path("/d")).modified()).isEqualTo(time);
        assertThat(storage().stat(path("/f")).mode()).isEqualTo(0604);
        assertThat(storage().stat(path("/d")).mode()).isEqualTo(0701);
    }

    @Test
    void the_time_of_creation_can_be_set_where_the_storage_says_so() throws Exception {
        put(storage(), "/f", "x");
        Instant time = Instant.parse("2001-02-03T04:05:06Z");

        if (storage().capabilities().contains(Capability.CREATION_TIME)) {
            storage().setCreated(path("/f"), time);
            assertThat(storage().stat(path("/f")).created()).isEqualTo(time);
        } else {
            assertRefused(Reason.UNSUPPORTED, () -> storage().setCreated(path("/f"), time));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                " ",
                "\"quoted\"",
                "back\\slash",
                "-rf",
                "~",
                "*",
                "a:b",
                "...",
                "\u00c3\u00a4\u00e4\u00b8\u00ad",
                "\u00e4\u00ff\u0080",
                "\u00c3",
                "tab\there",
                "%41",
                "\u00ef\u00bf\u00bd"
            })
    void a_name_keeps_its_bytes(String octets) throws Exception {
        VirtualPath file = VirtualPath.ROOT.child(new Name(octets));
        try (Sink sink = storage().write(file, new WriteMode.Replace())) {
            sink.write(StorageSteps.bytes(octets));
            sink.commit();
        }

        assertThat(names(storage(), "/")).containsExactly(octets);
        assertThat(get(storage(), file, 0)).isEqualTo(octets);
        storage().rename(file, VirtualPath.ROOT.child(new Name(octets + "2")));
        storage().delete(VirtualPath.ROOT.child(new Name(octets + "2")));
        storage().makeDirectory(file);
        assertThat(storage().stat(file).name().octets()).isEqualTo(octets);
        storage().removeDirectory(file);
    }

    @Test
    void a_name_has_255_bytes_at_most() throws Exception {
        put(storage(), "/" + "n".repeat(255), "x");

        assertThat(get(storage(), "/" + "n".repeat(255))).isEqualTo("x");
        assertRefused(Reason.BAD_NAME, () -> put(storage(), "/" + "n".repeat(256), "x"));
        assertRefused(Reason.BAD_NAME, () -> storage().makeDirectory(path("/" + "n".repeat(256))));
    }
}
