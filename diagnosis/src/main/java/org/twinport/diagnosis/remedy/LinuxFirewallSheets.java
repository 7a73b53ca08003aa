package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_CONTROL;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ASSIGN_HELPER;
import static org.twinport.diagnosis.remedy.Remedy.CLAMP_MSS;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_ASK_FOR_20;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ICMP_THROUGH;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL_OUT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.SAME_SOURCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_ALG_OFF;

import java.util.List;
import java.util.stream.Stream;

/** iptables, firewalld and ufw: commands for a shell of root; stateless. */
final class LinuxFirewallSheets {

    private LinuxFirewallSheets() {}

    static List<Fix> all() {
        Sheet iptables = new Sheet(Product.IPTABLES);
        iptablesConnecting(iptables);
        iptablesPassive(iptables);
        iptablesActive(iptables);
        Sheet firewalld = new Sheet(Product.FIREWALLD);
        firewalldConnecting(firewalld);
        firewalldPassive(firewalld);
        firewalldActive(firewalld);
        Sheet ufw = new Sheet(Product.UFW);
        ufw(ufw);
        return Stream.of(iptables, firewalld, ufw).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void iptablesConnecting(Sheet sheet) {
        sheet.root(OPEN_CONTROL_PORT, "iptables -I INPUT -p tcp --dport {port:21} -j ACCEPT")
                .note("ip6tables for IPv6; on a router FORWARD instead of INPUT")
                .root(
                        FORWARD_CONTROL_PORT,
                        "iptables -t nat -I PREROUTING -m addrtype --dst-type LOCAL -p tcp --dport {port:21} -j DNAT --to {server}",
                        "iptables -I FORWARD -m conntrack --ctstate DNAT -j ACCEPT")
                .root(
                        ALLOW_OUTGOING_CONTROL,
                        "iptables -I OUTPUT -p tcp --dport {port:21} -j ACCEPT")
                .note("ip6tables for IPv6; on a router FORWARD instead of OUTPUT")
                .root(
                        ALLOW_CLIENT,
                        "{iptables} -I INPUT -s {client} -p tcp --dport {port:21} -j ACCEPT");
    }

    private static void iptablesPassive(Sheet sheet) {
        sheet.root(
                        OPEN_PASSIVE_RANGE,
                        "iptables -I INPUT -p tcp --dport {range_first}:{range_last} -j ACCEPT")
                .note("ip6tables for IPv6; on a router FORWARD instead of INPUT")
                .root(
                        FORWARD_PASSIVE_RANGE,
                        "iptables -t nat -I PREROUTING -m addrtype --dst-type LOCAL -p tcp --dport {range_first}:{range_last} \\",
                        "    -j DNAT --to {server}",
                        "iptables -I FORWARD -m conntrack --ctstate DNAT -j ACCEPT")
                .root(
                        ALLOW_OUTGOING_PASSIVE,
                        "iptables -I OUTPUT -p tcp --dport {range_first}:{range_last} -j ACCEPT")
                .note("ip6tables for IPv6; on a router FORWARD instead of OUTPUT")
                .root(
                        ASSIGN_HELPER,
                        "iptables -t raw -I PREROUTING -p tcp --dport {port:21} -j CT --helper ftp",
                        "iptables -I INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT")
                .note(
                        "on a router FORWARD instead of INPUT; for the client's own firewall OUTPUT instead of PREROUTING")
                .root(
                        SWITCH_ALG_OFF,
                        "iptables -t raw -D PREROUTING -p tcp --dport {port:21} -j CT --helper ftp",
                        "modprobe -r nf_nat_ftp nf_conntrack_ftp")
                .root(
                        SAME_SOURCE_ADDRESS,
                        "{iptables} -t nat -I POSTROUTING -d {server} -j SNAT --to-source {client}");
    }

    private static void iptablesActive(Sheet sheet) {
        sheet.root(LET_SERVER_DIAL, "{iptables} -I INPUT -s {server} -p tcp --sport 20 -j ACCEPT")
                .root(LET_SERVER_DIAL_OUT, "iptables -I OUTPUT -p tcp --sport 20 -j ACCEPT")
                .note("ip6tables for IPv6")
                .root(
                        DO_NOT_ASK_FOR_20,
                        "{iptables} -I INPUT -s {server} -p tcp --dport 1024:65535 -j ACCEPT")
                .root(
                        CLAMP_MSS,
                        "iptables -t mangle -I FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu")
                .root(
                        LET_ICMP_THROUGH,
                        "iptables -I FORWARD -p icmp --icmp-type fragmentation-needed -j ACCEPT",
                        "ip6tables -I FORWARD -p ipv6-icmp --icmpv6-type packet-too-big -j ACCEPT");
    }

    private static void firewalldConnecting(Sheet sheet) {
        sheet.root(
                        OPEN_CONTROL_PORT,
                        "firewall-cmd --permanent --add-port={port:21}/tcp",
                        "firewall-cmd --reload")
                .root(
                        FORWARD_CONTROL_PORT,
                        "firewall-cmd --permanent --add-forward-port=port={port:21}:proto=tcp:toaddr={server}",
                        "firewall-cmd --reload")
                .root(
                        ALLOW_CLIENT,
                        "firewall-cmd --permanent \\",
                        "    --add-rich-rule='rule family=\"{client_family}\" source address=\"{client}\" port port=\"{port:21}\" protocol=\"tcp\" accept'",
                        "firewall-cmd --reload");
    }

    private static void firewalldPassive(Sheet sheet) {
        sheet.root(
                        OPEN_PASSIVE_RANGE,
                        "firewall-cmd --permanent --add-port={range_first}-{range_last}/tcp",
                        "firewall-cmd --reload")
                .root(
                        FORWARD_PASSIVE_RANGE,
                        "firewall-cmd --permanent --add-forward-port=port={range_first}-{range_last}:proto=tcp:toaddr={server}",
                        "firewall-cmd --reload")
                .root(
                        ASSIGN_HELPER,
                        "firewall-cmd --permanent --add-service=ftp",
                        "firewall-cmd --reload")
                .root(
                        SWITCH_ALG_OFF,
                        "firewall-cmd --permanent --remove-service=ftp",
                        "firewall-cmd --permanent --add-port={port:21}/tcp",
                        "firewall-cmd --reload");
    }

    private static void firewalldActive(Sheet sheet) {
        sheet.root(
                        LET_SERVER_DIAL,
                        "firewall-cmd --permanent \\",
                        "    --add-rich-rule='rule family=\"{server_family}\" source address=\"{server}\" source-port port=\"20\" protocol=\"tcp\" accept'",
                        "firewall-cmd --reload")
                .root(
                        DO_NOT_ASK_FOR_20,
                        "firewall-cmd --permanent \\",
                        "    --add-rich-rule='rule family=\"{server_family}\" source address=\"{server}\" port port=\"1024-65535\" protocol=\"tcp\" accept'",
                        "firewall-cmd --reload");
    }

    private static void ufw(Sheet sheet) {
        sheet.root(OPEN_CONTROL_PORT, "ufw allow {port:21}/tcp")
                .root(ALLOW_OUTGOING_CONTROL, "ufw allow out {port:21}/tcp")
                .root(
                        ALLOW_CLIENT,
                        "ufw insert 1 allow proto tcp from {client} to any port {port:21}")
                .root(OPEN_PASSIVE_RANGE, "ufw allow {range_first}:{range_last}/tcp")
                .root(ALLOW_OUTGOING_PASSIVE, "ufw allow out {range_first}:{range_last}/tcp")
                .root(LET_SERVER_DIAL, "ufw allow proto tcp from {server} port 20 to any")
                .root(LET_SERVER_DIAL_OUT, "ufw allow out proto tcp from any port 20 to any")
                .root(
                        DO_NOT_ASK_FOR_20,
                        "ufw allow proto tcp from {server} to any port 1024:65535");
    }
}
