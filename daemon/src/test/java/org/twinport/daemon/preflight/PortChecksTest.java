package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.check.Severity;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Owner;
import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

class PortChecksTest {

    private final SampleHost host = new SampleHost();

    private void listens(String address, int port, Optional<Owner> owner) {
        host.listeners =
                Fact.of(
                        List.of(
                                new Listener(
                                        new InetSocketAddress(InetAddress.ofLiteral(address), port),
                                        owner)));
    }

    private static Optional<Owner> vsftpd() {
        return Optional.of(new Owner(812, "vsftpd", false));
    }

    @Test
    void nothing_is_wrong_with_a_healthy_host() {
        assertThat(host.findings())
                .filteredOn(f -> f.severity() != OK)
                .extracting(Preflight.Finding::id)
                .containsExactly("certificate"); // there is no TLS, which is a note
        assertThat(host.findings()).extracting(Preflight.Finding::severity).doesNotContain(ERROR);
    }

    @Test
    void whoever_has_the_control_port_is_named() {
        listens("::", 21, vsftpd());
        Remark taken = host.askOne("control-port");
        assertThat(taken.severity()).isEqualTo(ERROR);
        assertThat(taken.what()).isEqualTo("Port 21 is taken: vsftpd listens there.");
        assertThat(taken.evidence()).containsExactly("vsftpd (process 812)");
        assertThat(taken.fix().getFirst()).startsWith("sudo systemctl disable --now vsftpd ");
    }

    @Test
    void a_server_that_runs_is_in_order_and_an_unseen_owner_is_not_accused() {
        listens("0.0.0.0", 21, Optional.of(new Owner(7, "twinport", true)));
        assertThat(host.askOne("control-port").severity()).isEqualTo(OK);
        listens("0.0.0.0", 21, Optional.empty());
        Remark unseen = host.askOne("control-port");
        assertThat(unseen.severity()).isEqualTo(WARNING);
        assertThat(unseen.fix()).containsExactly("sudo ss -ltnp 'sport = :21'");
    }

    @Test
    void listeners_of_other_addresses_and_ports_are_in_nobodys_way() {
        host.with("listen", "192.0.2.7:21");
        listens("127.0.0.1", 21, vsftpd());
        assertThat(host.askOne("control-port").what())
                .isEqualTo("Port 21 of 192.0.2.7 can be bound.");
        listens("0.0.0.0", 2121, vsftpd());
        assertThat(host.askOne("control-port").severity()).isEqualTo(OK);
    }

    @Test
    void the_right_to_bind_low_ports_can_be_had_in_three_ways() {
        host.with("listen", "21").capabilities = 0;
        host.binds.put(new InetSocketAddress(21), Optional.of("Permission denied"));
        Remark refused = host.askOne("control-port");
        assertThat(refused.severity()).isEqualTo(ERROR);
        assertThat(refused.evidence()).containsExactly("Permission denied");
        assertThat(refused.fix())
                .hasSize(3)
                .contains("sudo sysctl -w net.ipv4.ip_unprivileged_port_start=20");
    }

    @Test
    void without_a_port_of_somebodys_choice_2121_will_do() {
        host.capabilities = 0;
        host.binds.put(new InetSocketAddress(21), Optional.of("Permission denied"));
        Remark refused = host.askOne("control-port");
        assertThat(refused.severity()).isEqualTo(WARNING);
        assertThat(refused.what()).endsWith("the server will listen on 2121.");
    }

    @Test
    void an_address_of_another_host_is_told_with_those_of_this_one() {
        host.with("listen", "198.51.100.1:2121");
        host.binds.put(
                new InetSocketAddress("198.51.100.1", 2121),
                Optional.of("Cannot assign requested address"));
        Remark refused = host.askOne("control-port");
        assertThat(refused.severity()).isEqualTo(ERROR);
        assertThat(refused.fix().getFirst()).contains("192.0.2.7");
    }

    @Test
    void loopback_alone_is_reached_by_nobody_else() {
        assertThat(host.askOne("control-reach").severity()).isEqualTo(OK);
        Remark inside = host.with("listen", "127.0.0.1:2121").askOne("control-reach");
        assertThat(inside.severity()).isEqualTo(WARNING);
        assertThat(inside.fix()).containsExactly("listen: 2121");
    }

    @Test
    void active_mode_wants_port_20_and_often_can_do_without() {
        assertThat(host.askOne("active-port").severity()).isEqualTo(OK);
        host.activeBind = Optional.of("Permission denied");
        assertThat(host.askOne("active-port").severity()).isEqualTo(NOTE);
        assertThat(host.with("active.source-port", "20").askOne("active-port").severity())
                .isEqualTo(ERROR);
        assertThat(host.with("active.source-port", "any").askOne("active-port").severity())
                .isEqualTo(OK);
    }

    @Test
    void the_rights_of_a_server_that_runs_count_for_port_20() {
        host.serves = true;
        host.capabilities = 0;
        assertThat(host.askOne("active-port").severity()).isEqualTo(NOTE);
        host.capabilities = 1 << 10;
        assertThat(host.askOne("active-port").severity()).isEqualTo(OK);
        host.capabilities = 0;
        host.unprivilegedStart = 20;
        assertThat(host.askOne("active-port").severity()).isEqualTo(OK);
    }

    @Test
    void others_in_the_passive_range_are_named() {
        listens("0.0.0.0", 61_005, vsftpd());
        Remark others = host.askOne("passive-taken");
        assertThat(others.severity()).isEqualTo(WARNING);
        assertThat(others.what()).contains("1 of the 1000 passive ports");
        assertThat(others.evidence()).containsExactly("port 61005: vsftpd (process 812)");
        assertThat(host.with("passive.ports", "61005").askOne("passive-taken").severity())
                .isEqualTo(ERROR);
    }

    @Test
    void own_listeners_and_those_on_loopback_take_no_passive_port() {
        listens("0.0.0.0", 61_005, Optional.of(new Owner(7, "twinport", true)));
        assertThat(host.askOne("passive-taken").severity()).isEqualTo(OK);
        listens("127.0.0.1", 61_005, vsftpd());
        assertThat(host.askOne("passive-taken").severity()).isEqualTo(OK);
        host.serves = true;
        listens("0.0.0.0", 61_005, Optional.empty());
        assertThat(host.askOne("passive-taken").severity()).isEqualTo(OK);
    }

    @Test
    void the_ephemeral_range_is_no_place_for_passive_ports_unless_they_are_reserved() {
        host.with("passive.ports", "50000-50100");
        Remark overlap = host.askOne("passive-ephemeral");
        assertThat(overlap.severity()).isEqualTo(WARNING);
        assertThat(overlap.evidence()).containsExactly("net.ipv4.ip_local_port_range: 32768-60999");
        host.reserved = List.of(new Span(8080, 8080), new Span(50_000, 50_050));
        assertThat(host.askOne("passive-ephemeral").fix().get(1))
                .contains("ip_local_reserved_ports=8080,50000-50050,50000-50100 ");
        host.reserved = List.of(new Span(50_000, 50_100));
        assertThat(host.askOne("passive-ephemeral").severity()).isEqualTo(OK);
    }

    @Test
    void one_client_must_not_be_able_to_take_all_passive_ports() {
        assertThat(host.askOne("passive-size").severity()).isEqualTo(OK);
        Remark few = host.with("passive.ports", "61000-61009").askOne("passive-size");
        assertThat(few.severity()).isEqualTo(WARNING);
        assertThat(few.fix()).contains("limits.max-per-address: 5");
        assertThat(host.with("limits.sessions", "10").askOne("passive-size").severity())
                .isEqualTo(OK);
        host.with("limits.sessions", "0").with("limits.max-per-address", "0");
        assertThat(host.askOne("passive-size").severity()).isEqualTo(WARNING);
    }

    @Test
    void ports_that_routers_read_as_something_else_are_named() {
        assertThat(host.askOne("passive-other-protocol").severity()).isEqualTo(OK);
        Remark read = host.with("passive.ports", "5000-6000").askOne("passive-other-protocol");
        assertThat(read.severity()).isEqualTo(WARNING);
        assertThat(read.evidence()).containsExactly("port 5060: SIP", "port 5061: SIP");
    }

    @Test
    void what_cannot_be_seen_is_a_note_with_the_reason() {
        host.listeners = Fact.unknown("there is no /proc/net/tcp");
        Remark unknown = host.askOne("passive-taken");
        assertThat(unknown.severity()).isEqualTo(Severity.NOTE);
        assertThat(unknown.what()).endsWith("is not known: there is no /proc/net/tcp");
    }
}
