package org.twinport.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.PeerTls;
import org.twinport.testkit.peer.PeerTls.Demand;
import org.twinport.testkit.peer.PeerTls.Reuse;
import org.twinport.testkit.peer.PeerTls.Versions;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.junit.NeedsTool;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.Full;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test bench itself: each of the other servers does with curl the TLS it is told to do. */
@LeavesNothing
@NeedsTool("curl")
class PeerTlsTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.shared();
    private static final PeerTls PLAIN = PeerTls.of(CERTIFICATES.server().files());
    private static final int CURLE_SSL_CONNECT_ERROR = 35;
    private static final byte[] CONTENT = Content.random(100_000, 1);

    /**
     * All that a server can in full mode; usually each value of each setting once. pyftpdlib has a
     * test of its own.
     */
    static Stream<Arguments> variants() {
        return Stream.of(Peer.values())
                .flatMap(peer ->
                        (Full.on() ? all() : some())
                                .filter(_ -> peer != Peer.PYFTPDLIB)
                                .filter(tls -> peer.cannot(tls).isEmpty())
                                .map(tls -> Arguments.of(peer, tls)));
    }

    private static Stream<PeerTls> all() {
        return Stream.of(Versions.values())
                .flatMap(versions ->
                        Stream.of(Reuse.values())
                                .map(reuse -> PLAIN.versions(versions).reuse(reuse)))
                .flatMap(tls -> Stream.of(tls, tls.implicitly()));
    }

    private static Stream<PeerTls> some() {
        return Stream.of(
                PLAIN.versions(Versions.ONLY_1_2),
                PLAIN.versions(Versions.ONLY_1_3).implicitly(),
                PLAIN.reuse(Reuse.REQUIRED),
                PLAIN.versions(Versions.ONLY_1_2).reuse(Reuse.REQUIRED).implicitly());
    }

    private static PeerServer start(Peer peer, PeerTls tls, Path root) {
        Peers.whyNot(peer, tls).ifPresent(Assumptions::abort);
        return PeerServer.start(peer, PeerSettings.of(root).with(tls));
    }

    private static Tool curl(PeerServer server, String path, String... more) {
        PeerSettings settings = server.settings();
        return Tool.of(
                        "curl",
                        "-sSv",
                        "--cacert",
                        CERTIFICATES.authorityFile().toString(),
                        "-u",
                        settings.user() + ":" + settings.password(),
                        server.url() + path)
                .with(more);
    }

    @ParameterizedTest
    @MethodSource("variants")
    @Timeout(120)
    void files_are_listed_fetched_and_stored(Peer peer, PeerTls tls, @TempDir Path folder)
            throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("there.bin"), CONTENT);
        Path copy = folder.resolve("copy.bin");
        try (PeerServer server = start(peer, tls, root)) {
            ToolResult listing = curl(server, "", "--ssl-reqd").run().orFail();
            assertThat(listing.output()).as(server.log()).contains("there.bin");
            assertThat(listing.errors()).contains("SSL connection using " + expected(tls));
            curl(server, "there.bin", "--ssl-reqd", "-o", copy.toString()).run().orFail();
            assertThat(copy).hasBinaryContent(CONTENT);
            curl(server, "stored.bin", "--ssl-reqd", "-T", copy.toString()).run().orFail();
            assertThat(root.resolve("stored.bin")).hasBinaryContent(CONTENT);
        }
    }

    private static String expected(PeerTls tls) {
        return tls.versions() == Versions.ONLY_1_2 ? "TLSv1.2" : "TLSv1.3";
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    @Timeout(60)
    void a_version_that_is_left_out_is_refused(Peer peer, @TempDir Path root) {
        try (PeerServer server = start(peer, PLAIN.versions(Versions.ONLY_1_3), root)) {
            ToolResult result = curl(server, "", "--ssl-reqd", "--tls-max", "1.2").run();
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(CURLE_SSL_CONNECT_ERROR);
        }
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    @Timeout(60)
    void clear_login_and_clear_data_are_refused_as_demanded(Peer peer, @TempDir Path root) {
        try (PeerServer server = start(peer, PLAIN.demand(Demand.NOTHING), root)) {
            curl(server, "").run().orFail();
        }
        try (PeerServer server = start(peer, PLAIN.demand(Demand.LOGIN), root)) {
            assertThat(curl(server, "").run().exitCode()).as("clear login").isNotZero();
            curl(server, "", "--ftp-ssl-control").run().orFail();
        }
        try (PeerServer server = start(peer, PLAIN, root)) {
            // ProFTPD refuses PROT C and protects the data all the same, on which curl waits.
            ToolResult clearData = curl(server, "", "--ftp-ssl-control", "-m", "3").run();
            assertThat(clearData.exitCode()).as(clearData.toString()).isNotZero();
            assertThat(clearData.errors()).containsPattern("(?m)^< 5\\d\\d ");
        }
    }

    static Stream<Arguments> requiringReuse() {
        return Stream.of(Peer.VSFTPD, Peer.PROFTPD)
                .flatMap(peer ->
                        Stream.of(Versions.ONLY_1_2, Versions.ONLY_1_3)
                                .map(versions -> Arguments.of(peer, versions)));
    }

    /**
     * curl begins the handshake on a passive data connection before it sends the command, and
     * pyftpdlib 1.5.7 closes a data connection on which anything arrives before a command.
     */
    @ParameterizedTest
    @EnumSource(Versions.class)
    @NeedsTool("python3")
    @Timeout(60)
    void pyftpdlib_works_with_a_client_that_waits_for_150(Versions versions, @TempDir Path root)
            throws IOException {
        Files.write(root.resolve("there.bin"), CONTENT);
        PeerTls tls = PLAIN.versions(versions);
        try (PeerServer server = start(Peer.PYFTPDLIB, tls, root)) {
            ToolResult result = ftplib(server).orFail();
            assertThat(result.output()).contains("there.bin").contains(expected(tls));
            assertThat(root.resolve("stored.bin")).hasBinaryContent(CONTENT);
        }
    }

    /** Python's ftplib opens a new TLS session for each data connection. */
    @ParameterizedTest
    @MethodSource("requiringReuse")
    @NeedsTool("python3")
    @Timeout(60)
    void a_data_connection_with_a_session_of_its_own_is_refused_as_demanded(
            Peer peer, Versions versions, @TempDir Path root) {
        PeerTls tls = PLAIN.versions(versions);
        try (PeerServer server = start(peer, tls, root)) {
            ftplib(server).orFail();
        }
        try (PeerServer server = start(peer, tls.reuse(Reuse.REQUIRED), root)) {
            ToolResult result = ftplib(server);
            assertThat(result.exitCode()).as(result + server.log()).isNotZero();
        }
    }

    private static ToolResult ftplib(PeerServer server) {
        PeerSettings settings = server.settings();
        String script =
                """
                import ftplib, io, ssl
                ftp = ftplib.FTP_TLS(context=ssl.create_default_context(cafile='%s'))
                ftp.connect('127.0.0.1', %d, timeout=20)
                ftp.login('%s', '%s')
                ftp.prot_p()
                print(ftp.sock.version())
                ftp.dir()
                if 'there.bin' in ftp.nlst():
                    data = io.BytesIO()
                    ftp.retrbinary('RETR there.bin', data.write)
                    ftp.storbinary('STOR stored.bin', io.BytesIO(data.getvalue()))
                """
                        .formatted(
                                CERTIFICATES.authorityFile(),
                                settings.port(),
                                settings.user(),
                                settings.password());
        return Tool.of("python3", "-").input(script).run();
    }

    @Test
    void what_a_server_cannot_do_is_said() {
        for (Peer peer : List.of(Peer.PURE_FTPD, Peer.PYFTPDLIB)) {
            assertThat(peer.cannot(PLAIN.implicitly())).contains("it has no implicit TLS");
            assertThat(peer.cannot(PLAIN.reuse(Reuse.REQUIRED)))
                    .contains("it cannot require session reuse");
            assertThat(peer.cannot(PLAIN)).isEmpty();
        }
    }
}
