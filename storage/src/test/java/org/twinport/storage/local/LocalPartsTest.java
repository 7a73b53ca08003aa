package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/** What lies hidden beside the files: whose it is, and when it goes. */
class LocalPartsTest {
    @TempDir Path root;

    private LocalStorage open(String user, String server) throws Exception {
        return new LocalStorage(root, LocalRules.of(user, server));
    }

    private void makeOld(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    }

    @Test
    void a_part_is_for_its_server_alone_to_read() throws Exception {
        breakOff(open("user", "server"), "/a", "part");

        assertThat(HiddenFilesOnDisk.in(root))
                .singleElement()
                .satisfies(p ->
                        assertThat(Files.getPosixFilePermissions(p))
                                .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void an_atomic_upload_leaves_nothing_behind() throws Exception {
        LocalStorage atomic =
                new LocalStorage(
                        root, LocalRules.of("user", "server").withUploads(UploadPolicy.ATOMIC));
        breakOff(atomic, "/a", "part");

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_finished_upload_leaves_nothing_hidden() throws Exception {
        LocalStorage storage = open("user", "server");
        put(storage, "/a", "one");
        breakOff(storage, "/a", "two");
        put(storage, "/a", new WriteMode.Append(), "three");

        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }

    @Test
    void a_part_survives_a_restart_of_its_server() throws Exception {
        breakOff(open("user", "server"), "/a", "01234");

        LocalStorage restarted = open("user", "server");
        restarted.sweep();
        put(restarted, "/a", new WriteMode.ResumeAt(5), "56789");

        assertThat(get(restarted, "/a")).isEqualTo("0123456789");
    }

    @Test
    void another_server_on_the_folder_neither_sees_nor_sweeps_it() throws Exception {
        LocalStorage first = open("user", "server");
        LocalStorage second = open("user", "another server");
        breakOff(first, "/a", "01234");
        makeOld(HiddenFilesOnDisk.in(root).getFirst());

        second.sweep();
        assertThat(names(second, "/")).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> second.stat(path("/a")));
        assertThat(first.stat(path("/a")).size()).isEqualTo(5);
    }

    @Test
    void an_old_part_goes_when_its_directory_is_listed() throws Exception {
        LocalStorage storage = open("user", "server");
        breakOff(storage, "/old", "part");
        makeOld(HiddenFilesOnDisk.in(root).getFirst());
        breakOff(storage, "/young", "part");

        assertThat(names(storage, "/")).isEmpty();

        assertThat(HiddenFilesOnDisk.in(root)).hasSize(1);
        assertThat(storage.stat(path("/young")).size()).isEqualTo(4);
    }

    @Test
    void a_user_whose_parts_live_shortly_leaves_those_of_others_alone() throws Exception {
        LocalStorage storage = open("user", "server");
        breakOff(storage, "/a", "0123");
        LocalStorage other =
                new LocalStorage(
                        root, LocalRules.of("other", "server").withKeepParts(Duration.ZERO));

        assertThat(names(other, "/")).isEmpty();
        put(other, "/b", "x");

        assertThat(storage.stat(path("/a")).size()).isEqualTo(4);
    }

    @Test
    void an_old_part_goes_when_its_directory_is_written_to() throws Exception {
        breakOff(open("user", "server"), "/old", "part");
        makeOld(HiddenFilesOnDisk.in(root).getFirst());

        put(open("user", "server"), "/new", "x");

        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }

    @Test
    void an_old_part_goes_when_the_tree_is_swept() throws Exception {
        LocalStorage storage = open("user", "server");
        Files.createDirectories(root.resolve("a/b/c"));
        breakOff(storage, "/a/b/c/old", "part");
        makeOld(HiddenFilesOnDisk.in(root).getFirst());

        storage.sweep();

        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }

    @Test
    void what_is_in_use_is_not_swept_whatever_its_age() throws Exception {
        UploadsInProgress shared = new UploadsInProgress();
        LocalRules rules = LocalRules.of("user", "server");
        LocalStorage storage = new LocalStorage(root, rules, shared);
        LocalStorage sameProcess = new LocalStorage(root, rules, shared);
        LocalStorage withoutSharing = open("user", "server");

        try (Sink part = storage.write(path("/a"), new WriteMode.Replace());
                Sink temporary = storage.write(path("/a"), new WriteMode.Replace());
                Sink unique = storage.writeUnique(path("/u"))) {
            part.write(bytes("part"));
            for (Path hidden : HiddenFilesOnDisk.in(root)) {
                makeOld(hidden);
            }
            sameProcess.sweep();
            withoutSharing.sweep();
            assertThat(HiddenFilesOnDisk.in(root)).hasSize(3);
            temporary.commit();
            unique.commit();
            part.commit();
        }
        assertThat(get(storage, "/a")).isEqualTo("part");
        assertThat(names(storage, "/")).containsExactly("a", "u");
    }

    @Test
    void storages_that_share_nothing_still_respect_each_others_uploads() throws Exception {
        LocalStorage first = open("user", "server");
        LocalStorage second = open("user", "server");
        try (Sink sink = first.write(path("/a"), new WriteMode.Replace())) {
            sink.write(bytes("first"));
            assertRefused(Reason.BUSY, () -> second.write(path("/a"), new WriteMode.ResumeAt(2)));
            put(second, "/a", "second");
            sink.commit();
        }
        assertThat(get(first, "/a")).isEqualTo("first");
    }

    @Test
    void directories_that_never_reached_their_place_are_swept() throws Exception {
        LocalStorage storage = open("user", "server");
        HiddenNames names = new HiddenNames(LocalRules.of("user", "server"));
        Path left = Files.createDirectory(root.resolve(names.directory().octets()));
        storage.sweep();
        assertThat(left).exists();

        makeOld(left);
        storage.sweep();
        assertThat(left).doesNotExist();
    }

    @Test
    void a_hidden_name_that_is_no_file_is_no_reason_to_fail() throws Exception {
        LocalStorage storage = open("user", "server");
        HiddenNames names = new HiddenNames(LocalRules.of("user", "server"));
        Files.createDirectory(root.resolve(names.temporary().octets()));

        storage.sweep();
        put(storage, "/a", "x");

        assertThat(names(storage, "/")).containsExactly("a");
    }
}
