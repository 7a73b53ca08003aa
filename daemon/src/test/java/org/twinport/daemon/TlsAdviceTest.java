package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.Openssl;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.server.config.Listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a server that the world can reach is advised to demand TLS. */
final class TlsAdviceTest {

    private static final List<Listen> LISTEN = List.of(Listen.on(new InetSocketAddress(21)));
    private static final String PUBLIC = "203.0.114.5";

    @TempDir Path folder;

    private static Optional<String> advice(
            String policy, ServerCertificate certificate, List<Listen> listen, String reached) {
        Sources sources = Sources.ofFlags(Map.of("tls.self-signed", "yes", "tls.policy", policy));
        Settings settings = ((Loaded.Good) Settings.load(sources)).settings();
        return TlsDoubts.advice(
                settings, List.of(certificate), listen, List.of(InetAddress.ofLiteral(reached)));
    }

    private ServerCertificate issued() throws Exception {
        Openssl openssl = new Openssl(folder).chain("");
        openssl.joined("both.pem", "leaf.pem", "middle.pem");
        return CertificateFiles.pem(openssl.path("both.pem"), openssl.path("key.pem"))
                .load(Instant.now())
                .certificate();
    }

    @Test
    void with_an_issued_certificate_on_a_public_address_data_is_advised() throws Exception {
        ServerCertificate issued = issued();
        assertThat(advice("offered", issued, LISTEN, PUBLIC).orElse(""))
                .contains(PUBLIC)
                .contains("--tls-policy data");
        assertThat(advice("offered", issued, LISTEN, "192.168.1.1")).isEmpty();
        assertThat(advice("data", issued, LISTEN, PUBLIC)).isEmpty();
        List<Listen> implicit = List.of(Listen.withTls(new InetSocketAddress(990)));
        assertThat(advice("offered", issued, implicit, PUBLIC)).isEmpty();
    }

    @Test
    void with_a_certificate_of_its_own_it_is_not() throws Exception {
        Openssl openssl = new Openssl(folder).ecPair();
        ServerCertificate own =
                CertificateFiles.pem(openssl.path("cert.pem"), openssl.path("key.pem"))
                        .load(Instant.now())
                        .certificate();
        assertThat(advice("offered", own, LISTEN, PUBLIC)).isEmpty();
    }
}
