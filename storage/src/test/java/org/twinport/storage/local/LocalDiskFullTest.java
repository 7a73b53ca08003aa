package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is full, read-only, or mounted in the middle of the tree; a small one in memory. */
@Tag("root")
class LocalDiskFullTest {
    @TempDir Path temp;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root can mount").isEqualTo("root");
        disk = Files.createDirectory(temp.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0;
        assumeThat(mounted).as("mounting works here").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private LocalStorage open(Path root, UploadPolicy policy) throws Exception {
        return new LocalStorage(root, LocalRules.of("user", "server").withUploads(policy));
    }

    @ParameterizedTest
    @EnumSource
    void a_full_disk_is_told_as_such(UploadPolicy policy) throws Exception {
        LocalStorage storage = open(disk, policy);
        put(storage, "/small", "small");

        assertRefused(Reason.NO_SPACE, () -> breakOff(storage, "/big", "x".repeat(2 << 20)));

        assertThat(get(storage, "/small")).isEqualTo("small");
        if (policy != UploadPolicy.ATOMIC) {
            storage.delete(path("/big"));
        }
        put(storage, "/again", "x".repeat(100_000));
    }

    @Test
    void copying_for_a_restart_needs_room_and_leaves_the_old_file() throws Exception {
        LocalStorage storage = open(disk, UploadPolicy.RESUMABLE);
        put(storage, "/big", "x".repeat(700_000));

        assertRefused(
                Reason.NO_SPACE, () -> put(storage, "/big", new WriteMode.ResumeAt(600_000), "y"));

        assertThat(storage.stat(path("/big")).size()).isEqualTo(700_000);
        assertThat(HiddenFilesOnDisk.in(disk)).isEmpty();
    }

    @Test
    void a_read_only_disk_denies() throws Exception {
        LocalStorage storage = open(disk, UploadPolicy.RESUMABLE);
        put(storage, "/f", "x");
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

        assertRefused(Reason.DENIED, () -> put(storage, "/f", "y"));
        assertRefused(Reason.DENIED, () -> storage.delete(path("/f")));
        assertRefused(Reason.DENIED, () -> storage.makeDirectory(path("/d")));
        assertThat(names(storage, "/")).containsExactly("f");
    }

    @Test
    void directories_are_made_on_another_disk_below_the_root() throws Exception {
        LocalStorage storage = open(temp, UploadPolicy.RESUMABLE);

        storage.makeDirectory(path("/disk/new"));
        assertRefused(Reason.EXISTS, () -> storage.makeDirectory(path("/disk/new")));
        put(storage, "/disk/new/f", "x");
        put(storage, "/f", "x");

        assertThat(disk.resolve("new")).isDirectory();
        assertThat(HiddenFilesOnDisk.in(temp)).isEmpty();
        assertRefused(Reason.DENIED, () -> storage.rename(path("/f"), path("/disk/g")));
        assertThat(get(storage, "/f")).isEqualTo("x");
    }
}
