package org.twinport.daemon.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;

/** The forms in which certificate and key are accepted, all as OpenSSL writes them. */
final class CertificateFilesTest {

    @TempDir private Path folder;
    private Openssl openssl;

    @BeforeEach
    void open() {
        openssl = new Openssl(folder);
    }

    private ServerCertificate loaded(CertificateFiles files) throws UnusableCertificate {
        LoadedCertificate loaded = files.load(Instant.now());
        assertThat(loaded.warnings()).isEmpty();
        assertThat(
                        KeyKind.arePair(
                                loaded.certificate().leaf().getPublicKey(),
                                loaded.certificate().key()))
                .isTrue();
        return loaded.certificate();
    }

    private CertificateFiles pem(String certificate, String key) {
        return CertificateFiles.pem(openssl.path(certificate), openssl.path(key));
    }

    @Test
    void pem_with_a_pkcs8_key_gives_all_that_a_server_shows() throws Exception {
        openssl.ecPair();
        ServerCertificate found = loaded(pem("cert.pem", "key.pem"));
        assertThat(found.names()).containsExactly("ftp.example.org", "192.0.2.7");
        assertThat(found.key()).isInstanceOf(ECPrivateKey.class);
        assertThat(found.identity().chain()).hasSize(1);
        assertThat(found.notAfter())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)),
                        Instant.now().plus(Duration.ofDays(31)));
        assertThat(found.notBefore()).isBefore(Instant.now().plusSeconds(1));
        openssl.run("x509 -in cert.pem -noout -fingerprint -sha256 -out print.txt");
        assertThat(openssl.read("print.txt")).endsWith("=" + found.fingerprint() + "\n");
        assertThat(found.toString()).contains("ftp.example.org").contains(found.fingerprint());
    }

    @Test
    void a_key_in_pkcs1() throws Exception {
        openssl.rsaPair().run("rsa -in key.pem -traditional -out old.pem");
        assertThat(openssl.read("old.pem")).startsWith("-----BEGIN RSA PRIVATE KEY");
        assertThat(loaded(pem("cert.pem", "old.pem")).key()).isInstanceOf(RSAPrivateKey.class);
    }

    /** {@code openssl ecparam -genkey} puts a section with the curve before the key. */
    @ParameterizedTest
    @ValueSource(strings = {"prime256v1", "secp384r1", "secp521r1"})
    void a_key_in_sec1(String curve) throws Exception {
        openssl.run("ecparam -name " + curve + " -genkey -out old.pem");
        openssl.run("req -x509 -key old.pem -out cert.pem -days 30 -subj /CN=x");
        assertThat(openssl.read("old.pem"))
                .startsWith("-----BEGIN EC PARAMETERS")
                .contains("-----BEGIN EC PRIVATE KEY");
        assertThat(loaded(pem("cert.pem", "old.pem")).names()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ed448", "rsa-pss"})
    void newer_kinds_of_keys(String kind) throws Exception {
        openssl.pair(kind, "");
        loaded(pem("cert.pem", "key.pem"));
    }

    /** The last three are of OpenSSL's form before PKCS#8. */
    @ParameterizedTest
    @CsvSource({
        "pkcs8 -topk8 -in key.pem,ENCRYPTED PRIVATE KEY",
        "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in key.pem,ENCRYPTED PRIVATE KEY",
        "pkcs8 -topk8 -scrypt -in key.pem,ENCRYPTED PRIVATE KEY",
        "rsa -traditional -aes256 -in key.pem,RSA PRIVATE KEY",
        "rsa -traditional -des3 -in key.pem,RSA PRIVATE KEY",
        "rsa -traditional -aes128 -in key.pem,RSA PRIVATE KEY",
    })
    void an_encrypted_key_with_its_password(String command, String title) throws Exception {
        openssl.rsaPair().run(command + " -passout pass:s3cret -out locked.pem");
        assertThat(openssl.read("locked.pem")).startsWith("-----BEGIN " + title);
        Path password = openssl.write("word", "s3cret\n");
        loaded(pem("cert.pem", "locked.pem").withPassword(password));
    }

    @Test
    void a_key_encrypted_with_a_password_that_is_not_ascii() throws Exception {
        openssl.ecPair();
        Files.writeString(openssl.path("word"), "pässwörd\r\nsecond line");
        Files.writeString(openssl.path("word-only"), "pässwörd\n");
        openssl.run("pkcs8 -topk8 -in key.pem -passout file:word-only -out locked.pem");
        loaded(pem("cert.pem", "locked.pem").withPassword(openssl.path("word")));
    }

    @Test
    void certificate_and_key_in_one_file_in_either_order() throws Exception {
        openssl.ecPair();
        loaded(CertificateFiles.together(openssl.joined("a.pem", "cert.pem", "key.pem")));
        loaded(CertificateFiles.together(openssl.joined("b.pem", "key.pem", "cert.pem")));
        loaded(pem("b.pem", "b.pem"));
    }

    @Test
    void text_around_the_sections_and_lines_of_windows_mean_nothing() throws Exception {
        openssl.ecPair().run("x509 -in cert.pem -text -out long.pem");
        String text = "subject=/CN=ü\n" + openssl.read("long.pem") + "the end\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        bytes.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.write(openssl.path("cert.pem"), bytes.toByteArray());
        loaded(pem("cert.pem", "key.pem"));
    }

    @Test
    void a_byte_order_mark_right_before_the_section_is_skipped() throws Exception {
        openssl.ecPair();
        Files.write(
                openssl.path("cert.pem"),
                ("\u00ef\u00bb\u00bf" + openssl.read("cert.pem"))
                        .getBytes(StandardCharsets.ISO_8859_1));
        loaded(pem("cert.pem", "key.pem"));
    }

    @Test
    void what_openssl_calls_a_trusted_certificate() throws Exception {
        openssl.ecPair().run("x509 -in cert.pem -trustout -addtrust serverAuth -out t.pem");
        assertThat(openssl.read("t.pem")).startsWith("-----BEGIN TRUSTED CERTIFICATE");
        loaded(pem("t.pem", "key.pem"));
    }

    @Test
    void a_chain_of_three() throws Exception {
        openssl.chain("").joined("full.pem", "leaf.pem", "middle.pem", "root.pem");
        ServerCertificate found = loaded(pem("full.pem", "key.pem"));
        assertThat(found.chain()).hasSize(3);
        assertThat(found.names()).containsExactly("leaf.example.org");
    }

    /** As OpenSSL 3 writes it, and as its older versions and Windows do. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg SHA1", " -nomac"})
    void pkcs12_with_a_chain_and_a_password(String form) throws Exception {
        openssl.chain("").joined("issuers.pem", "middle.pem", "root.pem");
        openssl.run(
                "pkcs12 -export -in leaf.pem -inkey key.pem -certfile issuers.pem"
                        + " -passout pass:s3cret -out all.bin"
                        + form);
        CertificateFiles files =
                CertificateFiles.together(openssl.path("all.bin"))
                        .withPassword(openssl.write("word", "s3cret"));
        assertThat(loaded(files).chain()).hasSize(3);
    }

    @Test
    void pkcs12_without_a_password() throws Exception {
        openssl.ecPair();
        openssl.run("pkcs12 -export -in cert.pem -inkey key.pem -passout pass: -out all.p12");
        loaded(CertificateFiles.together(openssl.path("all.p12")));
        loaded(pem("all.p12", "all.p12"));
    }

    @Test
    void all_names_each_file_once() throws IOException {
        Path one = folder.resolve("one");
        assertThat(CertificateFiles.pem(one, one).withPassword(folder.resolve("word")).all())
                .containsExactly(one, folder.resolve("word"));
    }
}
