package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.UnusableCertificate;
import org.twinport.testkit.tls.PemFiles;
import org.twinport.testkit.tls.TestCertificates;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class CertificateChecksTest {

    private final SampleHost host = new SampleHost();

    /** Gives the host a certificate as it is seen a time before its end. */
    private void uses(TestCertificates.Named named, Duration beforeEnd) throws UnusableCertificate {
        PemFiles files = named.files();
        Path file = files.certificate().toAbsolutePath();
        Instant end = named.credential().certificate().getNotAfter().toInstant();
        host.now = end.minus(beforeEnd);
        host.with(
                "tls.certificates",
                "{certificate: '%s', key: '%s'}".formatted(file, files.key().toAbsolutePath()));
        host.certificates.put(
                file, Fact.of(CertificateFiles.pem(file, files.key()).load(host.now)));
    }

    @Test
    void without_tls_everything_travels_in_clear() {
        assertThat(host.askOne("certificate").severity()).isEqualTo(NOTE);
        assertThat(host.with("tls.self-signed", "yes").askOne("certificate").what())
                .startsWith("The server makes its own certificate");
    }

    @Test
    void a_certificate_ends_some_day() throws Exception {
        TestCertificates.Named server = TestCertificates.shared().server();
        uses(server, Duration.ofHours(1));
        assertThat(host.askOne("certificate").severity()).isEqualTo(WARNING);
        uses(server, Duration.ofHours(-1));
        Remark over = host.askOne("certificate");
        assertThat(over.severity()).isEqualTo(ERROR);
        assertThat(over.evidence()).anyMatch(line -> line.contains("expired on"));
    }

    @Test
    void a_certificate_that_cannot_be_used_is_told_with_the_reason() throws Exception {
        uses(TestCertificates.shared().server(), Duration.ofHours(1));
        host.certificates.replaceAll((file, _) -> Fact.unknown(file + ": holds no certificate"));
        Remark unusable = host.askOne("certificate");
        assertThat(unusable.severity()).isEqualTo(ERROR);
        assertThat(unusable.evidence().getFirst()).endsWith("holds no certificate");
    }

    @Test
    void the_announced_name_should_stand_in_a_certificate() throws Exception {
        uses(TestCertificates.shared().otherHosts(), Duration.ofHours(1));
        for (String name : List.of("one.example.org", "a.two.example.org", "ftp.example.org")) {
            host.names.put(name, Fact.of(List.of(InetAddress.ofLiteral("192.0.2.7"))));
        }
        host.with("passive.address", "a.two.example.org");
        assertThat(host.askOne("certificate-name").severity()).isEqualTo(OK);
        Remark missing = host.with("passive.address", "ftp.example.org").askOne("certificate-name");
        assertThat(missing.severity()).isEqualTo(WARNING);
        assertThat(missing.evidence().getFirst()).contains("one.example.org");
    }
}
