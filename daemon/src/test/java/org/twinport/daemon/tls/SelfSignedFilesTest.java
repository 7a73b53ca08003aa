package org.twinport.daemon.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A certificate on first use, and what becomes of it. */
final class SelfSignedFilesTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir private Path parent;

    private SelfSignedFiles files() {
        return new SelfSignedFiles(
                parent.resolve("state"), "ftp.example.org", List.of("192.0.2.7", "2001:db8::7"));
    }

    private ServerCertificate opened() throws UnusableCertificate {
        return opened(NOW);
    }

    private ServerCertificate opened(Instant now) throws UnusableCertificate {
        LoadedCertificate loaded = files().open(now);
        assertThat(loaded.warnings()).isEmpty();
        return loaded.certificate();
    }

    @Test
    void the_first_use_makes_two_files_that_the_next_takes() throws Exception {
        ServerCertificate first = opened();
        assertThat(opened()).isEqualTo(first);
        assertThat(files().files().load(NOW).certificate()).isEqualTo(first);
        assertThat(mode("")).isEqualTo("rwx------");
        assertThat(mode("self-signed-key.pem")).isEqualTo("rw-------");
        assertThat(mode("self-signed-cert.pem")).isEqualTo("rw-r--r--");
        assertThat(inFolder())
                .containsExactlyInAnyOrder("lock", "self-signed-cert.pem", "self-signed-key.pem");
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(files().folder().resolve(name)));
    }

    private List<String> inFolder() throws IOException {
        try (Stream<Path> entries = Files.list(files().folder())) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void it_is_for_the_host_and_its_addresses_for_ten_years() throws Exception {
        ServerCertificate made = opened();
        assertThat(made.names()).containsExactly("ftp.example.org", "192.0.2.7", "2001:db8::7");
        assertThat(made.leaf().getSubjectX500Principal().getName()).isEqualTo("CN=ftp.example.org");
        assertThat(made.leaf().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(((ECKey) made.key()).getParams().getOrder().bitLength()).isEqualTo(256);
        assertThat(made.notBefore()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(made.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(3653)));
    }

    @Test
    void openssl_trusts_it_once_it_is_told_to(@TempDir Path folder) throws Exception {
        opened();
        Files.copy(files().files().certificate(), folder.resolve("cert.pem"));
        new Openssl(folder)
                .run(
                        "verify -purpose sslserver -verify_hostname ftp.example.org -CAfile"
                                + " cert.pem cert.pem")
                .run("verify -purpose sslserver -verify_ip 2001:db8::7 -CAfile cert.pem cert.pem");
    }

    @Test
    void names_that_no_certificate_can_bear_do_no_harm() throws Exception {
        String long_ = "a".repeat(60) + ".example.org";
        SelfSignedFiles files =
                new SelfSignedFiles(
                        parent.resolve("state"),
                        long_,
                        List.of(
                                "fe80::1%eth0",
                                "müller.example", "", "b".repeat(64) + ".org", long_));
        ServerCertificate made = files.open(NOW).certificate();
        assertThat(made.names()).containsExactly(long_, "fe80::1", "xn--mller-kva.example");
        assertThat(made.leaf().getSubjectX500Principal().getName()).isEqualTo("CN=twinport");
    }

    @Test
    void an_expired_one_is_renewed() throws Exception {
        ServerCertificate first = opened();
        ServerCertificate last = opened(first.notAfter());
        assertThat(last).isEqualTo(first);
        ServerCertificate second = opened(first.notAfter().plusSeconds(1));
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(opened(first.notAfter().plusSeconds(2))).isEqualTo(second);
    }

    @Test
    void half_a_pair_that_a_crash_has_left_is_made_anew() throws Exception {
        ServerCertificate first = opened();
        Path key = files().files().key().orElseThrow();
        Files.delete(key);
        ServerCertificate second = opened();
        assertThat(second).isNotEqualTo(first);
        Files.writeString(key, "rubbish");
        Files.writeString(files().folder().resolve("self-signed-key.pem.new"), "left");
        ServerCertificate third = opened();
        assertThat(third).isNotEqualTo(second);
        assertThat(mode("self-signed-key.pem")).isEqualTo("rw-------");
    }

    @Test
    void a_place_that_is_no_folder_is_told() throws IOException {
        Files.writeString(parent.resolve("state"), "a file");
        assertThatThrownBy(this::opened)
                .isInstanceOf(UnusableCertificate.class)
                .hasMessageStartingWith(
                        parent.resolve("state") + ": the self-signed certificate cannot be kept");
    }

    @Test
    void threads_that_start_at_once_get_the_same() throws Exception {
        Callable<String> opening = () -> opened().fingerprint();
        List<String> fingerprints = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<String> each :
                    pool.invokeAll(
                            List.of(
                                    opening, opening, opening, opening, opening, opening, opening,
                                    opening))) {
                fingerprints.add(each.get());
            }
        }
        assertThat(fingerprints).hasSize(8).containsOnly(opened().fingerprint());
    }

    @Test
    void processes_that_start_at_once_get_the_same() throws Exception {
        List<Process> started = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                started.add(process(i));
            }
            List<String> fingerprints = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                assertThat(started.get(i).waitFor()).isZero();
                fingerprints.add(Files.readString(parent.resolve("out" + i)).strip());
            }
            assertThat(fingerprints).containsOnly(opened().fingerprint());
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    private Process process(int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        files().folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(parent.resolve("out" + number).toFile())
                .start();
    }

    /** A process that opens the certificate in the folder of its argument and prints which. */
    static final class Opening {
        static void main(String[] arguments) throws Exception {
            SelfSignedFiles files =
                    new SelfSignedFiles(Path.of(arguments[0]), "other.example.org", List.of());
            System.out.println(files.open(Instant.now()).certificate().fingerprint());
        }
    }
}
