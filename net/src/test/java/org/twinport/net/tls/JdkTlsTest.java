package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/**
 * What FTPS here relies on beyond the JDK's documentation. If one of these fails with a new JDK,
 * the comment says what breaks and what the way out is.
 */
@Timeout(120)
class JdkTlsTest {

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = TestIdentity.make(folder, "EC", "dns:localhost,ip:127.0.0.1");
    }

    private static TlsServerSession server(TlsVersions versions) {
        return TlsServer.of(identity).accepting(versions).open(Optional.empty());
    }

    private static TlsClientSession client(TlsVersions versions) {
        return new TlsClientSession(
                "localhost", 21, TestIdentity.trusting(identity), Optional.empty(), versions);
    }

    /** A control connection: both sides know its session, and the client has read its tickets. */
    private static Ends control(TlsServerSession server, TlsClientSession client)
            throws IOException {
        Ends ends = Ends.shake(server.controlEngine(), client.controlEngine());
        server.established(ends.server().session());
        client.established(ends.client().session());
        ends.server().write(ByteBuffer.wrap(new byte[] {1}));
        Ends.read(ends.client(), 1);
        return ends;
    }

    private static boolean resumes(
            TlsServerSession server, TlsClientSession client, boolean clientOnlySends)
            throws IOException {
        try (Ends data = Ends.shake(server.dataEngine(clientOnlySends), client.dataEngine())) {
            if (!clientOnlySends) {
                data.server().write(ByteBuffer.wrap(new byte[] {2}));
                Ends.read(data.client(), 1);
            }
            boolean seenByServer = server.isResumed(data.server().session());
            assertThat(client.isResumed(data.client().session())).isEqualTo(seenByServer);
            return seenByServer;
        }
    }

    /**
     * Breaks: the proof that a data connection belongs to its control connection. Way out: {@code
     * jdk.tls.server.enableSessionTicketExtension=false} and a value bound to the session, which
     * makes tickets of TLS 1.3 good for one use.
     */
    @ParameterizedTest
    @EnumSource(
            value = TlsVersions.class,
            names = {"ONLY_1_2", "ONLY_1_3"})
    void a_resumed_session_keeps_the_creation_time_of_the_first(TlsVersions versions)
            throws IOException {
        TlsServerSession server = server(versions);
        TlsClientSession client = client(versions);
        try (Ends control = control(server, client)) {
            assertThat(control.server().session().getProtocol()).startsWith("TLSv1.");
            assertThat(resumes(server, client, false)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersions.class,
            names = {"ONLY_1_2", "ONLY_1_3"})
    void a_client_without_the_session_is_told_apart(TlsVersions versions) throws IOException {
        TlsServerSession server = server(versions);
        TlsClientSession client = client(versions);
        TlsClientSession other = client(versions);
        try (Ends control = control(server, client);
                Ends data = Ends.shake(server.dataEngine(false), other.controlEngine())) {
            assertThat(server.isResumed(data.server().session())).isFalse();
            assertThat(control.server().session().isValid()).isTrue();
        }
    }

    /**
     * Breaks: sessions of one client would pass for those of another. Way out: none needed as long
     * as keys of tickets belong to a context.
     */
    @ParameterizedTest
    @EnumSource(
            value = TlsVersions.class,
            names = {"ONLY_1_2", "ONLY_1_3"})
    void a_ticket_of_another_control_connection_is_worth_nothing(TlsVersions versions)
            throws IOException {
        TlsServerSession first = server(versions);
        TlsServerSession second = server(versions);
        TlsClientSession client = client(versions);
        TlsClientSession other = client(versions);
        try (Ends one = control(first, client);
                Ends two = control(second, other);
                Ends data = Ends.shake(second.dataEngine(false), client.dataEngine())) {
            assertThat(second.isResumed(data.server().session())).isFalse();
            assertThat(one.pair().near().isOpen() && two.pair().near().isOpen()).isTrue();
        }
    }

    /**
     * Breaks: uploads of clients that never read lose their end, for the unread ticket makes the
     * kernel reset the connection. Way out: {@code jdk.tls.server.newSessionTicketCount=0} for the
     * whole JVM, and clients that use each ticket once cannot resume.
     */
    @Test
    void with_a_timeout_of_more_than_seven_days_no_ticket_is_sent() throws IOException {
        TlsServerSession server = server(TlsVersions.ONLY_1_3);
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        try (Ends control = control(server, client)) {
            assertThat(bytesBehindHandshake(server, client, true)).isZero();
            assertThat(bytesBehindHandshake(server, client, false)).isPositive();
            assertThat(control.pair().near().isOpen()).isTrue();
        }
    }

    /** Each ticket is told from the others by what the client offers, for the JDK does not say. */
    @Test
    void a_client_that_offers_the_ticket_it_has_used_before_gets_no_more() throws IOException {
        TlsServerSession server = server(TlsVersions.ONLY_1_3);
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        Optional<byte[]> ticket = Optional.of(new byte[] {1, 2, 3});
        Optional<byte[]> other = Optional.of(new byte[] {1, 2, 4});
        try (Ends control = control(server, client);
                Ends data = Ends.shake(server.dataEngine(true), client.dataEngine())) {
            SSLSession resumed = data.server().session();
            server.dataEstablished(resumed, ticket);
            assertThat(bytesBehindHandshake(server, client, false)).as("once").isPositive();
            server.dataEstablished(resumed, ticket);
            assertThat(bytesBehindHandshake(server, client, false)).as("again").isZero();
            server.dataEstablished(resumed, other);
            assertThat(bytesBehindHandshake(server, client, false)).as("another").isPositive();
            server.dataEstablished(resumed, Optional.empty());
            server.dataEstablished(resumed, Optional.empty());
            assertThat(bytesBehindHandshake(server, client, false)).as("none").isPositive();
            server.dataEstablished(resumed, ticket);
            server.dataEstablished(control.client().session(), ticket);
            assertThat(bytesBehindHandshake(server, client, false)).as("in vain").isPositive();
        }
    }

    /** A client that uses each ticket once offers another each time. */
    @Test
    void the_ticket_that_a_client_offers_is_known() throws IOException {
        TlsServerSession server = server(TlsVersions.ONLY_1_3);
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        try (Ends control = control(server, client);
                Ends one = Ends.shake(server.dataEngine(true), client.dataEngine());
                Ends two = Ends.shake(server.dataEngine(true), client.dataEngine())) {
            assertThat(control.server().overheard().ticket()).isEmpty();
            assertThat(one.client().overheard().ticket()).isEmpty();
            assertThat(one.server().overheard().ticket()).isPresent();
            assertThat(two.server().overheard().ticket().orElseThrow())
                    .isNotEqualTo(one.server().overheard().ticket().orElseThrow());
        }
    }

    /** What the server sends after the client's last word, unasked: tickets. */
    private static int bytesBehindHandshake(
            TlsServerSession server, TlsClientSession client, boolean clientOnlySends)
            throws IOException {
        try (Ends data = Ends.shake(server.dataEngine(clientOnlySends), client.dataEngine())) {
            assertThat(data.server().flush()).isTrue();
            data.pair().near().shutdownOutput();
            ByteBuffer raw = ByteBuffer.allocate(64 << 10);
            try (Readiness readiness = new Readiness(Watch.NOTHING)) {
                while (data.pair().far().read(raw) >= 0) {
                    readiness.await(
                            data.pair().far(), SelectionKey.OP_READ, Duration.ofSeconds(20));
                }
            }
            return raw.position();
        }
    }

    /**
     * Breaks: clients that mix uploads and downloads could not resume after the first change. Way
     * out: the one above.
     */
    @ParameterizedTest
    @EnumSource(
            value = TlsVersions.class,
            names = {"ONLY_1_2", "ONLY_1_3"})
    void tickets_can_be_switched_off_and_on_again(TlsVersions versions) throws IOException {
        TlsServerSession server = server(versions);
        TlsClientSession client = client(versions);
        try (Ends control = control(server, client)) {
            for (int i = 0; i < 40; i++) {
                assertThat(resumes(server, client, i % 2 == 0)).as("transfer %d", i).isTrue();
            }
            assertThat(control.pair().near().isOpen()).isTrue();
        }
    }

    /**
     * Breaks: under a policy that requires resumption, clients that use each ticket once are
     * refused at their second upload. Way out: TLS 1.2, whose sessions can be resumed at will.
     */
    @Test
    void the_property_for_ten_tickets_lets_a_client_upload_ten_times() throws IOException {
        assertThat(System.getProperty("jdk.tls.server.newSessionTicketCount")).isEqualTo("10");
        TlsServerSession server = server(TlsVersions.ONLY_1_3);
        TlsClientSession client = client(TlsVersions.ONLY_1_3);
        try (Ends control = control(server, client)) {
            for (int i = 1; i <= 10; i++) {
                assertThat(resumes(server, client, true)).as("upload %d", i).isTrue();
            }
            assertThat(resumes(server, client, true)).as("upload 11").isFalse();
            assertThat(control.pair().near().isOpen()).isTrue();
        }
    }
}
