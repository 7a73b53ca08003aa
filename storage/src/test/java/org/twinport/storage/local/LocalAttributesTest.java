package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.entries;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Modes, owners and groups of what is stored, and what listings tell of them. */
class LocalAttributesTest {
    @TempDir Path root;

    private int umask;

    @BeforeEach
    void learnUmask() throws Exception {
        Path probe =
                Files.createDirectory(
                        root.resolve("probe"),
                        PosixFilePermissions.asFileAttribute(Ownership.permissions(0777)));
        umask = 0777 & ~mode(probe);
        Files.delete(probe);
    }

    private static int mode(Path path) throws Exception {
        return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
    }

    private static void createAll(LocalStorage storage) throws Exception {
        put(storage, "/stored", "x");
        breakOff(storage, "/resumed", "x");
        put(storage, "/resumed", new WriteMode.Append(), "x");
        put(storage, "/resumed", new WriteMode.ResumeAt(1), "x");
        try (Sink sink = storage.writeUnique(path("/unique"))) {
            sink.commit();
        }
        storage.makeDirectory(path("/dir"));
        storage.makeDirectory(path("/dir/sub"));
        put(storage, "/dir/sub/file", "x");
    }

    @ParameterizedTest
    @EnumSource
    void the_rules_modes_hold_for_everything_that_is_created(UploadPolicy policy) throws Exception {
        createAll(
                new LocalStorage(
                        root,
                        LocalRules.of("user", "server").withUploads(policy).withModes(0666, 0773)));

        for (String file : new String[] {"stored", "resumed", "unique", "dir/sub/file"}) {
            assertThat(mode(root.resolve(file))).as(file).isEqualTo(0666);
        }
        assertThat(mode(root.resolve("dir"))).isEqualTo(0773);
        assertThat(mode(root.resolve("dir/sub"))).isEqualTo(0773);
    }

    @ParameterizedTest
    @EnumSource
    void without_a_rule_the_umask_decides(UploadPolicy policy) throws Exception {
        createAll(new LocalStorage(root, LocalRules.of("user", "server").withUploads(policy)));

        for (String file : new String[] {"stored", "resumed", "unique", "dir/sub/file"}) {
            assertThat(mode(root.resolve(file))).as(file).isEqualTo(0666 & ~umask);
        }
        assertThat(mode(root.resolve("dir"))).isEqualTo(0777 & ~umask);
        assertThat(mode(root.resolve("dir/sub"))).isEqualTo(0777 & ~umask);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("root")
    void the_rules_group_holds_for_everything_that_is_created(UploadPolicy policy)
            throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root").isEqualTo("root");
        createAll(
                new LocalStorage(
                        root,
                        LocalRules.of("user", "server").withUploads(policy).withGroup("daemon")));

        for (String name :
                new String[] {"stored", "resumed", "unique", "dir", "dir/sub", "dir/sub/file"}) {
            assertThat(group(root.resolve(name))).as(name).isEqualTo("daemon");
        }
    }

    private static String group(Path path) throws Exception {
        return Files.readAttributes(path, PosixFileAttributes.class).group().getName();
    }

    @Test
    @Tag("root")
    void a_directory_that_hands_on_its_group_hands_it_on() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root").isEqualTo("root");
        Path shared = Files.createDirectory(root.resolve("shared"));
        Files.setAttribute(shared, "unix:gid", 1);
        Files.setAttribute(shared, "unix:mode", 02775);
        LocalStorage storage = new LocalStorage(root, LocalRules.of("user", "server"));

        storage.makeDirectory(path("/shared/dir"));
        put(storage, "/shared/dir/file", "x");

        assertThat(mode(shared.resolve("dir"))).isEqualTo(02000 | 0777 & ~umask);
        assertThat(group(shared.resolve("dir"))).isEqualTo(group(shared));
        assertThat(group(shared.resolve("dir/file"))).isEqualTo(group(shared));
    }

    @Test
    void an_unknown_group_is_told_at_once() {
        assertRefused(
                Reason.FAILED,
                () ->
                        new LocalStorage(
                                root, LocalRules.of("user", "server").withGroup("no such group")));
    }

    @Test
    void a_root_that_is_missing_or_no_directory_is_told_at_once() throws Exception {
        LocalRules rules = LocalRules.of("user", "server");
        Path file = Files.createFile(root.resolve("f"));

        assertRefused(Reason.NOT_FOUND, () -> new LocalStorage(root.resolve("no"), rules));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> new LocalStorage(file, rules));
    }

    @Test
    void entries_carry_what_ls_shows() throws Exception {
        LocalStorage storage =
                new LocalStorage(root, LocalRules.of("user", "server").withModes(0640, 0750));
        put(storage, "/one", "123");
        Files.createLink(root.resolve("two"), root.resolve("one"));
        PosixFileAttributes expected =
                Files.readAttributes(root.resolve("one"), PosixFileAttributes.class);

        assertThat(entries(storage, "/"))
                .hasSize(2)
                .allSatisfy(e -> {
                    assertThat(e.mode()).isEqualTo(0640);
                    assertThat(e.links()).isEqualTo(2);
                    assertThat(e.owner()).isEqualTo(expected.owner().getName());
                    assertThat(e.group()).isEqualTo(expected.group().getName());
                    assertThat(e.size()).isEqualTo(3);
                })
                .extracting(Entry::unique)
                .doesNotContainNull()
                .containsOnly(storage.stat(path("/one")).unique());
    }

    @Test
    @Timeout(30)
    void a_pipe_is_listed_and_never_waited_for() throws Exception {
        Path pipe = root.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        LocalStorage storage = new LocalStorage(root, LocalRules.of("user", "server"));

        assertThat(entries(storage, "/"))
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Entry.Kind.OTHER));
        assertRefused(Reason.NOT_A_FILE, () -> storage.read(path("/pipe"), 0));
        assertRefused(Reason.NOT_A_FILE, () -> put(storage, "/pipe", "x"));
        assertRefused(Reason.NOT_A_FILE, () -> storage.setMode(path("/pipe"), 0600));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage.list(path("/pipe")));
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage.stat(path("/pipe/x")));
        storage.delete(path("/pipe"));
        assertThat(pipe).doesNotExist();
    }

    @Test
    void fsync_changes_nothing_that_can_be_seen() throws Exception {
        LocalStorage storage =
                new LocalStorage(root, LocalRules.of("user", "server").withFsync(true));
        createAll(storage);

        assertThat(root.resolve("dir/sub/file")).hasContent("x");
        assertThat(HiddenFilesOnDisk.in(root)).isEmpty();
    }
}
