package org.twinport.daemon.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.tls.CertificateWatch.Change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Files that change under a running server. */
final class CertificateWatchTest {

    @TempDir private Path folder;
    private Openssl live;
    private CertificateFiles files;
    private CertificateWatch watch;

    @BeforeEach
    void watchAPair() throws Exception {
        live = new Openssl(folder).ecPair();
        files = CertificateFiles.pem(live.path("cert.pem"), live.path("key.pem"));
        watch = CertificateWatch.of(files, files.load(Instant.now()).certificate());
    }

    private Change look() {
        return watch.reloadedIfChanged(Instant.now());
    }

    private void assertRenewed() throws UnusableCertificate {
        ServerCertificate before = watch.current();
        ServerCertificate onDisk = files.load(Instant.now()).certificate();
        assertThat(look())
                .isInstanceOfSatisfying(
                        Change.Renewed.class,
                        renewed -> assertThat(renewed.loaded().certificate()).isEqualTo(onDisk));
        assertThat(watch.current()).isEqualTo(onDisk).isNotEqualTo(before);
        assertNothing();
    }

    private void assertNothing() {
        assertThat(look()).isInstanceOf(Change.None.class);
    }

    private String rejected() {
        ServerCertificate before = watch.current();
        Change change = look();
        assertThat(change).isInstanceOf(Change.Rejected.class);
        assertThat(watch.current()).isEqualTo(before);
        assertNothing();
        return ((Change.Rejected) change).warning();
    }

    @Test
    void files_that_stay_or_are_only_touched_are_no_change() throws IOException {
        assertNothing();
        assertNothing();
        Files.setLastModifiedTime(live.path("cert.pem"), FileTime.fromMillis(1_000_000));
        Files.copy(live.path("key.pem"), live.path("copy"));
        Files.move(live.path("copy"), live.path("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        assertNothing();
    }

    @Test
    void a_change_between_loading_and_watching_is_noticed() throws Exception {
        live.ecPair();
        assertRenewed();
    }

    @Test
    void a_new_pair_written_in_place_is_loaded() throws Exception {
        assertNothing();
        live.ecPair();
        assertRenewed();
        live.rsaPair();
        assertRenewed();
    }

    @Test
    void a_certificate_for_the_same_key_is_loaded() throws Exception {
        assertNothing();
        live.run("req -x509 -key key.pem -days 60 -subj /CN=other.example.org -out cert.pem");
        assertRenewed();
        assertThat(watch.current().names()).containsExactly("other.example.org");
    }

    @Test
    void half_a_pair_keeps_the_old_one_and_is_told_once() throws Exception {
        assertNothing();
        Path other = Files.createDirectory(folder.resolve("other"));
        new Openssl(other).ecPair();
        moved(other, "cert.pem");
        assertThat(rejected())
                .contains("does not belong to the certificate")
                .endsWith("(the certificate loaded before stays in use)");
        Files.setLastModifiedTime(live.path("cert.pem"), FileTime.fromMillis(1_000_000));
        assertNothing();
        moved(other, "key.pem");
        assertRenewed();
    }

    private void moved(Path from, String name) throws IOException {
        Files.move(from.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void half_a_file_and_no_file_keep_the_old_one() throws Exception {
        assertNothing();
        String whole = live.read("cert.pem");
        live.write("cert.pem", whole.substring(0, 300));
        assertThat(rejected()).contains("not complete");
        Files.delete(live.path("cert.pem"));
        assertThat(rejected()).contains("there is no such file");
        live.write("cert.pem", whole);
        assertNothing();
        Files.delete(live.path("cert.pem"));
        assertThat(rejected()).as("told again after it was well").contains("no such file");
    }

    /** The ACME clients keep each certificate in files of its own and switch links. */
    @Test
    void links_switched_to_new_files_are_followed() throws Exception {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        new Openssl(archive).ecPair();
        for (String name : new String[] {"cert.pem", "key.pem"}) {
            Files.move(archive.resolve(name), archive.resolve("1" + name));
        }
        new Openssl(archive).ecPair();
        linked("1");
        assertRenewed();
        linked("");
        assertRenewed();
    }

    private void linked(String number) throws IOException {
        for (String name : new String[] {"cert.pem", "key.pem"}) {
            Path link = folder.resolve("link");
            Files.createSymbolicLink(link, Path.of("archive", number + name));
            Files.move(link, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Test
    void a_new_password_file_counts() throws Exception {
        live.run("pkcs8 -topk8 -in key.pem -passout pass:new -out locked.pem");
        live.write("word", "new");
        files =
                CertificateFiles.pem(live.path("cert.pem"), live.path("locked.pem"))
                        .withPassword(live.path("word"));
        watch = CertificateWatch.of(files, files.load(Instant.now()).certificate());
        assertNothing();
        live.write("word", "wrong");
        assertThat(rejected()).contains("the password does not fit").doesNotContain("wrong");
        live.write("word", "new");
        assertNothing();
    }
}
