package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

@Timeout(60)
class ChosenGroupTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static TlsClientSession client(TlsVersions versions) {
        return new TlsClientSession(
                "localhost", 21, TestIdentity.trusting(identity), Optional.empty(), versions);
    }

    private static TlsServerSession server() {
        return TlsServer.of(identity).open(Optional.empty());
    }

    /** What the server answers to the client's first message, its groups restricted. */
    private static ByteBuffer answer(TlsVersions versions, String... groups) throws SSLException {
        SSLEngine server = server().controlEngine();
        SSLParameters parameters = server.getSSLParameters();
        parameters.setNamedGroups(groups);
        server.setSSLParameters(parameters);
        SSLEngine client = client(versions).controlEngine();
        ByteBuffer wire = ByteBuffer.allocate(32 << 10);
        client.beginHandshake();
        client.wrap(ByteBuffer.allocate(0), wire);
        server.beginHandshake();
        server.unwrap(wire.flip(), ByteBuffer.allocate(32 << 10));
        while (server.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            server.getDelegatedTask().run();
        }
        server.wrap(ByteBuffer.allocate(0), wire.clear());
        return wire.flip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x25519", "secp256r1", "secp384r1", "x448"})
    void the_group_is_the_one_that_the_server_takes_or_asks_for(String group) throws Exception {
        ByteBuffer answer = answer(TlsVersions.ONLY_1_3, group);
        assertThat(ChosenGroup.in(answer)).contains(group);
        assertThat(answer.position()).isZero();
    }

    @Test
    void tls_1_2_tells_none() throws Exception {
        assertThat(ChosenGroup.in(answer(TlsVersions.ONLY_1_2, "x25519", "secp384r1"))).isEmpty();
    }

    @Test
    void whatever_is_cut_off_or_wrong_nothing_breaks() throws Exception {
        ByteBuffer answer = answer(TlsVersions.ONLY_1_3, "x25519");
        byte[] good = new byte[5 + (answer.getShort(3) & 0xffff)];
        answer.get(0, good);
        for (int length = 0; length < good.length; length++) {
            assertThat(ChosenGroup.in(ByteBuffer.wrap(good, 0, length))).isEmpty();
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            ChosenGroup.in(ByteBuffer.wrap(bad)).ifPresent(name -> assertThat(name).isNotBlank());
        }
    }

    @Test
    void a_data_connection_offers_a_key_for_the_chosen_group_alone_and_resumes() throws Exception {
        TlsServerSession server = server();
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        SSLEngine control = client.controlEngine();
        var ended = MemoryPair.shake(server.controlEngine(), control);
        server.established(ended.server());
        client.established(ended.client(), Optional.of("x25519"));

        assertThat(keys(client.dataEngine())).isEqualTo("001d");
        var data = MemoryPair.shake(server.dataEngine(false), client.dataEngine());
        assertThat(client.isResumed(data.client())).isTrue();
    }

    @Test
    void without_a_known_group_a_data_connection_offers_what_the_control_connection_did()
            throws Exception {
        TlsServerSession server = server();
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        client.established(
                MemoryPair.shake(server.controlEngine(), client.controlEngine()).client());

        assertThat(keys(client.dataEngine()))
                .isEqualTo(keys(client(TlsVersions.ONLY_1_3).controlEngine()))
                .contains("001d", "0017");
    }

    @Test
    void tls_1_2_keeps_all_groups_for_they_also_say_which_certificates_are_understood()
            throws Exception {
        TlsServerSession server = server();
        TlsClientSession client = client(TlsVersions.ONLY_1_2);
        client.established(
                MemoryPair.shake(server.controlEngine(), client.controlEngine()).client(),
                Optional.of("x25519"));

        assertThat(client.dataEngine().getSSLParameters().getNamedGroups())
                .isEqualTo(client.controlEngine().getSSLParameters().getNamedGroups());
    }

    /** The groups for which a ClientHello holds keys, in hexadecimal. */
    private static String keys(SSLEngine engine) throws SSLException {
        ByteBuffer hello = ByteBuffer.allocate(32 << 10);
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Hello.ofClient(
                        hello.flip(),
                        51,
                        extension -> {
                            ByteBuffer shares = Hello.part(extension, Hello.shortOf(extension));
                            StringBuilder groups = new StringBuilder();
                            while (shares.hasRemaining()) {
                                int group = Hello.shortOf(shares);
                                groups.append(HexFormat.of().toHexDigits((short) group));
                                Hello.part(shares, Hello.shortOf(shares));
                            }
                            return groups.toString();
                        })
                .orElseThrow();
    }
}
