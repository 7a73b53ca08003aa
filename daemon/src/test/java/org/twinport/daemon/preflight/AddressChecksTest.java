package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.host.Fact;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class AddressChecksTest {

    private static final String NAME = "ftp.example.org";

    private final SampleHost host = new SampleHost();

    private Remark announced(String address) {
        return host.with("passive.address", address).askOne("passive-address");
    }

    private Remark named(String... addresses) {
        List<InetAddress> found = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        host.names.put(NAME, Fact.of(found));
        return announced(NAME);
    }

    @Test
    void the_dialled_address_suits_a_host_with_a_public_one() {
        assertThat(host.askOne("passive-address").severity()).isEqualTo(OK);
    }

    @Test
    void behind_a_translation_the_dialled_address_is_a_private_one() {
        host.device("wan0", "10.0.0.5");
        assertThat(host.askOne("passive-address").severity()).isEqualTo(NOTE);
        host.container = Optional.of("Docker");
        Remark inside = host.askOne("passive-address");
        assertThat(inside.severity()).isEqualTo(WARNING);
        assertThat(inside.evidence())
                .containsExactly("this host's addresses: 10.0.0.5", "a container of Docker");
        host.cloud = Optional.of("Amazon EC2");
        assertThat(host.askOne("passive-address").evidence()).contains("a machine of Amazon EC2");
    }

    @Test
    void an_own_public_address_is_in_order_and_another_one_needs_forwarding() {
        assertThat(announced("192.0.2.7").severity()).isEqualTo(OK);
        Remark forwarded = announced("203.0.113.9");
        assertThat(forwarded.severity()).isEqualTo(NOTE);
        assertThat(forwarded.fix())
                .containsExactly(
                        "On the router: forward TCP 21 and 61000-61999 to 192.0.2.7, same numbers.");
    }

    @Test
    void a_private_address_is_for_a_private_network() {
        assertThat(announced("10.9.9.9").severity()).isEqualTo(WARNING);
        host.device("wan0", "10.0.0.5");
        assertThat(announced("10.0.0.5").severity()).isEqualTo(NOTE);
    }

    @Test
    void a_rule_for_a_network_may_announce_a_private_address() {
        host.device("lan0", "10.0.0.5");
        host.with("passive.networks", "[{clients: 10.0.0.0/8, address: 10.0.0.5}]");
        assertThat(host.ask("passive-address"))
                .hasSize(2)
                .allSatisfy(remark -> assertThat(remark.severity()).isEqualTo(OK));
    }

    @Test
    void nobody_else_can_dial_loopback() {
        assertThat(announced("127.0.0.1").severity()).isEqualTo(ERROR);
    }

    @Test
    void a_name_that_is_the_hosts_own_may_lead_to_loopback() {
        Remark inside = named("127.0.1.1");
        assertThat(inside.severity()).isEqualTo(ERROR);
        assertThat(inside.what()).contains("ftp.example.org (127.0.1.1)");
        assertThat(inside.fix().getFirst()).startsWith("grep 127.0 /etc/hosts ");
    }

    @Test
    void a_name_needs_an_ipv4_address() {
        assertThat(named("192.0.2.7", "2001:db8::7").severity()).isEqualTo(OK);
        assertThat(named("2001:db8::7").severity()).isEqualTo(ERROR);
        Remark none = named();
        assertThat(none.severity()).isEqualTo(ERROR);
        assertThat(none.evidence()).containsExactly("DNS says: no address");
    }

    @Test
    void dns_that_does_not_answer_is_a_note() {
        host.names.put(NAME, Fact.unknown("DNS did not answer in 5 s"));
        assertThat(announced(NAME).severity()).isEqualTo(NOTE);
    }

    @Test
    void ports_of_a_container_are_published_one_by_one() {
        assertThat(host.askOne("container").severity()).isEqualTo(OK);
        host.container = Optional.of("Podman");
        assertThat(host.with("listen", "21,990").askOne("container").fix().getFirst())
                .isEqualTo("podman run -p 21:21 -p 990:990 -p 61000-61999:61000-61999 …");
        host.container = Optional.of("Kubernetes");
        assertThat(host.askOne("container").fix().getFirst()).startsWith("hostNetwork: true");
    }
}
