package org.twinport.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twinport.testkit.tls.TestCertificates.Named;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The good ones pass a handshake with host name check, each bad one fails for its reason. */
class TestCertificatesTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.shared();

    private static SSLContext context(Named own, KeyStore trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own.keyStore(), TestCredential.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Client and server in this process, both with a certificate. */
    private static void shakeHands(Named server, Named client) throws Exception {
        SSLContext serving = context(server, CERTIFICATES.trust());
        SSLContext asking = context(client, CERTIFICATES.trust());
        try (SSLServerSocket listener =
                (SSLServerSocket) serving.getServerSocketFactory().createServerSocket(0)) {
            listener.setNeedClientAuth(true);
            listener.setSoTimeout(20_000);
            AtomicReference<Exception> failed = new AtomicReference<>();
            Thread thread = Thread.ofPlatform().start(() -> serve(listener, failed));
            try (SSLSocket socket =
                    (SSLSocket)
                            asking.getSocketFactory()
                                    .createSocket("127.0.0.1", listener.getLocalPort())) {
                socket.setSoTimeout(20_000);
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo(7);
            } finally {
                thread.join();
            }
            assertThat(failed.get()).isNull();
        }
    }

    private static void serve(SSLServerSocket listener, AtomicReference<Exception> failed) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(7);
        } catch (Exception e) {
            failed.set(e);
        }
    }

    @Test
    void server_and_client_accept_each_other() {
        assertThatCode(() -> shakeHands(CERTIFICATES.server(), CERTIFICATES.client()))
                .doesNotThrowAnyException();
    }

    @Test
    void the_bad_ones_are_refused_for_their_reasons() {
        assertRefused(CERTIFICATES.expired(), "NotAfter");
        assertRefused(CERTIFICATES.wrongName(), "No subject alternative names matching");
        assertRefused(CERTIFICATES.stranger(), "unable to find valid certification path");
        assertRefused(CERTIFICATES.client(), "Extended key usage");
    }

    private static void assertRefused(Named server, String reason) {
        assertThatThrownBy(() -> shakeHands(server, CERTIFICATES.client()))
                .isInstanceOf(SSLException.class)
                .rootCause()
                .hasMessageContaining(reason);
    }

    @Test
    void the_files_hold_the_same_and_keys_are_private() throws Exception {
        Named server = CERTIFICATES.server();
        assertThat(server.files().certificate())
                .content()
                .containsSubsequence("BEGIN CERTIFICATE", "BEGIN CERTIFICATE");
        assertThat(server.files().both())
                .content()
                .isEqualTo(
                        Files.readString(server.files().key())
                                + Files.readString(server.files().certificate()));
        assertThat(Files.getPosixFilePermissions(server.files().key()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(CERTIFICATES.authorityFile()).content().contains("BEGIN CERTIFICATE");
        assertThat(TestCertificates.shared()).isSameAs(CERTIFICATES);
    }

    @Test
    void names_for_sni() throws Exception {
        X509Certificate others = CERTIFICATES.otherHosts().credential().certificate();
        assertThat(others.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("one.example.org", "*.two.example.org");
    }
}
