package org.twinport.daemon.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What cannot be used, and the sentence that says so. */
final class CertificateProblemsTest {

    @TempDir private Path folder;
    private Openssl openssl;

    @BeforeEach
    void makePair() {
        openssl = new Openssl(folder).ecPair();
    }

    private AbstractStringAssert<?> problem(CertificateFiles files) {
        UnusableCertificate[] thrown = new UnusableCertificate[1];
        assertThatThrownBy(() -> files.load(Instant.now()))
                .isInstanceOfSatisfying(UnusableCertificate.class, e -> thrown[0] = e);
        return assertThat(thrown[0].sentence());
    }

    private AbstractStringAssert<?> problem(String certificate, String key) {
        return problem(CertificateFiles.pem(openssl.path(certificate), openssl.path(key)));
    }

    private String sentence(String file, String rest) {
        return openssl.path(file) + ": " + rest;
    }

    @Test
    void a_missing_file() {
        problem("none.pem", "key.pem")
                .isEqualTo(sentence("none.pem", "there is no such file; check the path"));
        problem("cert.pem", "none.pem").startsWith(sentence("none.pem", "there is no such file"));
        problem(
                        new CertificateFiles(
                                openssl.path("cert.pem"),
                                Optional.of(openssl.path("key.pem")),
                                Optional.of(openssl.path("word"))))
                .startsWith(sentence("word", "there is no such file"));
    }

    @Test
    void a_folder_and_an_empty_file_and_a_huge_one() throws IOException {
        Files.createDirectory(openssl.path("folder"));
        problem("folder", "key.pem")
                .isEqualTo(sentence("folder", "is a folder; name the file in it"));
        openssl.write("empty", "");
        problem("empty", "key.pem").isEqualTo(sentence("empty", "is empty"));
        openssl.write("huge", "x".repeat((1 << 20) + 1));
        problem("huge", "key.pem").startsWith(sentence("huge", "is larger than 1 MiB"));
    }

    @Test
    void a_name_with_control_characters_stays_one_line() {
        problem("a\nb", "key.pem").doesNotContain("\n").contains("a?b");
    }

    @Test
    void the_key_of_another_certificate() {
        openssl.run("ecparam -name prime256v1 -genkey -out other.pem");
        problem("cert.pem", "other.pem")
                .isEqualTo(
                        sentence(
                                "cert.pem",
                                "the key in %s does not belong to the certificate for ftp.example.org, 192.0.2.7; name the key that it was requested with"
                                        .formatted(openssl.path("other.pem"))));
        openssl.run("genrsa -out rsa.pem 2048");
        problem("cert.pem", "rsa.pem").contains("does not belong to the certificate");
        openssl.run("genpkey -algorithm ed25519 -out ed.pem");
        problem("cert.pem", "ed.pem").contains("does not belong to the certificate");
    }

    @Test
    void files_named_for_each_other() {
        problem("key.pem", "cert.pem")
                .isEqualTo(
                        sentence(
                                "key.pem",
                                "holds a private key and no certificate; name it as the key file"));
        problem("cert.pem", "cert.pem").contains("holds a certificate and no private key");
        problem(CertificateFiles.together(openssl.path("cert.pem")))
                .contains("name the key file too");
    }

    @Test
    void a_request_and_other_things_that_are_no_certificate() {
        openssl.run("req -new -key key.pem -subj /CN=x -out request.pem");
        problem("request.pem", "key.pem")
                .contains("is a certificate request (CSR)")
                .contains("the authority has sent back");
        openssl.run("pkey -in key.pem -pubout -out public.pem");
        problem("public.pem", "key.pem").contains("holds a public key and no certificate");
        problem("cert.pem", "public.pem").contains("holds no private key");
        openssl.run("crl2pkcs7 -nocrl -certfile cert.pem -out bundle.pem");
        problem("bundle.pem", "key.pem").contains("openssl pkcs7 -print_certs");
        openssl.run("ecparam -name prime256v1 -out parameters.pem");
        problem("parameters.pem", "key.pem").contains("holds no certificate");
        openssl.write("note", "see the other folder\n");
        problem("note", "key.pem").contains("is neither PEM").contains("nor PKCS#12");
    }

    @Test
    void binary_forms() {
        openssl.run("x509 -in cert.pem -outform DER -out cert.der");
        problem("cert.der", "key.pem").contains("openssl x509 -inform DER");
        openssl.run("pkey -in key.pem -outform DER -out key.der");
        problem("cert.pem", "key.der").contains("openssl pkey -inform DER");
        openssl.run("pkcs8 -topk8 -in key.pem -outform DER -passout pass:x -out locked.der");
        problem("cert.pem", "locked.der").contains("openssl pkey -inform DER");
    }

    @Test
    void a_key_store_of_java(@TempDir Path other) throws Exception {
        Path store = other.resolve("old.jks");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storetype",
                                "JKS",
                                "-storepass",
                                "changeit",
                                "-keypass",
                                "changeit",
                                "-alias",
                                "a",
                                "-dname",
                                "CN=x",
                                "-keyalg",
                                "EC")
                        .redirectErrorStream(true)
                        .redirectOutput(other.resolve("out").toFile())
                        .start();
        assertThat(made.waitFor()).as(Files.readString(other.resolve("out"))).isZero();
        problem(CertificateFiles.together(store)).contains("-deststoretype PKCS12");
    }

    @Test
    void a_file_cut_off_or_damaged() {
        String whole = openssl.read("cert.pem");
        openssl.write("cut.pem", whole.substring(0, whole.length() / 2));
        problem("cut.pem", "key.pem").contains("is damaged or not complete");
        openssl.write("bad.pem", whole.replaceFirst("MII..", "MIIAA"));
        problem("bad.pem", "key.pem").contains("a certificate that is damaged");
        openssl.write("odd.pem", whole.replaceFirst("MII", "!!!"));
        problem("odd.pem", "key.pem").contains("is damaged");
        openssl.write("badkey.pem", openssl.read("key.pem").replaceFirst("MIG", "MAA"));
        problem("cert.pem", "badkey.pem").contains("its private key is damaged");
    }

    @Test
    void an_encrypted_key_without_its_password_or_with_a_wrong_one() {
        openssl.run("pkcs8 -topk8 -in key.pem -passout pass:s3cret -out locked.pem");
        problem("cert.pem", "locked.pem")
                .isEqualTo(
                        sentence(
                                "locked.pem",
                                "its private key is encrypted; name a file that holds the password, or write the key without one: openssl pkey -in OLD -out NEW"));
        openssl.run("ec -in key.pem -aes256 -passout pass:s3cret -out old.pem");
        problem("cert.pem", "old.pem").contains("is encrypted");
        Path wrong = openssl.write("word", "guess\n");
        for (String locked : new String[] {"locked.pem", "old.pem"}) {
            problem(
                            CertificateFiles.pem(openssl.path("cert.pem"), openssl.path(locked))
                                    .withPassword(wrong))
                    .startsWith(sentence(locked, "the password does not fit"))
                    .doesNotContain("guess");
        }
    }

    @Test
    void pkcs12_with_a_wrong_password_without_its_password_and_without_a_key() {
        openssl.run("pkcs12 -export -in cert.pem -inkey key.pem -passout pass:s3cret -out a.p12");
        CertificateFiles files = CertificateFiles.together(openssl.path("a.p12"));
        problem(files).contains("is protected; name a file that holds its password");
        problem(files.withPassword(openssl.write("word", "guess")))
                .contains("the password does not fit");
        openssl.run("pkcs12 -export -nokeys -in cert.pem -passout pass: -out b.p12");
        problem(CertificateFiles.together(openssl.path("b.p12"))).contains("holds no private key");
        problem("a.p12", "key.pem").contains("holds its own key; leave the key file");
        problem("cert.pem", "a.p12").contains("name it as the certificate and no key file");
    }

    @Test
    void two_keys_in_one_file() {
        openssl.run("genrsa -out rsa.pem 2048").joined("two.pem", "key.pem", "rsa.pem");
        problem("cert.pem", "two.pem").contains("holds 2 private keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "brainpoolP256r1"})
    void curves_that_java_cannot_use(String curve) {
        openssl.pair("ec -pkeyopt ec_paramgen_curve:" + curve, "");
        problem("cert.pem", "key.pem").contains("EC P-256 or RSA");
    }

    @Test
    void kinds_of_keys_that_are_not_for_tls() {
        openssl.write(
                "ssh.pem",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        problem("cert.pem", "ssh.pem").contains("'OPENSSH PRIVATE KEY' is of no use for TLS");
    }
}
