package org.twinport.daemon.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is served all the same, with a word of warning. */
final class CertificateWarningsTest {

    @TempDir private Path folder;
    private Openssl openssl;

    @BeforeEach
    void open() {
        openssl = new Openssl(folder);
    }

    private LoadedCertificate load(String certificate, Instant now) throws UnusableCertificate {
        return CertificateFiles.pem(openssl.path(certificate), openssl.path("key.pem")).load(now);
    }

    private List<String> warnings(String certificate) throws UnusableCertificate {
        return load(certificate, Instant.now()).warnings();
    }

    @Test
    void expired_and_not_yet_valid() throws Exception {
        openssl.ecPair();
        Instant later = Instant.now().plus(Duration.ofDays(31));
        assertThat(load("cert.pem", later).warnings())
                .singleElement()
                .asString()
                .startsWith(openssl.path("cert.pem") + ": expired on 20")
                .endsWith("renew it");
        Instant earlier = Instant.now().minus(Duration.ofDays(1));
        assertThat(load("cert.pem", earlier).warnings())
                .singleElement()
                .asString()
                .contains("is not valid before 20")
                .endsWith("check this host's clock");
    }

    @Test
    void a_chain_out_of_order_is_put_right() throws Exception {
        openssl.chain("").joined("full.pem", "root.pem", "leaf.pem", "middle.pem");
        LoadedCertificate loaded = load("full.pem", Instant.now());
        assertThat(loaded.warnings()).singleElement().asString().contains("in the wrong order");
        assertThat(loaded.certificate().chain())
                .extracting(each -> each.getSubjectX500Principal().getName())
                .containsExactly("CN=leaf.example.org", "CN=middle", "CN=root");
    }

    @Test
    void a_chain_with_a_gap_is_cut_there() throws Exception {
        openssl.chain("").joined("full.pem", "leaf.pem", "root.pem");
        LoadedCertificate loaded = load("full.pem", Instant.now());
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .contains("1 of its 2 certificates do not belong to the chain of leaf.example.org");
        assertThat(loaded.certificate().chain()).hasSize(1);
    }

    @Test
    void the_certificate_of_a_public_authority_without_its_issuer() throws Exception {
        openssl.chain("authorityInfoAccess=caIssuers;URI:http://ca.example.org/");
        assertThat(warnings("leaf.pem")).singleElement().asString().contains("fullchain.pem");
        openssl.joined("full.pem", "leaf.pem", "middle.pem");
        assertThat(warnings("full.pem")).isEmpty();
    }

    @Test
    void a_weak_key_and_a_weak_signature() throws Exception {
        openssl.pair("rsa:1024", "");
        assertThat(warnings("cert.pem")).singleElement().asString().contains("only 1024 bits");
        openssl.chain("");
        openssl.run(
                "x509 -req -in leaf.csr -CA root.pem -CAkey rootkey.pem -CAcreateserial -days 30"
                        + " -sha1 -extfile leaf.ext -out leaf.pem");
        assertThat(warnings("leaf.pem")).singleElement().asString().contains("SHA1withECDSA");
    }

    @Test
    void a_certificate_for_nobody() throws Exception {
        openssl.run("ecparam -name prime256v1 -genkey -out key.pem");
        openssl.run("req -x509 -key key.pem -days 30 -subj /O=x -out cert.pem");
        Files.setPosixFilePermissions(
                openssl.path("key.pem"), PosixFilePermissions.fromString("rw-------"));
        assertThat(warnings("cert.pem")).singleElement().asString().contains("names no host");
    }

    @Test
    void a_key_that_everybody_can_read() throws Exception {
        openssl.ecPair();
        Files.setPosixFilePermissions(
                openssl.path("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(warnings("cert.pem"))
                .containsExactly(
                        "%s: every user of this host can read the private key; run chmod 600 %s"
                                .formatted(openssl.path("key.pem"), openssl.path("key.pem")));
    }
}
