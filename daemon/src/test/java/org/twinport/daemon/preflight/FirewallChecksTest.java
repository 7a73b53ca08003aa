package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.filter.IptablesSave;
import org.twinport.daemon.preflight.filter.NftJson;
import org.twinport.daemon.preflight.host.Fact;

import java.util.List;

class FirewallChecksTest {

    private final SampleHost host = new SampleHost();

    private void iptables(String table) {
        host.rules = Fact.of(IptablesSave.parse(table, false));
    }

    private void input(String... rules) {
        StringBuilder text = new StringBuilder("*filter\n:INPUT DROP [0:0]\n");
        List.of(rules).forEach(rule -> text.append("-A INPUT ").append(rule).append('\n'));
        iptables(text.append("COMMIT\n").toString());
    }

    @Test
    void ufw_is_told_to_open_the_passive_range() {
        iptables(Recorded.text("ufw-iptables-save.txt"));
        assertThat(host.askOne("control-firewall").severity()).isEqualTo(OK);
        assertThat(host.askOne("connection-firewall").severity()).isEqualTo(OK);
        assertThat(host.askOne("active-firewall").severity()).isEqualTo(OK);
        Remark closed = host.askOne("passive-firewall");
        assertThat(closed.severity()).isEqualTo(ERROR);
        assertThat(closed.what()).contains("drop connections to the passive ports 61000-61999");
        assertThat(closed.fix()).containsExactly("sudo ufw allow 61000:61999/tcp");
    }

    @Test
    void firewalld_is_told_to_open_the_passive_range() {
        host.rules = NftJson.parse(Recorded.text("nft-firewalld.json")).map(Fact::of).orElseThrow();
        Remark closed = host.askOne("passive-firewall");
        assertThat(closed.severity()).isEqualTo(ERROR);
        assertThat(closed.what()).contains("reject connections");
        assertThat(closed.fix())
                .containsExactly(
                        "sudo firewall-cmd --permanent --add-port=61000-61999/tcp",
                        "sudo firewall-cmd --reload");
        assertThat(closed.evidence().getFirst()).endsWith("filter_IN_public (wan0, IPv4)");
    }

    @Test
    void a_closed_control_port_is_opened_in_the_words_of_iptables() {
        input("-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
        Remark closed = host.with("listen", "192.0.2.7:21").askOne("control-firewall");
        assertThat(closed.severity()).isEqualTo(ERROR);
        assertThat(closed.fix().getFirst())
                .isEqualTo("sudo iptables -I INPUT -p tcp --dport 21 -j ACCEPT");
    }

    @Test
    void only_the_closed_part_of_a_range_is_blamed() {
        input("-p tcp -m tcp --dport 61000:61499 -j ACCEPT");
        Remark closed = host.askOne("passive-firewall");
        assertThat(closed.what()).contains("some of the passive ports 61000-61999");
        assertThat(closed.evidence()).singleElement().asString().startsWith("ports 61500-61999:");
    }

    @Test
    void a_server_for_one_network_is_no_fault_if_both_ports_are_for_it() {
        String range = "-s 10.0.0.0/8 -p tcp -m tcp --dport 61000:61999 -j ACCEPT";
        input("-s 10.0.0.0/8 -p tcp -m tcp --dport 21 -j ACCEPT", range);
        assertThat(host.askOne("control-firewall").severity()).isEqualTo(NOTE);
        assertThat(host.askOne("passive-firewall").severity()).isEqualTo(NOTE);
        input("-p tcp -m tcp --dport 21 -j ACCEPT", range);
        assertThat(host.askOne("passive-firewall").severity()).isEqualTo(WARNING);
    }

    @Test
    void connections_that_are_accepted_and_then_dropped_are_an_error() {
        input("-p tcp -m tcp --dport 21 -m conntrack --ctstate NEW -j ACCEPT");
        Remark lost = host.askOne("connection-firewall");
        assertThat(lost.severity()).isEqualTo(ERROR);
        assertThat(lost.what()).endsWith("every connection stalls after its first packet.");
        input("-p tcp -m tcp --dport 21 -j ACCEPT");
        assertThat(host.askOne("connection-firewall").what()).endsWith("active mode fails.");
    }

    @Test
    void active_mode_needs_a_way_out() {
        iptables("*filter\n:OUTPUT DROP [0:0]\n-A OUTPUT -p tcp --sport 21 -j ACCEPT\nCOMMIT\n");
        Remark closed = host.askOne("active-firewall");
        assertThat(closed.severity()).isEqualTo(WARNING);
        assertThat(closed.fix())
                .containsExactly("sudo iptables -I OUTPUT -p tcp --sport 20 -j ACCEPT");
    }

    @Test
    void a_port_that_is_forwarded_elsewhere_is_an_error() {
        iptables(Recorded.text("iptables-nft-save.txt"));
        Remark away = host.with("listen", "192.0.2.7:2121").askOne("control-firewall");
        assertThat(away.severity()).isEqualTo(ERROR);
        assertThat(away.evidence().getFirst()).contains("to 172.17.0.2:21");
    }

    @Test
    void rules_for_ipv6_are_asked_only_where_the_server_listens_there() {
        host.rules = Fact.of(IptablesSave.parse("*filter\n:INPUT DROP [0:0]\nCOMMIT\n", true));
        Remark closed = host.askOne("control-firewall");
        assertThat(closed.severity()).isEqualTo(ERROR);
        assertThat(closed.evidence().getFirst()).endsWith("(wan0, IPv6)");
        assertThat(closed.fix().getFirst()).startsWith("sudo ip6tables -I INPUT ");
        assertThat(host.with("listen", "192.0.2.7:21").askOne("control-firewall").severity())
                .isEqualTo(OK);
    }

    @Test
    void rules_matter_to_nobody_on_loopback() {
        input();
        host.with("listen", "127.0.0.1:21");
        for (String id : List.of("control-firewall", "passive-firewall", "active-firewall")) {
            assertThat(host.askOne(id).severity()).as(id).isEqualTo(OK);
        }
    }

    @Test
    void unseen_rules_of_firewalld_are_judged_by_its_zone() {
        host.rules = Fact.unknown("nft says: Operation not permitted; root may see it");
        host.firewalld = Fact.of(Recorded.text("firewall-cmd-list-all.txt"));
        assertThat(host.askOne("control-firewall").severity()).isEqualTo(OK);
        Remark closed = host.askOne("passive-firewall");
        assertThat(closed.severity()).isEqualTo(ERROR);
        assertThat(closed.evidence()).contains("ports: 21/tcp 61000-61499/tcp");
        assertThat(closed.fix().getFirst()).contains("--add-port=61000-61999/tcp");
        assertThat(host.askOne("active-firewall").severity()).isEqualTo(NOTE);
    }

    @Test
    void unseen_rules_are_a_note_that_says_what_root_would_add() {
        host.rules = Fact.unknown("nft says: Operation not permitted; root may see it");
        assertThat(host.askOne("passive-firewall").what()).endsWith("root may see it");
        host.ufw = Fact.of(true);
        assertThat(host.askOne("passive-firewall").what())
                .startsWith("ufw is switched on")
                .endsWith("only root sees.");
    }

    @Test
    void the_kernels_reader_of_ftp_is_blind_under_tls() {
        iptables(Recorded.text("iptables-nft-save.txt"));
        assertThat(host.askOne("ftp-helper").severity()).isEqualTo(OK);
        Remark blind = host.with("tls.self-signed", "yes").askOne("ftp-helper");
        assertThat(blind.severity()).isEqualTo(NOTE);
        assertThat(blind.what()).contains("cannot read TLS");
    }

    @Test
    void a_module_that_no_rule_assigns_does_nothing() {
        host.modules = Fact.of(List.of("nf_conntrack", "nf_conntrack_ftp"));
        assertThat(host.askOne("ftp-helper").what()).contains("no rule that is seen assigns it");
        host.modules = Fact.unknown("there is no /proc/modules");
        assertThat(host.askOne("ftp-helper").severity()).isEqualTo(NOTE);
        host.modules = Fact.of(List.of("nf_conntrack"));
        assertThat(host.askOne("ftp-helper").severity()).isEqualTo(OK);
    }
}
