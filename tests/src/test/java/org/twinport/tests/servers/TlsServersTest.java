package org.twinport.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.client.ClientEvent;
import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.Mode;
import org.twinport.client.Progress;
import org.twinport.client.RemotePath;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.client.tls.Trust;
import org.twinport.net.tls.TlsVersions;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.PeerTls;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.tests.junit.LeavesNothing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Our client over TLS against the other servers, with and without a demand for resumption. */
@LeavesNothing
class TlsServersTest {

    private static final int TRANSFERS = 50;
    private static final int UPLOADS = 10;

    /** A server, the versions that the client offers, and who dials. */
    record Cell(Peer peer, PeerTls.Reuse reuse, TlsVersions versions, boolean implicit, Mode mode) {
        @Override
        public String toString() {
            return "%s, reuse %s, %s, %s, %s"
                    .formatted(peer, reuse, versions, implicit ? "implicit" : "explicit", mode);
        }
    }

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (TlsVersions versions : TlsVersions.values()) {
            cells.add(new Cell(Peer.VSFTPD, PeerTls.Reuse.REQUIRED, versions, false, Mode.PASSIVE));
        }
        // Over TLS 1.3 alone ProFTPD has no tickets for uploads in a row, and there is no way back.
        for (TlsVersions versions : List.of(TlsVersions.BOTH, TlsVersions.ONLY_1_2)) {
            cells.add(
                    new Cell(Peer.PROFTPD, PeerTls.Reuse.REQUIRED, versions, false, Mode.PASSIVE));
        }
        cells.add(
                new Cell(Peer.VSFTPD, PeerTls.Reuse.REQUIRED, TlsVersions.BOTH, true, Mode.ACTIVE));
        cells.add(
                new Cell(
                        Peer.PROFTPD, PeerTls.Reuse.REQUIRED, TlsVersions.BOTH, true, Mode.ACTIVE));
        cells.add(
                new Cell(
                        Peer.PURE_FTPD,
                        PeerTls.Reuse.NOT_REQUIRED,
                        TlsVersions.BOTH,
                        false,
                        Mode.PASSIVE));
        cells.add(
                new Cell(
                        Peer.PYFTPDLIB,
                        PeerTls.Reuse.NOT_REQUIRED,
                        TlsVersions.BOTH,
                        false,
                        Mode.PASSIVE));
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Timeout(180)
    void fifty_mixed_transfers_and_ten_uploads_in_a_row_all_arrive(Cell cell, @TempDir Path folder)
            throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        List<String> notes = new ArrayList<>();
        try (PeerServer server = start(cell, root);
                FtpClient client = connect(cell, server, notes)) {
            Random random = new Random(4217);
            for (int i = 0; i < TRANSFERS; i++) {
                move(client, random, folder, "mixed" + i % 7, i % 2 == 0);
            }
            for (int i = 0; i < UPLOADS; i++) {
                move(client, random, folder, "upload" + i, true);
            }
            try (var entries = client.list(RemotePath.of(""))) {
                assertThat(entries.filter(e -> e.name().toString().startsWith("upload")))
                        .hasSize(UPLOADS);
            }
            assertThat(client.tlsFallbacks()).as("%s", notes).isLessThanOrEqualTo(1);
        }
    }

    private static void move(
            FtpClient client, Random random, Path folder, String name, boolean upload)
            throws IOException {
        Path local = folder.resolve("local");
        byte[] content = new byte[random.nextInt(300_000)];
        random.nextBytes(content);
        Files.write(local, content);
        client.upload(local, RemotePath.of(name), false, Progress.NONE);
        if (!upload) {
            Path back = folder.resolve("back");
            client.download(RemotePath.of(name), back, false, Progress.NONE);
            assertThat(back).hasBinaryContent(content);
        }
    }

    private static PeerServer start(Cell cell, Path root) {
        PeerTls tls = PeerTls.of(TestCertificates.shared().server().files()).reuse(cell.reuse());
        Peers.whyNot(cell.peer(), tls).ifPresent(Assumptions::abort);
        return PeerServer.start(
                cell.peer(), PeerSettings.of(root).with(cell.implicit() ? tls.implicitly() : tls));
    }

    private static FtpClient connect(Cell cell, PeerServer server, List<String> notes)
            throws IOException {
        PeerSettings settings = server.settings();
        TlsMode mode = cell.implicit() ? TlsMode.IMPLICIT : TlsMode.REQUIRED;
        ClientOptions options =
                ClientOptions.DEFAULT
                        .mode(cell.mode())
                        .tls(
                                TlsOptions.of(mode)
                                        .with(cell.versions())
                                        .with(
                                                new Trust.OfAuthorities(
                                                        List.of(
                                                                TestCertificates.shared()
                                                                        .authority()
                                                                        .certificate()))))
                        .listener(event -> {
                            if (event instanceof ClientEvent.Note(String text)) {
                                notes.add(text);
                            }
                        });
        return FtpClient.connect(
                settings.address().getHostAddress(),
                settings.port(),
                new Credentials(settings.user(), settings.password()),
                options);
    }
}
