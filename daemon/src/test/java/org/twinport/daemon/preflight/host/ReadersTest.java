package org.twinport.daemon.preflight.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.Recorded;
import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

class ReadersTest {

    @Test
    void tables_of_sockets_hold_addresses_backwards() {
        assertThat(ProcNet.listeners(Recorded.text("proc-net-tcp.txt")))
                .containsExactly(
                        new ProcNet.Entry(new InetSocketAddress("0.0.0.0", 21), "635"),
                        new ProcNet.Entry(new InetSocketAddress("192.0.2.7", 61_005), "700"));
        assertThat(ProcNet.listeners(Recorded.text("proc-net-tcp6.txt")))
                .containsExactly(
                        new ProcNet.Entry(new InetSocketAddress("::", 2121), "811"),
                        new ProcNet.Entry(new InetSocketAddress("2001:db8::7", 990), "812"));
    }

    @Test
    void stragglers_of_the_passive_range_are_counted() {
        String table = Recorded.text("proc-net-tcp.txt");
        assertThat(ProcNet.timeWait(table, new Span(61_000, 61_999))).isEqualTo(1);
        assertThat(ProcNet.timeWait(table, new Span(1024, 65_535))).isEqualTo(2);
    }

    @Test
    void the_rest_of_the_world_is_behind_default_routes() {
        assertThat(
                        ProcNet.outward(
                                Recorded.text("proc-net-route.txt"),
                                Recorded.text("proc-net-ipv6-route.txt")))
                .containsExactly("eth0", "wg0");
        assertThat(ProcNet.outward("", "")).isEmpty();
    }

    @Test
    void ranges_of_the_kernel_are_written_in_several_ways() {
        assertThat(ProcNet.spans("32768\t60999\n")).containsExactly(new Span(32_768, 60_999));
        assertThat(ProcNet.spans("8080,50000-50100\n"))
                .containsExactly(new Span(8080, 8080), new Span(50_000, 50_100));
        assertThat(ProcNet.spans("\n")).isEmpty();
    }

    @Test
    void limits_and_capabilities_of_a_process_are_read() {
        assertThat(ProcessLook.capabilities("CapPrm:\t0\nCapEff:\t0000000000000400\n"))
                .contains(0x400L);
        String limits =
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             63432                63432                processes
                Max open files            1024                 524288               files
                """;
        assertThat(ProcessLook.descriptors(limits)).contains(1024L);
        assertThat(ProcessLook.descriptors(limits.replace("1024  ", "unlimited")))
                .contains(Long.MAX_VALUE);
        assertThat(ProcessLook.descriptors("")).isEmpty();
    }

    @Test
    void the_unit_of_a_process_is_the_last_part_of_its_group() {
        assertThat(ConfinementLook.unit("0::/system.slice/twinport.service\n"))
                .contains("twinport.service");
        assertThat(ConfinementLook.unit("1:name=systemd:/system.slice/ftp@a.service\n"))
                .contains("ftp@a.service");
        assertThat(ConfinementLook.unit("0::/user.slice/user-1000.slice/session-3.scope\n"))
                .isEmpty();
    }

    @Test
    void what_selinux_prints_is_understood() {
        String booleans =
                "ftpd_full_access --> off\nftpd_use_passive_mode --> on\nhttpd_x --> on\n";
        assertThat(ConfinementLook.booleans(booleans))
                .isEqualTo(Map.of("ftpd_full_access", false, "ftpd_use_passive_mode", true));
        String ports =
                """
                SELinux Port Type              Proto    Port Number

                ephemeral_port_t               tcp      32768-60999
                ephemeral_port_t               udp      32768-60999
                ftp_port_t                     tcp      21, 989, 990
                """;
        assertThat(ConfinementLook.ports(ports))
                .containsEntry(
                        "ftp_port_t",
                        List.of(new Span(21, 21), new Span(989, 989), new Span(990, 990)))
                .containsEntry("ephemeral_port_t", List.of(new Span(32_768, 60_999)));
    }

    @Test
    void clouds_are_known_by_the_maker_of_the_machine() {
        assertThat(ConfinementLook.cloud("Amazon EC2\n")).contains("Amazon EC2");
        assertThat(ConfinementLook.cloud("Dell Inc.\n")).isEmpty();
    }

    @Test
    void iptables_on_top_of_nft_is_taken_from_iptables() {
        Fact<String> nft = Fact.of(Recorded.text("nft-of-iptables.json"));
        Fact<String> ip = Fact.of(Recorded.text("iptables-nft-save.txt"));
        Fact<String> none = Fact.unknown("the program 'ip6tables-save' is not installed");
        Ruleset both = FirewallLook.rules(nft, ip, none).known().orElseThrow();
        assertThat(both.chains()).extracting("origin").containsOnly(chain("IPTABLES"));
        Ruleset older =
                FirewallLook.rules(nft, Fact.of(Recorded.text("ufw-iptables-save.txt")), none)
                        .known()
                        .orElseThrow();
        assertThat(older.chains()).extracting("origin").contains(chain("IPTABLES"), chain("NFT"));
    }

    private static Object chain(String origin) {
        return org.twinport.daemon.preflight.filter.Chain.Origin.valueOf(origin);
    }

    @Test
    void what_no_program_tells_stays_unknown_with_the_first_reason() {
        Fact<String> refused = Fact.unknown("nft says: Operation not permitted; root may see it");
        Fact<String> missing = Fact.unknown("the program 'iptables-save' is not installed");
        assertThat(FirewallLook.rules(refused, missing, missing).because())
                .isEqualTo("nft says: Operation not permitted; root may see it");
        assertThat(FirewallLook.rules(Fact.of("?"), missing, missing).because())
                .isEqualTo("what nft prints is not understood");
    }

    @Test
    void programs_that_are_missing_or_fail_are_facts_that_are_not_known() {
        Commands commands = Commands.patient();
        assertThat(commands.run("sh", "-c", "echo here").known()).contains("here\n");
        assertThat(commands.run("no-such-program-here").because())
                .isEqualTo("the program 'no-such-program-here' is not installed");
        assertThat(commands.run("sh", "-c", "echo not you >&2; exit 3").because())
                .isEqualTo("sh says: not you");
        assertThat(commands.run("sh", "-c", "echo Permission denied >&2; exit 3").because())
                .isEqualTo("sh says: Permission denied; root may see it");
    }

    @Test
    void a_start_waits_for_no_program_but_nft() {
        Commands quick = Commands.quick();
        assertThat(quick.run("sh", "-c", "sleep 60").because()).startsWith("there was no time");
        assertThat(quick.isPatient()).isFalse();
    }

    @Test
    void numbers_of_the_kernel_are_read_whole() {
        Fact<String> range = Texts.of("/proc/sys/net/ipv4/ip_local_port_range");
        range.known().ifPresent(text -> assertThat(text.strip()).matches("\\d+\\s+\\d+"));
        assertThat(Texts.of("/proc/no-such-file").because())
                .isEqualTo("there is no /proc/no-such-file");
    }
}
