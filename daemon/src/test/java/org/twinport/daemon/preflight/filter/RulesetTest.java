package org.twinport.daemon.preflight.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.filter.Passage.Fate.DIVERTED;
import static org.twinport.daemon.preflight.filter.Passage.Fate.DROPPED;
import static org.twinport.daemon.preflight.filter.Passage.Fate.OPEN;
import static org.twinport.daemon.preflight.filter.Passage.Fate.REJECTED;
import static org.twinport.daemon.preflight.filter.Passage.Fate.SOME_ONLY;
import static org.twinport.daemon.preflight.filter.Passage.Fate.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.daemon.preflight.Recorded;
import org.twinport.daemon.preflight.filter.Packet.Way;
import org.twinport.daemon.preflight.filter.Passage.Fate;

import java.net.InetAddress;
import java.util.List;

class RulesetTest {

    private static final List<InetAddress> OWN =
            List.of(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7"));

    private static Packet in(int port) {
        return new Packet(Way.IN, false, 40_000, port, "wan0", OWN, true);
    }

    private static Packet out(int source) {
        return new Packet(Way.OUT, false, source, 50_000, "wan0", OWN, true);
    }

    private static Ruleset nft(String name) {
        return NftJson.parse(Recorded.text(name)).orElseThrow();
    }

    private static Ruleset input(String... rules) {
        StringBuilder text = new StringBuilder("*filter\n:INPUT DROP [0:0]\n");
        for (String rule : rules) {
            text.append("-A INPUT ").append(rule).append('\n');
        }
        return IptablesSave.parse(text.append("COMMIT\n").toString(), false);
    }

    private static Fate fate(Ruleset rules, Packet packet) {
        return rules.pass(packet).fate();
    }

    @Test
    void without_rules_everything_passes() {
        assertThat(Ruleset.NONE.pass(in(21))).isEqualTo(Passage.FREE);
    }

    @ParameterizedTest
    @CsvSource({
        "22, OPEN", // a verdict map
        "80, OPEN", // a jump on the protocol and an anonymous set
        "444, OPEN", // a range in that set
        "990, REJECTED", // the map jumps to a chain that does not accept it
        "999, REJECTED", // all ports but these have a rule
        "5000, OPEN", // a limit that a single client does not reach
    })
    void many_kinds_of_rules_of_nft_are_understood(int port, Fate fate) {
        Ruleset rules = nft("nft-many-kinds.json");
        assertThat(withoutFib(rules).pass(in(port)).fate()).isEqualTo(fate);
    }

    /** In the recorded rules one accepts all packets to this host. */
    private static Ruleset withoutFib(Ruleset rules) {
        return new Ruleset(
                rules.chains().stream()
                        .map(c ->
                                new Chain(
                                        c.origin(),
                                        c.family(),
                                        c.table(),
                                        c.name(),
                                        c.hook(),
                                        c.drops(),
                                        c.rules().stream()
                                                .filter(r -> !r.text().contains("handle 36 "))
                                                .toList()))
                        .toList(),
                rules.assignsFtpHelper());
    }

    @Test
    void packets_to_this_host_are_known_by_their_address_type() {
        assertThat(fate(nft("nft-many-kinds.json"), in(999))).isEqualTo(OPEN);
    }

    @Test
    void port_forwarding_takes_connections_away() {
        Passage away = nft("nft-many-kinds.json").pass(in(21));
        assertThat(away.fate()).isEqualTo(DIVERTED);
        assertThat(away.rule())
                .endsWith("handle 3 of chain ip nat prerouting, to 10.0.0.2, port 21");
    }

    @Test
    void a_rule_for_outgoing_packets_of_one_interface_counts_there_only() {
        Ruleset rules = nft("nft-many-kinds.json");
        Packet eth0 = new Packet(Way.OUT, false, 20, 50_000, "eth0", OWN, true);
        assertThat(fate(rules, eth0)).isEqualTo(DROPPED);
        assertThat(fate(rules, out(20))).isEqualTo(OPEN);
        assertThat(fate(rules, out(30_000))).isEqualTo(OPEN);
    }

    @Test
    void the_reader_of_ftp_is_seen() {
        assertThat(nft("nft-many-kinds.json").assignsFtpHelper()).isTrue();
        assertThat(nft("nft-of-iptables.json").assignsFtpHelper()).isFalse();
        String saved = Recorded.text("iptables-nft-save.txt");
        assertThat(IptablesSave.parse(saved, false).assignsFtpHelper()).isTrue();
    }

    @Test
    void firewalld_rejects_what_its_zone_does_not_list() {
        Ruleset rules = nft("nft-firewalld.json");
        assertThat(fate(rules, in(21))).isEqualTo(OPEN);
        Passage closed = rules.pass(in(61_000));
        assertThat(closed.fate()).isEqualTo(REJECTED);
        assertThat(closed.rule()).contains("chain inet firewalld filter_IN_public");
        assertThat(fate(rules, in(61_000).later())).isEqualTo(OPEN);
        assertThat(fate(rules, out(20))).isEqualTo(OPEN);
    }

    @Test
    void ufw_drops_by_its_policy() {
        Ruleset rules = IptablesSave.parse(Recorded.text("ufw-iptables-save.txt"), false);
        assertThat(fate(rules, in(21))).isEqualTo(OPEN);
        Passage closed = rules.pass(in(61_500));
        assertThat(closed.fate()).isEqualTo(DROPPED);
        assertThat(closed.rule()).isEqualTo("iptables chain INPUT of table filter, policy drop");
        assertThat(fate(rules, out(20))).isEqualTo(OPEN);
    }

    @Test
    void a_range_open_for_one_network_is_told_from_a_closed_one() {
        Ruleset rules = IptablesSave.parse(Recorded.text("iptables-nft-save.txt"), false);
        assertThat(fate(rules, in(21))).isEqualTo(OPEN);
        Passage some = rules.pass(in(61_500));
        assertThat(some.fate()).isEqualTo(SOME_ONLY);
        assertThat(some.rule()).contains("-s 10.0.0.0/8");
        assertThat(fate(rules, in(2000))).isEqualTo(REJECTED);
        assertThat(fate(rules, in(2121))).isEqualTo(DIVERTED);
    }

    @Test
    void what_nft_does_not_show_of_iptables_stays_unknown() {
        Ruleset rules = nft("nft-of-iptables.json");
        assertThat(fate(rules, in(2000))).isEqualTo(UNKNOWN);
        assertThat(fate(rules.without("ip", List.of("filter", "nat", "raw")), in(2000)))
                .isEqualTo(OPEN);
    }

    @Test
    void rules_that_mean_other_clients_do_not_close_a_port() {
        Ruleset rules = input("-s 203.0.113.0/24 -j DROP", "-p tcp -m tcp --dport 21 -j ACCEPT");
        assertThat(fate(rules, in(21))).isEqualTo(OPEN);
    }

    @Test
    void all_but_some_clients_can_be_shut_out() {
        Ruleset rules =
                input(
                        "! -s 10.0.0.0/8 -p tcp -m tcp --dport 21 -j DROP",
                        "-p tcp -m tcp --dport 21 -j ACCEPT");
        assertThat(fate(rules, in(21))).isEqualTo(SOME_ONLY);
    }

    @Test
    void a_rule_of_an_unknown_kind_leaves_it_open_whether_a_port_is_closed() {
        Ruleset rules = input("-m bpf --bytecode \"4,48\" -j ACCEPT");
        assertThat(fate(rules, in(21))).isEqualTo(UNKNOWN);
    }

    @Test
    void a_long_way_round_ends() {
        Ruleset rules = input("-j INPUT");
        assertThat(fate(rules, in(21))).isEqualTo(DROPPED);
    }

    @Test
    void ports_that_fare_alike_are_looked_at_once() {
        Ruleset rules = input("-p tcp -m multiport ! --dports 61100,61200:61300 -j ACCEPT");
        assertThat(rules.cuts(61_000, 61_999))
                .containsExactly(61_000, 61_100, 61_101, 61_200, 61_301);
    }

    @Test
    void what_is_no_listing_is_none() {
        assertThat(NftJson.parse("Operation not permitted")).isEmpty();
        assertThat(NftJson.parse("{\"a\": [")).isEmpty();
    }
}
