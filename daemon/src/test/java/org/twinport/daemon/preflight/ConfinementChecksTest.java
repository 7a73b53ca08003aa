package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.util.List;
import java.util.Map;

class ConfinementChecksTest {

    private final SampleHost host = new SampleHost();

    private List<Remark> unit(String... lines) {
        host.unit.clear();
        host.unit.put("Id", "twinport.service");
        host.unit.put("LoadState", "loaded");
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            host.unit.put(parts[0], parts[1]);
        }
        return host.ask("systemd");
    }

    @Test
    void a_host_without_the_unit_is_in_order() {
        assertThat(host.askOne("systemd").severity()).isEqualTo(OK);
    }

    @Test
    void a_unit_of_root_and_one_with_the_right_may_bind_low_ports() {
        assertThat(unit("User=")).extracting(Remark::severity).containsExactly(OK);
        assertThat(unit("User=ftp", "AmbientCapabilities=cap_net_bind_service"))
                .extracting(Remark::severity)
                .containsExactly(OK);
    }

    @Test
    void a_unit_without_the_right_to_low_ports_gets_it_by_a_drop_in() {
        List<Remark> refused = unit("User=ftp", "AmbientCapabilities=");
        assertThat(refused).extracting(Remark::severity).containsExactly(ERROR);
        assertThat(refused.getFirst().fix())
                .containsExactly(
                        "sudo systemctl edit twinport.service     (and write)",
                        "[Service]",
                        "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE");
        host.with("listen", "2121");
        assertThat(unit("User=ftp")).extracting(Remark::severity).containsExactly(OK);
    }

    @Test
    void folders_that_the_unit_hides_cannot_be_served() {
        host.with("root", "/home/ftp");
        assertThat(unit("ProtectHome=yes").getFirst().what())
                .isEqualTo("The unit keeps the server out of /home/ftp.");
        assertThat(unit("ProtectHome=read-only")).hasSize(1);
        host.with("read-only", "yes");
        assertThat(unit("ProtectHome=read-only").getFirst().severity()).isEqualTo(OK);
    }

    @Test
    void a_strict_unit_names_where_files_are_written() {
        assertThat(unit("ProtectSystem=strict", "ReadWritePaths=/var/lib").getFirst().fix())
                .contains("ReadWritePaths=/srv/ftp");
        assertThat(unit("ProtectSystem=strict", "ReadWritePaths=/var -/srv"))
                .extracting(Remark::severity)
                .containsExactly(OK);
    }

    @Test
    void a_unit_needs_a_network() {
        assertThat(unit("PrivateNetwork=yes")).extracting(Remark::severity).containsExactly(ERROR);
        assertThat(unit("RestrictAddressFamilies=AF_UNIX"))
                .extracting(Remark::severity)
                .containsExactly(ERROR);
        assertThat(unit("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"))
                .extracting(Remark::severity)
                .containsExactly(OK);
        assertThat(unit("IPAddressDeny=any")).extracting(Remark::severity).containsExactly(NOTE);
    }

    @Test
    void a_server_outside_of_the_rules_of_selinux_does_what_it_likes() {
        host.seLinux = Fact.of(true);
        host.label = Fact.of("system_u:system_r:unconfined_service_t:s0");
        assertThat(host.askOne("selinux").severity()).isEqualTo(OK);
        host.label = Fact.of("system_u:system_r:myapp_t:s0");
        assertThat(host.askOne("selinux").severity()).isEqualTo(NOTE);
    }

    @Test
    void the_domain_of_ftp_servers_has_switches() {
        host.seLinux = Fact.of(true);
        host.label = Fact.of("system_u:system_r:ftpd_t:s0-s0:c0.c1023");
        host.booleans =
                Fact.of(
                        Map.of(
                                "ftpd_use_passive_mode", false,
                                "ftpd_connect_all_unreserved", true,
                                "ftpd_full_access", false));
        assertThat(host.ask("selinux"))
                .extracting(remark -> remark.fix().getFirst())
                .containsExactly(
                        "sudo setsebool -P ftpd_use_passive_mode on",
                        "sudo setsebool -P ftpd_full_access on");
    }

    @Test
    void a_confined_server_binds_ports_of_ftp_only() {
        host.seLinux = Fact.of(true);
        host.label = Fact.of("system_u:system_r:ftpd_t:s0");
        host.ports = Fact.of(Map.of("ftp_port_t", List.of(new Span(21, 21), new Span(989, 990))));
        assertThat(host.askOne("selinux").severity()).isEqualTo(NOTE);
        Remark unknown = host.with("listen", "2121").askOne("selinux");
        assertThat(unknown.severity()).isEqualTo(WARNING);
        assertThat(unknown.fix())
                .containsExactly("sudo semanage port -a -t ftp_port_t -p tcp 2121");
    }
}
