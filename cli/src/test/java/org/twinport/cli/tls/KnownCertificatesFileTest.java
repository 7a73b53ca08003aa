package org.twinport.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The file of certificates that were accepted on first use. */
class KnownCertificatesFileTest {

    private static final String ONE = "AA".repeat(32);
    private static final String TWO = "BB".repeat(32);

    @TempDir Path folder;

    private Path file;
    private KnownCertificatesFile known;

    @BeforeEach
    void nothingIsKnownYet() {
        known = KnownCertificatesFile.ofUser(Map.of("XDG_CONFIG_HOME", folder.toString()));
        file = folder.resolve("twinport/known-certificates");
    }

    @Test
    void what_is_remembered_is_found_under_host_and_port() throws IOException {
        assertThat(known.fingerprintOf("h.example", 21)).isEmpty();
        assertThat(known.remember("H.example", 21, ONE)).isEqualTo(ONE);
        assertThat(known.remember("::1", 990, TWO)).isEqualTo(TWO);
        assertThat(known.fingerprintOf("h.EXAMPLE", 21)).contains(ONE);
        assertThat(known.fingerprintOf("h.example", 2)).isEmpty();
        assertThat(known.fingerprintOf("::1", 990)).contains(TWO);
        assertThat(file).hasContent("h.example:21 " + ONE + "\n[::1]:990 " + TWO + "\n");
        assertThat(known.place("::1", 990)).isEqualTo("line 2 of " + file);
    }

    @Test
    void file_and_folder_are_for_the_user_alone_and_nothing_else_is_left() throws IOException {
        known.remember("h", 21, ONE);
        known.remember("i", 21, ONE);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        assertThat(file.getParent().toFile().list())
                .containsExactlyInAnyOrder("known-certificates", "known-certificates.lock");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_first_stays_until_a_person_deletes_it() throws IOException {
        known.remember("h", 21, ONE);
        assertThat(known.remember("h", 21, TWO)).isEqualTo(ONE);
        assertThat(known.fingerprintOf("h", 21)).contains(ONE);
        Files.writeString(file, "");
        assertThat(known.remember("h", 21, TWO)).isEqualTo(TWO);
    }

    @Test
    void lines_of_people_stay_as_they_are() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\n\n  h:21   " + ONE.toLowerCase() + "\nnonsense\n");
        assertThat(known.fingerprintOf("h", 21)).contains(ONE.toLowerCase());
        assertThat(known.place("h", 21)).startsWith("line 3 of ");
        known.remember("i", 21, TWO);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "# mine", "", "  h:21   " + ONE.toLowerCase(), "nonsense", "i:21 " + TWO);
    }

    @Test
    void a_line_without_fingerprint_is_no_permission() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "h:21 AA:BB\n");
        assertThatThrownBy(() -> known.fingerprintOf("h", 21))
                .isInstanceOf(IOException.class)
                .hasMessage("line 1 of " + file + " holds no SHA-256 fingerprint");
        assertThatThrownBy(() -> known.remember("h", 21, ONE)).isInstanceOf(IOException.class);
    }

    @Test
    void a_link_to_the_file_stays_one() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfiles"), "i:21 " + TWO + "\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        known.remember("h", 21, ONE);
        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent("i:21 " + TWO + "\nh:21 " + ONE + "\n");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Files.writeString(folder.resolve("twinport"), "a file");
        assertThatThrownBy(() -> known.remember("h", 21, ONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void without_an_absolute_xdg_folder_it_is_below_home() throws IOException {
        KnownCertificatesFile home =
                KnownCertificatesFile.ofUser(
                        Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", "relative"));
        home.remember("h", 21, ONE);
        assertThat(folder.resolve(".config/twinport/known-certificates")).exists();
    }

    @Test
    void many_at_once_lose_no_line_and_agree_on_the_first() throws Exception {
        int threads = 8;
        int each = 6;
        List<Callable<String>> work = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            KnownCertificatesFile own = t % 2 == 0 ? known : new KnownCertificatesFile(file);
            String mine = String.format("%02X", t).repeat(32);
            int number = t;
            work.add(() -> {
                String shared = own.remember("shared", 21, mine);
                for (int i = 0; i < each; i++) {
                    own.remember("h" + number + "-" + i, 21, mine);
                }
                return shared;
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<String> agreed = new ArrayList<>();
            for (Future<String> done : pool.invokeAll(work)) {
                agreed.add(done.get());
            }
            assertThat(agreed).containsOnly(known.fingerprintOf("shared", 21).orElseThrow());
        }
        assertThat(Files.readAllLines(file)).hasSize(threads * each + 1).doesNotHaveDuplicates();
    }
}
