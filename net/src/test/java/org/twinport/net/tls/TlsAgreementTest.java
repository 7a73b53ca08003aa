package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What two ends agree on in a handshake, and what they do not. */
@Timeout(60)
class TlsAgreementTest {

    private static TlsIdentity identity;
    private static TlsIdentity ownOfClient;
    private static TlsIdentity stranger;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
        ownOfClient = TestIdentity.make(folder, "EC", "dns:client.example");
        stranger = TestIdentity.make(folder, "RSA", "dns:stranger.example");
    }

    private static SSLEngine server(ClientCertificates certificates) {
        return new TlsServer(
                        List.of(identity),
                        certificates,
                        Optional.of(TestIdentity.trusting(ownOfClient)),
                        TlsVersions.BOTH)
                .open(Optional.empty())
                .controlEngine();
    }

    private static SSLEngine client(TlsVersions versions, Optional<TlsIdentity> own) {
        return new TlsClientSession("localhost", 21, TestIdentity.trusting(identity), own, versions)
                .controlEngine();
    }

    private static SSLEngine asking(TlsVersions versions, String... protocols) {
        SSLEngine engine = client(versions, Optional.empty());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static Fixture open(SSLEngine server, SSLEngine client) throws Exception {
        return Fixture.of(server, client, Ending.STRICT, TlsWire.Size.LINES);
    }

    /** What the server said of a handshake that did not succeed. */
    private static TlsException refusal(SSLEngine server, SSLEngine client) throws Exception {
        try (Fixture ends = open(server, client)) {
            CompletableFuture<Void> other = ends.peer().handshake();
            TlsException refused =
                    catchThrowableOfType(TlsException.class, () -> ends.shake(Fixture.LIMIT));
            ends.pair().near().close();
            other.handle((_, _) -> true).get(20, TimeUnit.SECONDS);
            return refused;
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_client_that_asks_for_ftp_or_for_nothing_gets_it(TlsVersions versions) throws Exception {
        try (Fixture ends =
                open(server(ClientCertificates.NONE), asking(versions, "x-other", "ftp"))
                        .shaken()) {
            assertThat(ends.peer().engine().getApplicationProtocol()).isEqualTo("ftp");
        }
        try (Fixture ends = open(server(ClientCertificates.NONE), asking(versions)).shaken()) {
            assertThat(ends.peer().engine().getApplicationProtocol()).isEmpty();
        }
    }

    /** ALPACA (CVE-2021-3618). */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_client_that_asks_for_another_protocol_is_refused(TlsVersions versions) throws Exception {
        TlsException refused =
                refusal(server(ClientCertificates.NONE), asking(versions, "h2", "http/1.1"));
        assertThat(refused.kind()).isEqualTo(TlsException.Kind.REFUSED);
        assertThat(refused).hasMessageContaining("application");
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_server_that_does_not_ask_sees_no_certificate(TlsVersions versions) throws Exception {
        try (Fixture ends =
                open(server(ClientCertificates.NONE), client(versions, Optional.of(ownOfClient)))
                        .shaken()) {
            assertThat(peerCertificate(ends)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_server_that_asks_sees_the_certificate_or_none(TlsVersions versions) throws Exception {
        try (Fixture ends =
                open(
                                server(ClientCertificates.REQUESTED),
                                client(versions, Optional.of(ownOfClient)))
                        .shaken()) {
            assertThat(peerCertificate(ends)).contains(ownOfClient);
        }
        try (Fixture ends =
                open(server(ClientCertificates.REQUESTED), client(versions, Optional.empty()))
                        .shaken()) {
            assertThat(peerCertificate(ends)).isEmpty();
        }
    }

    private static Optional<TlsIdentity> peerCertificate(Fixture ends) {
        try {
            assertThat(ends.wire().session().getPeerCertificates())
                    .containsExactly(ownOfClient.certificate());
            return Optional.of(ownOfClient);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_server_that_insists_takes_the_right_certificate_only(TlsVersions versions)
            throws Exception {
        try (Fixture ends =
                open(
                                server(ClientCertificates.REQUIRED),
                                client(versions, Optional.of(ownOfClient)))
                        .shaken()) {
            assertThat(peerCertificate(ends)).contains(ownOfClient);
        }
        for (Optional<TlsIdentity> shown :
                List.of(Optional.<TlsIdentity>empty(), Optional.of(stranger))) {
            assertThat(refusal(server(ClientCertificates.REQUIRED), client(versions, shown)).kind())
                    .as("%s", shown)
                    .isEqualTo(TlsException.Kind.REFUSED);
        }
    }

    /** Being asked for a certificate is no licence to show a wrong one. */
    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void a_stranger_is_refused_also_where_none_is_needed(TlsVersions versions) throws Exception {
        assertThat(
                        refusal(
                                        server(ClientCertificates.REQUESTED),
                                        client(versions, Optional.of(stranger)))
                                .kind())
                .isEqualTo(TlsException.Kind.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersions.class,
            names = {"ONLY_1_2", "ONLY_1_3"})
    void both_ends_need_a_version_in_common(TlsVersions versions) throws Exception {
        TlsVersions other =
                versions == TlsVersions.ONLY_1_2 ? TlsVersions.ONLY_1_3 : TlsVersions.ONLY_1_2;
        SSLEngine server =
                TlsServer.of(identity).accepting(versions).open(Optional.empty()).controlEngine();
        assertThat(refusal(server, client(other, Optional.empty())).kind())
                .isEqualTo(TlsException.Kind.REFUSED);
    }
}
