package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.net.tls.JdkTls.Assumption;

import java.nio.file.Path;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

@Timeout(60)
class JdkTlsCheckTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:somewhere.example.org");
    }

    private static TlsServer server(TlsVersions versions) {
        return TlsServer.of(identity).accepting(versions);
    }

    @ParameterizedTest
    @EnumSource(TlsVersions.class)
    void with_this_jdk_all_holds_whatever_the_certificate_is_for(TlsVersions versions) {
        assertThat(JdkTls.check(server(versions))).isEmpty();
    }

    @Test
    void each_assumption_says_what_follows_from_it() {
        assertThat(Assumption.values())
                .extracting(Assumption::consequence)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(30));
    }

    /** That the check can fail: what it counts are tickets. */
    @Test
    void tickets_are_seen_where_they_are_sent() throws Exception {
        TlsServerSession server = server(TlsVersions.ONLY_1_3).open(Optional.empty());
        TlsClientSession client =
                new TlsClientSession(
                        "localhost",
                        21,
                        new OneServer(identity.certificate()),
                        Optional.empty(),
                        TlsVersions.ONLY_1_3);
        MemoryPair.Ended control = MemoryPair.shake(server.controlEngine(), client.controlEngine());
        server.established(control.server());
        client.established(control.client());

        assertThat(control.bytesBehindHandshake()).isPositive();
        MemoryPair.Ended download = MemoryPair.shake(server.dataEngine(false), client.dataEngine());
        assertThat(download.bytesBehindHandshake()).isPositive();
        assertThat(server.isResumed(download.server())).isTrue();
        MemoryPair.Ended upload = MemoryPair.shake(server.dataEngine(true), client.dataEngine());
        assertThat(upload.bytesBehindHandshake()).isZero();
        assertThat(server.isResumed(upload.server())).isTrue();
    }

    @Test
    void ends_that_do_not_come_to_terms_are_an_error() throws Exception {
        SSLEngine stranger = SSLContext.getDefault().createSSLEngine();
        stranger.setUseClientMode(true);
        SSLEngine server = server(TlsVersions.BOTH).open(Optional.empty()).controlEngine();
        assertThatThrownBy(() -> MemoryPair.shake(server, stranger))
                .isInstanceOf(SSLException.class);
    }
}
