package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

@Timeout(60)
class OfferedTicketTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost");
    }

    private static TlsClientSession client(TlsVersions versions) {
        return new TlsClientSession(
                "localhost", 21, TestIdentity.trusting(identity), Optional.empty(), versions);
    }

    private static ByteBuffer hello(SSLEngine engine) throws SSLException {
        ByteBuffer hello = ByteBuffer.allocate(32 << 10);
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), hello);
        return hello.flip();
    }

    private static ByteBuffer helloOfResuming(TlsVersions versions) throws SSLException {
        TlsServerSession server = TlsServer.of(identity).accepting(versions).open(Optional.empty());
        TlsClientSession client = client(versions);
        client.established(
                MemoryPair.shake(server.controlEngine(), client.controlEngine()).client());
        return hello(client.dataEngine());
    }

    private static ByteBuffer helloWithTicket() throws SSLException {
        return helloOfResuming(TlsVersions.ONLY_1_3);
    }

    @Test
    void a_client_that_resumes_offers_bytes_that_stand_in_its_hello() throws Exception {
        ByteBuffer hello = helloWithTicket();
        byte[] ticket = OfferedTicket.in(hello).orElseThrow();
        assertThat(ticket).hasSizeGreaterThan(32);
        assertThat(hello.position()).isZero();
        assertThat(new String(hello.array(), 0, hello.limit(), ISO_8859_1))
                .contains(new String(ticket, ISO_8859_1));
    }

    @Test
    void a_new_session_and_one_of_tls_1_2_offer_none() throws Exception {
        assertThat(OfferedTicket.in(hello(client(TlsVersions.BOTH).controlEngine()))).isEmpty();
        assertThat(OfferedTicket.in(helloOfResuming(TlsVersions.ONLY_1_2))).isEmpty();
    }

    @Test
    void a_hello_that_is_not_whole_offers_none_yet() throws Exception {
        ByteBuffer hello = helloWithTicket();
        for (int length = 0; length < hello.limit(); length++) {
            assertThat(OfferedTicket.in(hello.slice(0, length))).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void bytes_behind_the_hello_do_not_matter() throws Exception {
        ByteBuffer hello = helloWithTicket();
        ByteBuffer more = ByteBuffer.allocate(hello.limit() + 100).put(hello.duplicate());
        assertThat(OfferedTicket.in(more.rewind()))
                .hasValueSatisfying(ticket ->
                        assertThat(ticket).isEqualTo(OfferedTicket.in(hello).orElseThrow()));
    }

    /** Lengths that lie must not lead out of the bytes that are there. */
    @Test
    void whatever_is_wrong_in_a_hello_nothing_breaks() throws Exception {
        ByteBuffer hello = helloWithTicket();
        Random random = new Random(1);
        byte[] good = new byte[hello.limit()];
        hello.get(good);
        for (int i = 0; i < 50_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(Math.min(bad.length, 1 + i % bad.length))] = (byte) random.nextInt();
            byte[] direct = OfferedTicket.in(ByteBuffer.wrap(bad)).orElse(new byte[0]);
            assertThat(direct.length).isLessThan(bad.length);
        }
    }
}
