package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.Openssl;
import org.twinport.server.event.ServerListener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/** A server with TLS in this process, and clients that look what it shows. */
@Timeout(60)
final class DaemonTlsTest {

    private static final String USER = "anna:right";

    @TempDir Path folder;
    private House house;
    private Path keys;

    @BeforeEach
    void build() throws IOException {
        house = House.in(folder);
        keys = Files.createDirectory(folder.resolve("keys"));
    }

    private String selfSigned() {
        return "tls.self-signed: yes\ntls.self-signed-folder: " + keys.resolve("own") + "\n";
    }

    private String pair() {
        return "tls.certificates: {certificate: %1$s/cert.pem, key: %1$s/key.pem}\n"
                .formatted(keys);
    }

    private Daemon start(Duration check) throws StartException {
        Options options =
                new Options(
                        false,
                        Optional.of(house.run()),
                        ServerListener.NONE,
                        check,
                        () -> {},
                        Duration.ZERO);
        return Daemon.start(house.sources(USER), options);
    }

    private static String shown(Daemon daemon) throws IOException {
        try (Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            return TlsClient.fingerprint(ftp.secure(TlsClient.any()));
        }
    }

    private static StartReport.Certificate certificate(Daemon daemon) {
        return daemon.report().tls().orElseThrow().certificates().getFirst();
    }

    private String log() throws IOException {
        return Files.readString(house.log());
    }

    @Test
    void a_certificate_is_made_on_first_use_and_used_again() throws Exception {
        house.write(selfSigned());
        String first;
        try (Daemon daemon = house.start(false, USER);
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            first = certificate(daemon).fingerprint();
            SSLSession session = ftp.secure(TlsClient.any());
            assertThat(TlsClient.fingerprint(session)).isEqualTo(first);
            assertThat(ftp.logIn("anna", "right")).startsWith("230");
            int port = daemon.addresses().getFirst().getPort();
            assertThat(daemon.report().urls()).containsExactly("ftpes://127.0.0.1:" + port + "/");
            assertThat(certificate(daemon).names()).contains("localhost", "127.0.0.1");
            assertThat(certificate(daemon).made()).isTrue();
            assertThat(daemon.report().warnings()).noneMatch(text -> text.contains("in clear"));
        }
        // The log has a thread of its own; it is complete when the server is closed.
        assertThat(log())
                .contains(" INFO  certificate names=\"")
                .contains("sha256=" + first)
                .containsPattern(" INFO  tls .* version=TLSv1\\.3 cipher=TLS_");
        try (Daemon daemon = house.start(false, USER)) {
            assertThat(certificate(daemon).fingerprint()).isEqualTo(first);
        }
    }

    @Test
    void files_that_change_serve_new_sessions_while_an_open_one_goes_on() throws Exception {
        Openssl openssl = new Openssl(keys).ecPair();
        house.write(pair());
        try (Daemon daemon = start(Duration.ofMillis(20));
                Ftp open = new Ftp(daemon.addresses().getFirst())) {
            String old = TlsClient.fingerprint(open.secure(TlsClient.any()));
            assertThat(open.logIn("anna", "right")).startsWith("230");
            Path fresh = Files.createDirectory(folder.resolve("fresh"));
            new Openssl(fresh).ecPair();
            for (String name : List.of("key.pem", "cert.pem")) {
                Files.move(
                        fresh.resolve(name),
                        openssl.path(name),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            Await.until("the new certificate", () -> isInLog("certificate-renewed"));
            Await.until("new sessions get it", () -> !shownOr(daemon, old).equals(old));
            assertThat(log()).contains("sha256=" + shown(daemon));
            assertThat(open.send("NOOP")).startsWith("200");
            assertThat(open.send("MKD kept")).startsWith("257");
        }
    }

    private boolean isInLog(String text) {
        try {
            return log().contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String shownOr(Daemon daemon, String other) {
        try {
            return shown(daemon);
        } catch (IOException _) {
            return other;
        }
    }

    @Test
    void a_reload_takes_a_new_certificate_at_once_and_refuses_a_broken_one() throws Exception {
        Openssl openssl = new Openssl(keys).ecPair();
        house.write(pair());
        try (Daemon daemon = house.start(false, USER)) {
            String old = shown(daemon);
            openssl.ecPair();
            assertThat(daemon.reload().success()).isTrue();
            String renewed = shown(daemon);
            assertThat(renewed).isNotEqualTo(old);

            openssl.write("key.pem", "nothing");
            ReloadResult refused = daemon.reload();
            assertThat(refused.success()).isFalse();
            assertThat(refused.text())
                    .startsWith(
                            "nothing was changed:\n" + house.config() + ":1:19: tls.certificates: ")
                    .contains(keys.resolve("key.pem").toString());
            assertThat(shown(daemon)).isEqualTo(renewed);
        }
    }

    @Test
    void files_that_cannot_be_used_stop_the_start_and_are_named_with_the_line() throws Exception {
        house.write("greeting: Hi\n" + pair());
        assertThatThrownBy(() -> house.start(false, USER))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "%s:2:19: tls.certificates: %s/cert.pem: there is no such file; check the path",
                        house.config(), keys);
        new Openssl(keys)
                .ecPair()
                .run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
        assertThatThrownBy(() -> house.start(false, USER))
                .hasMessageStartingWith(house.config() + ":2:19: tls.certificates: ")
                .hasMessageContaining("does not belong to the certificate");
        house.write(selfSigned().replace("/own", "/cert.pem"));
        assertThatThrownBy(() -> house.start(false, USER))
                .hasMessageStartingWith(house.config() + ":1:18: tls.self-signed: ")
                .hasMessageEndingWith("TWINPORT_TLS_SELF_SIGNED_FOLDER, names another folder");
    }

    @Test
    void tls_begins_at_once_where_it_is_implicit_and_a_reload_cannot_take_it_away()
            throws Exception {
        house.write(selfSigned() + "tls.implicit: 127.0.0.1:0\n");
        try (Daemon daemon = house.start(false, USER)) {
            InetSocketAddress implicit = daemon.addresses().getLast();
            try (Ftp ftp = new Ftp(implicit, TlsClient.any())) {
                assertThat(ftp.greeting()).startsWith("220");
                assertThat(ftp.logIn("anna", "right")).startsWith("230");
            }
            assertThat(daemon.report().urls())
                    .contains("ftps://127.0.0.1:" + implicit.getPort() + "/");
            house.write("fsync: no\n");
            assertThat(daemon.reload().text())
                    .contains(
                            "the server listens for TLS from the first byte until it is restarted");
            try (Ftp ftp = new Ftp(implicit, TlsClient.any())) {
                assertThat(ftp.greeting()).startsWith("220");
            }
        }
    }

    @Test
    void a_client_certificate_lets_its_user_in_without_a_password_and_nobody_else()
            throws Exception {
        Openssl openssl = new Openssl(keys).chain("");
        openssl.joined("both.pem", "leaf.pem", "middle.pem");
        house.write(
                selfSigned()
                        + """
                        tls.client-certificates: request
                        tls.client-authorities: %s/root.pem
                        users:
                          carl: {certificate: CN=leaf.example.org}
                          dora: {certificate: %s}
                        """
                                .formatted(keys, "ab".repeat(32)));
        SSLContext certificate =
                TlsClient.showing(
                        CertificateFiles.pem(openssl.path("both.pem"), openssl.path("key.pem")));
        try (Daemon daemon = house.start(false, USER);
                Ftp ftp = new Ftp(daemon.addresses().getFirst());
                Ftp without = new Ftp(daemon.addresses().getFirst())) {
            ftp.secure(certificate);
            assertThat(ftp.send("USER dora")).startsWith("331");
            assertThat(ftp.send("USER carl")).startsWith("232");
            assertThat(ftp.send("MKD made")).startsWith("257");
            without.secure(TlsClient.any());
            assertThat(without.logIn("carl", "")).startsWith("530");
        }
        assertThat(log()).containsPattern(" tls .*client=\"?CN=leaf\\.example\\.org");
    }

    @Test
    void demands_differ_by_network_and_user_and_the_report_says_so() throws Exception {
        house.write(
                selfSigned()
                        + """
                        tls:
                          policy: login
                          by-network: [{clients: 127.0.0.0/8, policy: off}]
                        users:
                          bob: {password-hash: "!", tls.policy: data}
                          carl: {password-hash: "!", tls.reuse: require}
                        """);
        try (Daemon daemon = house.start(false, USER);
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            assertThat(ftp.send("AUTH TLS")).startsWith("534");
            assertThat(ftp.logIn("anna", "right")).startsWith("230");
            assertThat(daemon.report().urls()).first().asString().startsWith("ftpes://");
            assertThat(daemon.report().tls().orElseThrow().demands())
                    .containsExactly(
                            "127.0.0.0/8: in clear; AUTH is refused",
                            "all others: TLS for the login; files may travel in clear",
                            "user bob: at least TLS for the login and for files",
                            "user carl: data connections must resume the session");
        }
        house.write(selfSigned() + "tls.policy: login\n");
        try (Daemon daemon = house.start(false, USER);
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            assertThat(ftp.send("USER anna")).startsWith("530");
        }
        assertThat(log()).contains("WARN  tls-failed").contains("cause=tls-required");
    }

    /** Tests run without the properties that the start script sets. */
    @Test
    void a_jvm_that_does_not_do_what_is_relied_on_is_told_with_the_consequence() throws Exception {
        house.write(selfSigned());
        try (Daemon daemon = house.start(false, USER)) {
            assertThat(daemon.report().warnings()).noneMatch(text -> text.contains("this Java"));
        }
        house.write(selfSigned() + "tls.reuse: require\n");
        String few = "this Java: a connection of TLS 1.3 gets fewer than 10 tickets;";
        try (Daemon daemon = house.start(false, USER)) {
            assertThat(daemon.report().warnings()).anyMatch(text -> text.startsWith(few));
        }
        assertThat(log()).contains("WARN  warning text=\"" + few);
    }

    @Test
    void an_end_that_comes_soon_and_a_key_that_users_can_fetch_are_warned_of() throws Exception {
        new Openssl(house.files()).ecPair();
        house.write(pair().replace(keys.toString(), house.files().toString()));
        try (Daemon daemon = house.start(false, USER)) {
            assertThat(daemon.report().warnings())
                    .anyMatch(text -> text.contains("ftp.example.org, 192.0.2.7 expires on "))
                    .anyMatch(text -> text.contains("key.pem lies in the served folder"));
        }
        assertThat(log()).contains("WARN  warning text=\"the certificate for");
    }
}
