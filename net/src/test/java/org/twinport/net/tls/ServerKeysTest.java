package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Which certificate a client sees. */
@Timeout(60)
class ServerKeysTest {

    private static TlsIdentity first;
    private static TlsIdentity second;
    private static TlsIdentity secondForRsa;
    private static TlsIdentity wildcard;
    private static List<TlsIdentity> all;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        first = TestIdentity.make(folder, "RSA", "dns:one.example");
        second = TestIdentity.make(folder, "EC", "dns:two.example,dns:zwei.example");
        secondForRsa = TestIdentity.make(folder, "RSA", "dns:two.example,dns:zwei.example");
        wildcard = TestIdentity.make(folder, "EC", "dns:*.star.example");
        all = List.of(first, second, secondForRsa, wildcard);
    }

    /** Trusts everybody: these tests ask which certificate came, not whether it is good. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static SSLEngine client(Optional<String> name, TlsVersions versions) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(versions.names());
        SSLParameters parameters = engine.getSSLParameters();
        name.ifPresent(sent -> parameters.setServerNames(List.of(new SNIHostName(sent))));
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static TlsIdentity seen(SSLEngine client, Optional<String> host) throws Exception {
        TlsServer server =
                new TlsServer(all, ClientCertificates.NONE, Optional.empty(), TlsVersions.BOTH);
        SSLEngine engine = server.open(host).controlEngine();
        try (Fixture _ = Fixture.of(engine, client, Ending.STRICT, TlsWire.Size.LINES).shaken()) {
            Certificate shown = client.getSession().getPeerCertificates()[0];
            return all.stream()
                    .filter(identity -> identity.certificate().equals(shown))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(name);
    }

    @ParameterizedTest
    @CsvSource({
        "one.example, , 0",
        "two.example, , 1",
        "TWO.example, , 1",
        "zwei.example, , 1",
        "a.star.example, , 3",
        "star.example, , 0",
        "a.b.star.example, , 0",
        "unknown.example, , 0",
        ", two.example, 1",
        ", TWO.EXAMPLE, 1",
        ", b.star.example, 3",
        ", unknown.example, 0",
        ", , 0",
        "two.example, one.example, 1"
    })
    void the_name_decides_and_without_a_fitting_one_the_first(String sni, String host, int index)
            throws Exception {
        for (TlsVersions versions : TlsVersions.values()) {
            assertThat(seen(client(given(sni), versions), given(host)))
                    .as("%s", versions)
                    .isEqualTo(all.get(index));
        }
    }

    @Test
    void a_client_that_knows_only_rsa_gets_the_rsa_certificate_of_the_name() throws Exception {
        SSLEngine client = client(Optional.of("two.example"), TlsVersions.ONLY_1_2);
        client.setEnabledCipherSuites(
                Stream.of(client.getEnabledCipherSuites())
                        .filter(suite -> suite.startsWith("TLS_ECDHE_RSA"))
                        .toArray(String[]::new));
        assertThat(seen(client, Optional.empty())).isEqualTo(secondForRsa);
    }

    /** They come from clients, by HOST (RFC 7151). */
    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a..b", "[::1]", "[127.0.0.1]", "\u00ff", "*", "-", "%s\u0000"})
    void names_that_are_none_are_names_that_no_certificate_is_for(String host) throws Exception {
        TlsServer server = TlsServer.of(wildcard);
        assertThat(server.isFor(host)).isFalse();
        assertThat(server.isFor(host + "x".repeat(64) + ".example")).isFalse();
        assertThat(seen(client(Optional.empty(), TlsVersions.BOTH), Optional.of(host)))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_star_is_one_label(TlsVersions versions) throws Exception {
        assertThat(wildcard.isFor("a.star.example")).isTrue();
        assertThat(wildcard.isFor("a.b.star.example")).isFalse();
        assertThat(wildcard.isFor(".star.example")).isFalse();
        assertThat(seen(client(Optional.of("x.star.example"), versions), Optional.empty()))
                .isEqualTo(wildcard);
    }
}
