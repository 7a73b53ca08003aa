package org.twinport.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.ClientEvent;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Mode;
import org.twinport.client.Progress;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.tests.world.Names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Whole files, names and refusals: what our client must be able to do with every server. */
public abstract class FileContract extends IntegrityContract {
    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void listing_tells_kind_size_and_time() throws IOException {
        placed("there.bin", 12_345);
        Files.setLastModifiedTime(onDisk("there.bin"), FileTime.from(THEN));
        Files.createDirectory(onDisk("folder"));
        List<Entry> entries = list("");
        assertThat(entries)
                .extracting(Entry::name)
                .containsExactlyInAnyOrder(Name.of("there.bin"), Name.of("folder"));
        Entry file = named(entries, "there.bin");
        assertThat(file.isFile()).isTrue();
        assertThat(file.size()).isEqualTo(12_345);
        assertThat(named(entries, "folder").isDirectory()).isTrue();
        assertThat(file.modified()).isNotNull();
        assertThat(file.modified()).isBetween(THEN.minusSeconds(86_400), THEN.plusSeconds(1));
    }

    private List<Entry> list(String folder) throws IOException {
        try (FtpClient ftp = connect();
                Stream<Entry> entries = ftp.list(remote(folder))) {
            return entries.toList();
        }
    }

    private static Entry named(List<Entry> entries, String name) {
        return entries.stream().filter(e -> e.name().equals(Name.of(name))).findAny().orElseThrow();
    }

    @Test
    void stat_knows_files_and_folders_and_what_is_missing() throws IOException {
        placed("there.bin", 12_345);
        Files.setLastModifiedTime(onDisk("there.bin"), FileTime.from(THEN));
        Files.createDirectory(onDisk("folder"));
        try (FtpClient ftp = connect()) {
            Entry file = ftp.stat(remote("there.bin"));
            assertThat(file.isFile()).isTrue();
            assertThat(file.size()).isEqualTo(12_345);
            assertThat(file.modified()).isEqualTo(THEN);
            assertThat(ftp.stat(remote("folder")).isDirectory()).isTrue();
            assertThatThrownBy(() -> ftp.stat(remote("nowhere")))
                    .isInstanceOf(FtpException.Refused.class);
            assertThat(ftp.size(remote("there.bin"))).contains(12_345L);
            assertThat(ftp.modified(remote("there.bin"))).contains(THEN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 5_000_001})
    void a_file_goes_there_and_back(int size) throws IOException {
        byte[] bytes = placed("seed", size);
        Path local = Files.write(desk().resolve("local"), bytes);
        Path back = desk().resolve("back");
        try (FtpClient ftp = connect()) {
            assertThat(ftp.upload(local, remote("there"), false, Progress.NONE).bytes())
                    .isEqualTo(size);
            assertThat(onDisk("there")).hasBinaryContent(bytes);
            assertThat(ftp.download(remote("there"), back, false, Progress.NONE).bytes())
                    .isEqualTo(size);
        }
        assertThat(back).hasBinaryContent(bytes);
        assertThat(desk().resolve("back.twinport-part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space.bin", Names.UMLAUTS, "-la", "20260101000000 x", "a\"b'c.bin"})
    void awkward_names_work_in_every_command(String name) throws IOException {
        byte[] bytes = placed("seed", 3_000);
        Path local = Files.write(desk().resolve("local"), bytes);
        Path back = desk().resolve("back");
        try (FtpClient ftp = connect()) {
            ftp.upload(local, remote(name), false, Progress.NONE);
            assertThat(onDisk(name)).hasBinaryContent(bytes);
            assertThat(list("")).extracting(Entry::name).contains(Name.of(name));
            assertThat(ftp.stat(remote(name)).size()).isEqualTo(3_000);
            ftp.download(remote(name), back, false, Progress.NONE);
            assertThat(back).hasBinaryContent(bytes);
            ftp.rename(remote(name), remote("plain"));
            assertThat(onDisk(name)).doesNotExist();
            ftp.rename(remote("plain"), remote(name));
            ftp.delete(remote(name));
            assertThat(onDisk(name)).doesNotExist();
        }
    }

    @Test
    void an_awkward_folder_is_made_listed_and_removed() throws IOException {
        String folder = "-" + Names.FOLDER;
        try (FtpClient ftp = connect()) {
            ftp.makeDirectory(remote(folder));
            assertThat(onDisk(folder)).isDirectory();
            ftp.ensureDirectory(remote(folder));
            Files.write(onDisk(folder).resolve("inside"), new byte[5]);
            assertThat(list(folder)).extracting(Entry::name).containsExactly(Name.of("inside"));
            ftp.delete(remote(folder + "/inside"));
            ftp.removeDirectory(remote(folder));
            assertThat(onDisk(folder)).doesNotExist();
        }
    }

    @Test
    void every_mode_moves_files_both_ways() throws IOException {
        byte[] bytes = placed("seed", 200_000);
        Path local = Files.write(desk().resolve("local"), bytes);
        for (Mode each : Mode.values()) {
            Path back = desk().resolve("back-" + each);
            try (FtpClient ftp = connect(each)) {
                ftp.upload(local, remote("there-" + each), false, Progress.NONE);
                ftp.download(remote("there-" + each), back, false, Progress.NONE);
            }
            assertThat(back).hasBinaryContent(bytes);
        }
        assertThat(verbs()).contains("EPSV", "PASV", "PORT");
        assertThat(events()).noneMatch(ClientEvent.DataFailed.class::isInstance);
    }

    @Test
    void a_wrong_password_is_a_failed_login() {
        Credentials wrong = new Credentials(site().who().user(), "guess");
        assertThatThrownBy(() -> connect(wrong, options()).close())
                .isInstanceOf(FtpException.LoginFailed.class)
                .satisfies(e ->
                        assertThat(((FtpException) e).reply().orElseThrow().code()).isEqualTo(530));
    }

    @Test
    void a_missing_file_is_refused_and_the_session_goes_on() throws IOException {
        placed("there", 10);
        Path local = desk().resolve("local");
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.download(remote("no"), local, false, Progress.NONE))
                    .isInstanceOfSatisfying(
                            FtpException.Refused.class,
                            refused -> assertThat(refused.isUnavailable()).isTrue());
            assertThat(desk()).isEmptyDirectory();
            assertThatThrownBy(() -> ftp.delete(remote("no")))
                    .isInstanceOf(FtpException.Refused.class);
            assertThatThrownBy(() -> ftp.rename(remote("no"), remote("new")))
                    .isInstanceOf(FtpException.Refused.class);
            assertThatThrownBy(() -> ftp.read(remote("no"), 0).close())
                    .isInstanceOf(FtpException.Refused.class);
            ftp.download(remote("there"), local, false, Progress.NONE);
        }
        assertThat(local).hasSize(10);
    }

    @Test
    void without_permission_everything_is_refused() throws Exception {
        Path folder = Files.createDirectory(onDisk("closed"));
        Files.write(folder.resolve("secret.bin"), new byte[10]);
        Path local = Files.write(desk().resolve("local"), new byte[10]);
        site().closeFolder().close(folder);
        try (FtpClient ftp = connect()) {
            assertThatThrownBy(() -> ftp.upload(local, remote("closed/new"), false, Progress.NONE))
                    .isInstanceOf(FtpException.Refused.class);
            assertThatThrownBy(() -> ftp.read(remote("closed/secret.bin"), 0).close())
                    .isInstanceOf(FtpException.Refused.class);
            assertThatThrownBy(() -> ftp.delete(remote("closed/secret.bin")))
                    .isInstanceOf(FtpException.Refused.class);
            assertThatThrownBy(() -> ftp.makeDirectory(remote("closed/folder")))
                    .isInstanceOf(FtpException.Refused.class);
            ftp.upload(local, remote("allowed"), false, Progress.NONE);
        }
        assertThat(onDisk("allowed")).hasSize(10);
        assertThat(folder.resolve("secret.bin")).hasSize(10);
    }
}
