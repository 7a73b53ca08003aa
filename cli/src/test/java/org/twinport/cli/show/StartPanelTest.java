package org.twinport.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.StartReport;
import org.twinport.daemon.StartReport.UserLine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class StartPanelTest {

    private static final StartReport.Certificate OWN =
            new StartReport.Certificate(
                    List.of("box", "127.0.0.1", "::1"),
                    LocalDate.of(2036, 11, 25),
                    "AB:CD",
                    Path.of("/state/self-signed-cert.pem"),
                    true,
                    true,
                    Optional.of(Path.of("/state/self-signed-cert.pem")));

    private static List<String> panel(String url, String user, boolean terminal) {
        return panel(url, user, terminal, Optional.empty());
    }

    private static List<String> panelWith(StartReport.Certificate certificate, String url) {
        var tls = new StartReport.Tls(List.of(certificate), List.of("everybody: all of it"));
        return panel(url, "joe", true, Optional.of(tls));
    }

    private static List<String> panel(
            String url, String user, boolean terminal, Optional<StartReport.Tls> tls) {
        Path root = Path.of("/srv/ftp");
        StartReport report =
                new StartReport(
                        List.of(new InetSocketAddress(2121)),
                        List.of(url),
                        tls,
                        root,
                        List.of(new UserLine(List.of(user), root, "full")),
                        Optional.empty(),
                        0,
                        "",
                        "61000-61999",
                        "as-dialled",
                        "joe",
                        null,
                        Optional.empty(),
                        List.of());
        HostWarnings host = new HostWarnings(List.of(), Optional.empty());
        return StartPanel.lines(report, "1.0", "/opt/my tools/twinport", terminal, host);
    }

    @Test
    void what_a_shell_would_take_apart_or_expand_is_quoted() {
        assertThat(panel("ftp://[::1]:2121/", "al ice", true))
                .contains(
                        "  curl -u 'al ice' 'ftp://[::1]:2121/'",
                        "  lftp -u 'al ice' 'ftp://[::1]:2121/'",
                        "  '/opt/my tools/twinport' ls 'ftp://al%20ice@[::1]:2121/'");
    }

    @Test
    void only_a_person_is_told_of_keys() {
        assertThat(panel("ftp://127.0.0.1/", "a", true))
                .last()
                .isEqualTo("Ctrl-C stops the server.");
        assertThat(panel("ftp://127.0.0.1/", "a", false))
                .contains("  curl -u a ftp://127.0.0.1/")
                .last()
                .isEqualTo("SIGTERM stops the server.");
    }

    @Test
    void a_certificate_is_shown_with_all_that_a_person_compares() {
        assertThat(panelWith(OWN, "ftpes://127.0.0.1:2121/"))
                .containsSubsequence(
                        "  URL       ftpes://127.0.0.1:2121/",
                        "  TLS       certificate for box, 127.0.0.1, ::1, until 2036-11-25",
                        "            made by this server and kept in /state",
                        "            SHA-256 AB:CD",
                        "  Demands   everybody: all of it");
    }

    @Test
    void what_to_try_trusts_the_servers_own_certificate() {
        assertThat(panelWith(OWN, "ftpes://127.0.0.1:2121/"))
                .contains(
                        "  curl --ssl-reqd --cacert /state/self-signed-cert.pem -u joe ftp://127.0.0.1:2121/",
                        "  lftp -e 'set ftp:ssl-force yes; set ssl:ca-file /state/self-signed-cert.pem; open -u joe ftp://127.0.0.1:2121/'",
                        "  '/opt/my tools/twinport' ls --tls-ca /state/self-signed-cert.pem ftpes://joe@127.0.0.1:2121/");
        assertThat(panelWith(OWN, "ftps://[::1]/"))
                .contains(
                        "  curl --cacert /state/self-signed-cert.pem -u joe 'ftps://[::1]/'",
                        "  '/opt/my tools/twinport' ls --tls-ca /state/self-signed-cert.pem 'ftps://joe@[::1]/'");
    }

    @Test
    void a_key_store_of_its_own_issuer_cannot_be_checked_and_an_issued_one_needs_nothing() {
        List<String> names = List.of("ftp.example.org", "*.example.org");
        LocalDate until = LocalDate.of(2026, 12, 31);
        Path file = Path.of("/a.p12");
        var store =
                new StartReport.Certificate(
                        names, until, "AB:CD", file, false, true, Optional.empty());
        assertThat(panelWith(store, "ftpes://192.0.2.1/"))
                .contains(
                        "            from /a.p12",
                        "  curl --ssl-reqd -k -u joe ftp://ftp.example.org/",
                        "  lftp -e 'set ftp:ssl-force yes; set ssl:verify-certificate no; open -u joe ftp://ftp.example.org/'",
                        "  '/opt/my tools/twinport' ls --tls-fingerprint AB:CD ftpes://joe@ftp.example.org/");
        var issued =
                new StartReport.Certificate(
                        names, until, "AB:CD", file, false, false, Optional.empty());
        assertThat(panelWith(issued, "ftpes://192.0.2.1:2121/"))
                .contains(
                        "  curl --ssl-reqd -u joe ftp://ftp.example.org:2121/",
                        "  lftp -e 'set ftp:ssl-force yes; open -u joe ftp://ftp.example.org:2121/'",
                        "  '/opt/my tools/twinport' ls ftpes://joe@ftp.example.org:2121/");
    }
}
