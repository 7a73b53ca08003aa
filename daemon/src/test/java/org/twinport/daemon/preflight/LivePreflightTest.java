package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.tls.PemFiles;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Faults that a kernel has in a network namespace of the test, and what the whole check says. */
class LivePreflightTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String namespace =
            "twinport-%d-preflight-%x"
                    .formatted(
                            ProcessHandle.current().pid(), ThreadLocalRandom.current().nextInt());

    @TempDir Path folder;
    private boolean made;

    @BeforeEach
    void makeMachine() {
        reasonAgainst().ifPresent(Assumptions::abort);
        ToolResult added = Tool.of("ip", "netns", "add", namespace).run();
        if (added.exitCode() != 0) {
            Assumptions.abort("this system forbids network namespaces: " + added.errors());
        }
        made = true;
        for (String command :
                List.of(
                        "ip link set lo up",
                        "ip link add wan0 type veth peer name wan1",
                        "ip addr add 192.0.2.7/24 dev wan0",
                        "ip link set wan0 up",
                        "ip link set wan1 up")) {
            inside(command).run().orFail();
        }
    }

    private static Optional<String> reasonAgainst() {
        if (!Tools.isRoot()) {
            return Optional.of("only root can make network namespaces");
        }
        return Stream.of("ip", "nft", "unshare", "setpriv")
                .flatMap(name -> Tools.missing(name).stream())
                .findFirst();
    }

    @AfterEach
    void removeMachine() {
        if (made) {
            Tool.of("ip", "netns", "del", namespace).run().orFail();
        }
    }

    private Tool inside(String command) {
        return Tool.of("sh", "-c", command).through(List.of("ip", "netns", "exec", namespace));
    }

    private Tool preflight(String... settings) {
        return Tool.java(PreflightMain.class, "root=" + folder)
                .with(settings)
                .within(PATIENCE)
                .through(List.of("ip", "netns", "exec", namespace));
    }

    private String findings(String... settings) {
        return preflight(settings).run().orFail().output();
    }

    private void nft(String... rules) {
        inside("nft add table inet fw").run().orFail();
        for (String chain : List.of("input", "output")) {
            inside(
                            "nft 'add chain inet fw %s { type filter hook %s priority 0; policy accept; }'"
                                    .formatted(chain, chain))
                    .run()
                    .orFail();
        }
        for (String rule : rules) {
            inside("nft 'add rule inet fw " + rule + "'").run().orFail();
        }
    }

    @Test
    void on_a_healthy_machine_nothing_is_an_error_or_a_warning() {
        String said = findings();
        assertThat(said).doesNotContain("ERROR ").doesNotContain("WARNING ");
        assertThat(said).contains("OK control-port Port 21 can be bound.");
    }

    @Test
    @Proves({"passive-firewall", "control-firewall"})
    void the_printed_line_opens_ports_that_nft_closes() {
        nft("input tcp dport 61000-61499 drop", "input tcp dport 21 reject with tcp reset");
        String said = findings();
        assertThat(said)
                .contains("ERROR passive-firewall This host's rules drop connections to some of")
                .contains("  seen ports 61000-61499: nft rule with handle ")
                .contains("ERROR control-firewall This host's rules reject connections");
        said.lines()
                .filter(line -> line.startsWith("  fix sudo nft "))
                .map(line -> line.replace("  fix sudo ", ""))
                .forEach(line -> inside(line.replace("{", "'{").replace("}", "}'")).run().orFail());
        assertThat(findings())
                .contains("OK passive-firewall ")
                .contains("OK control-firewall ")
                .doesNotContain("ERROR ");
    }

    @Test
    @Proves({"active-firewall", "connection-firewall"})
    void rules_that_stop_active_mode_and_further_packets_are_seen() {
        nft(
                "output tcp sport 20 ct state new drop",
                "input tcp dport 21 ct state established drop");
        assertThat(findings())
                .contains("WARNING active-firewall This host's rules drop connections to clients")
                .contains("ERROR connection-firewall ");
    }

    @Test
    @Proves({"control-port", "passive-taken"})
    void another_program_is_named_with_its_process() {
        try (Child control = listener(21);
                Child passive = listener(61_005)) {
            assertThat(findings())
                    .contains("ERROR control-port Port 21 is taken: java listens there.")
                    .contains("  seen java (process " + control.pid() + ")")
                    .contains("WARNING passive-taken ")
                    .contains("  seen port 61005: java (process " + passive.pid() + ")");
        }
    }

    private Child listener(int port) {
        Child child =
                Tool.java(ListenMain.class, String.valueOf(port))
                        .through(List.of("ip", "netns", "exec", namespace))
                        .start();
        child.awaitOutput(text -> text.contains("listens on"), PATIENCE);
        return child;
    }

    @Test
    @Proves({"active-port", "folder"})
    void rights_that_the_process_lacks_are_told() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        String said =
                Tool.java(PreflightMain.class, "root=" + folder, "active.source-port=20")
                        .within(PATIENCE)
                        .through(
                                List.of(
                                        "ip",
                                        "netns",
                                        "exec",
                                        namespace,
                                        "setpriv",
                                        "--bounding-set",
                                        "-net_bind_service,-dac_override,-dac_read_search"))
                        .run()
                        .orFail()
                        .output();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(said)
                .contains("WARNING control-port Port 21 cannot be bound: root may not bind")
                .contains("ERROR active-port ")
                .contains("ERROR folder root may not write in " + folder);
    }

    @Test
    @Proves({"passive-ephemeral", "passive-size", "passive-other-protocol", "control-reach"})
    void bad_ranges_and_loopback_are_seen_as_this_kernel_is_set() {
        inside("echo 5000 40000 > /proc/sys/net/ipv4/ip_local_port_range").run().orFail();
        assertThat(findings("passive.ports=5055-5064", "listen=127.0.0.1:2121"))
                .contains("WARNING passive-ephemeral ")
                .contains("  seen net.ipv4.ip_local_port_range: 5000-40000")
                .contains("WARNING passive-size There are only 10 passive ports")
                .contains("  seen port 5060: SIP")
                .contains("WARNING control-reach ");
        inside("echo 5055-5064 > /proc/sys/net/ipv4/ip_local_reserved_ports").run().orFail();
        assertThat(findings("passive.ports=5055-5064")).contains("OK passive-ephemeral ");
    }

    @Test
    @Proves("passive-address")
    void the_announced_address_is_compared_with_those_of_the_machine() {
        assertThat(findings("passive.address=localhost"))
                .contains("ERROR passive-address PASV announces localhost (127.0.0.1), where no")
                .contains("  seen this host's addresses: 192.0.2.7");
        assertThat(findings("passive.address=192.0.2.7"))
                .contains("OK passive-address PASV announces 192.0.2.7, an address of this host.");
        assertThat(findings("passive.address=203.0.113.9"))
                .contains("NOTE passive-address PASV announces 203.0.113.9, which is another");
    }

    @Test
    @Proves({"disk-space", "open-files"})
    void a_full_disk_and_few_descriptors_are_seen() {
        String script =
                "mount -t tmpfs -o size=1m none '%s' && ulimit -n 256 && exec \"$@\""
                        .formatted(folder);
        String said =
                preflight()
                        .through(List.of("unshare", "-m", "sh", "-c", script, "sh"))
                        .run()
                        .orFail()
                        .output();
        assertThat(said)
                .contains("ERROR disk-space 1 MiB are free in " + folder)
                .contains("WARNING open-files The server may open 256 files at once");
    }

    @Test
    @Proves({"certificate", "certificate-name"})
    void certificates_are_read_from_their_files() {
        PemFiles files = TestCertificates.shared().expired().files();
        String certificate =
                "tls.certificates={certificate: '%s', key: '%s'}"
                        .formatted(
                                files.certificate().toAbsolutePath(), files.key().toAbsolutePath());
        assertThat(findings(certificate, "passive.address=ip6-localhost"))
                .contains("ERROR certificate Clients refuse the certificate ")
                .contains("WARNING certificate-name No certificate is for ip6-localhost");
    }
}
