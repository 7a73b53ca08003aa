package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.config.Sources;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Timeout(60)
final class DaemonTest {

    /** Of this test alone: another server's data connections from port 20 linger for a minute. */
    private static final String OWN_ADDRESS = "127.20.20.20";

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void build() throws IOException {
        house = House.in(folder);
    }

    private static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(?i).*(twinport|logback|async).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> filesInRun() throws IOException {
        try (Stream<Path> files = Files.list(house.run())) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void a_user_of_the_command_line_logs_in_and_others_do_not() throws Exception {
        try (Daemon daemon = house.start(false, "anna:right");
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            assertThat(ftp.greeting()).isEqualTo("220 Twinport ready");
            assertThat(ftp.logIn("anna", "wrong")).startsWith("530");
            assertThat(ftp.logIn("bob", "right")).startsWith("530");
            assertThat(ftp.logIn("anna", "right")).startsWith("230");
            assertThat(ftp.send("MKD made")).startsWith("257");
            assertThat(house.files().resolve("made")).isDirectory();
        }
    }

    @Test
    void without_users_a_password_is_made_up_and_shown_on_a_terminal() throws Exception {
        try (Daemon daemon = house.start(true);
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            StartReport.Generated generated = daemon.report().generated().orElseThrow();
            assertThat(generated.file()).isNull();
            assertThat(generated.password()).hasSize(20);
            assertThat(daemon.report().toString()).doesNotContain(generated.password());
            assertThat(ftp.logIn(generated.user(), generated.password())).startsWith("230");
        }
    }

    @Test
    void without_a_terminal_the_password_goes_to_a_file_of_mode_0600() throws Exception {
        Path file;
        try (Daemon daemon = house.start(false);
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            StartReport.Generated generated = daemon.report().generated().orElseThrow();
            file = generated.file();
            assertThat(generated.password()).isNull();
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String password = Files.readString(file).strip();
            assertThat(ftp.logIn(generated.user(), password)).startsWith("230");
            assertThat(Files.readString(house.log())).doesNotContain(password);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void the_report_says_what_a_person_wants_to_know() throws Exception {
        house.write("passive:\n  ports: 50000-50010\n  address: 203.0.113.5\nread-only: yes\n");
        try (Daemon daemon = house.start(false, "anna:secret")) {
            StartReport report = daemon.report();
            int port = report.addresses().getFirst().getPort();
            assertThat(report.urls()).containsExactly("ftp://127.0.0.1:" + port + "/");
            assertThat(report.root()).isEqualTo(house.files());
            assertThat(report.users())
                    .containsExactly(
                            new StartReport.UserLine(List.of("anna"), house.files(), "read-only"));
            assertThat(report.generated()).isEmpty();
            assertThat(report.passivePorts()).isEqualTo("50000-50010");
            assertThat(report.announced()).isEqualTo("203.0.113.5");
            assertThat(report.activePort()).isZero();
            assertThat(report.activePortReason()).isEqualTo("as configured");
            assertThat(report.osUser()).isEqualTo(System.getProperty("user.name"));
            assertThat(report.warnings()).first().asString().contains("in clear");
            assertThat(report.reloadSocket())
                    .contains(house.run().resolve("twinport-" + port + ".sock"));
            assertThat(report.toString()).doesNotContain("secret");
        }
    }

    @Test
    void port_20_is_used_where_it_can_be_bound_and_the_report_says_why() throws Exception {
        boolean may = Privileges.mayBindLowPorts().orElse(false);
        Map<String, String> flags = house.flags();
        flags.put("active.source-port", "auto");
        flags.put("listen", OWN_ADDRESS + ":0");
        Sources sources = Sources.ofFlags(flags, "anna:right");
        try (Daemon daemon = Daemon.start(sources, house.options(false))) {
            StartReport report = daemon.report();
            assertThat(report.activePort()).isEqualTo(may ? 20 : 0);
            assertThat(report.activePortReason())
                    .startsWith(may ? "it can be bound" : "port 20 cannot be bound");
        }
    }

    @Test
    void a_demanded_port_20_that_cannot_be_had_stops_the_start() throws Exception {
        InetAddress loopback = InetAddress.ofLiteral(OWN_ADDRESS);
        boolean may = Privileges.mayBindLowPorts().orElse(false);
        Map<String, String> flags = house.flags();
        flags.put("active.source-port", "20");
        flags.put("listen", OWN_ADDRESS + ":0");
        // A listener on port 20 keeps everybody else off it.
        try (ServerSocket taken = may ? new ServerSocket(20, 1, loopback) : new ServerSocket()) {
            assumeThat(may == taken.isBound()).isTrue();
            assertThatThrownBy(() ->
                            Daemon.start(Sources.ofFlags(flags, "anna:x"), house.options(false)))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("active.source-port: port 20 cannot be bound");
        }
    }

    @Test
    void a_close_leaves_no_thread_socket_or_file() throws Exception {
        Set<String> before = ownThreads();
        InetSocketAddress address;
        try (Daemon daemon = house.start(false);
                Ftp idle = new Ftp(daemon.addresses().getFirst())) {
            address = daemon.addresses().getFirst();
            assertThat(ownThreads()).hasSizeGreaterThan(before.size());
            assertThat(filesInRun()).hasSize(2);
            daemon.close();
            assertThat(idle.reply()).startsWith("421");
            daemon.awaitClose();
        }
        assertThat(ownThreads()).isEqualTo(before);
        assertThat(filesInRun()).isEmpty();
        assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_start_that_fails_leaves_nothing_and_names_every_user_without_a_home() throws Exception {
        Set<String> before = ownThreads();
        house.write(
                """
                users:
                  anna:
                    password-hash: "!"
                    home: /does/not/exist
                  bob:
                    password-hash: "!"
                    home: twinport.yaml
                """);
        assertThatThrownBy(() -> house.start(false))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        """
                        %1$s:2:3: user "anna": the home /does/not/exist does not exist; create it, or name another
                        %1$s:5:3: user "bob": the home %1$s is no folder\
                        """
                                .formatted(house.config()));
        assertThat(ownThreads()).isEqualTo(before);
        assertThat(filesInRun()).isEmpty();
    }

    @Test
    void a_port_in_use_and_a_log_that_cannot_be_written_are_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> flags = house.flags();
            flags.put("listen", "127.0.0.1:" + taken.getLocalPort());
            assertThatThrownBy(() -> Daemon.start(Sources.ofFlags(flags), house.options(false)))
                    .isInstanceOf(StartException.class)
                    .hasMessage(
                            "listen: cannot listen on port %d of 127.0.0.1: something else listens"
                                    + " there; use --listen HOST:PORT with another port",
                            taken.getLocalPort());
        }
        Map<String, String> flags = house.flags();
        flags.put("log.file", "/does/not/exist");
        assertThatThrownBy(() -> Daemon.start(Sources.ofFlags(flags), house.options(false)))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "log: a log file cannot be written: /does/not/exist: there is no such file or"
                                + " folder");
    }

    @Test
    void an_address_of_another_host_cannot_be_listened_on() {
        Map<String, String> flags = house.flags();
        flags.put("listen", "192.0.2.1:2121");
        assertThatThrownBy(() -> Daemon.start(Sources.ofFlags(flags), house.options(false)))
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.isNotBound()).isTrue())
                .hasMessage(
                        "listen: cannot listen on port 2121 of 192.0.2.1: the address is not of this"
                                + " host");
    }

    @Test
    void a_root_that_does_not_exist_is_told_once_and_where_it_was_given() throws Exception {
        Map<String, String> flags = house.flags();
        flags.put("root", "/does/not/exist");
        assertThatThrownBy(() ->
                        Daemon.start(Sources.ofFlags(flags, "a:1", "b:2"), house.options(false)))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "--root: the folder /does/not/exist does not exist; create it, or name another");
        flags.remove("root");
        house.write("fsync: no\nroot: twinport.yaml\n");
        Sources file = new Sources(Optional.of(house.config()), Map.of(), flags, List.of());
        assertThatThrownBy(() -> Daemon.start(file, house.options(false)))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        house.config()
                                + ":2:7: root: the folder "
                                + house.config()
                                + " is no folder");
    }

    @Test
    void an_announced_name_without_an_address_is_a_warning_and_in_the_log() throws Exception {
        house.write("passive.address: no-such-host.invalid\n");
        String doubt =
                "the name no-such-host.invalid, which PASV is to announce, has no address now";
        try (Daemon daemon = house.start(false, "anna:right")) {
            assertThat(daemon.report().warnings()).last().asString().startsWith(doubt);
        }
        assertThat(Files.readString(house.log())).contains("WARN  warning").contains(doubt);
    }

    @Test
    void two_servers_with_different_settings_live_in_one_process() throws Exception {
        House other = House.in(folder.resolve("other"));
        other.write("greeting: The other one\n");
        try (Daemon one = house.start(false, "anna:one");
                Daemon two = other.start(false, "anna:two");
                Ftp toOne = new Ftp(one.addresses().getFirst());
                Ftp toTwo = new Ftp(two.addresses().getFirst())) {
            assertThat(toTwo.greeting()).isEqualTo("220 The other one");
            assertThat(toOne.logIn("anna", "two")).startsWith("530");
            assertThat(toTwo.logIn("anna", "two")).startsWith("230");
            one.close();
            assertThat(toTwo.send("NOOP")).startsWith("200");
        }
        assertThat(Files.readString(house.log())).doesNotContain(" login ");
        assertThat(Files.readString(other.log()))
                .contains(" login ")
                .doesNotContain("login-failed");
    }

    @Test
    void no_password_reaches_the_log_at_whatever_moment_it_is_sent() throws Exception {
        Map<String, String> flags = house.flags();
        flags.put("log.level", "debug");
        try (Daemon daemon =
                        Daemon.start(Sources.ofFlags(flags, "anna:geheim1"), house.options(false));
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            ftp.send("PASS geheim2");
            ftp.logIn("anna", "geheim3");
            ftp.send("PASS geheim4");
            assertThat(ftp.logIn("anna", "geheim1")).startsWith("230");
            ftp.send("PASS geheim5");
            ftp.send("ACCT geheim6");
            ftp.send("XPASS geheim7");
            ftp.send(" pass geheim8");
            ftp.send("REIN");
            ftp.send("PASS geheim9");
            ftp.send("QUIT");
        }
        assertThat(Files.readString(house.log()))
                .doesNotContain("geheim")
                .contains("PASS ****")
                .contains(" login ");
    }

    @Test
    void old_parts_are_swept_at_start_and_young_ones_kept() throws Exception {
        house.write("server-id: test\nkeep-parts: 1h\n");
        String mark = part("anna");
        Path old = house.files().resolve(mark.replace("x", "0".repeat(32)));
        Path young = house.files().resolve(mark.replace("x", "1".repeat(32)));
        Files.writeString(old, "old");
        Files.writeString(young, "young");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7_200)));
        try (Daemon _ = house.start(false, "anna:right")) {
            Await.until("the old part is gone", () -> !Files.exists(old));
            assertThat(young).exists();
        }
    }

    /** The name of a part as storage writes it, with x for the hash of its target. */
    private static String part(String owner) throws Exception {
        return ".twinport-part-" + hash("test") + "-" + hash(owner) + "-x";
    }

    private static String hash(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, 12);
    }
}
