package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_CONTROL;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ASSIGN_HELPER;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_ROUTE;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_FROM_20;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_ASK_FOR_20;
import static org.twinport.diagnosis.remedy.Remedy.FREE_SPACE;
import static org.twinport.diagnosis.remedy.Remedy.GRANT_PERMISSION;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL_OUT;
import static org.twinport.diagnosis.remedy.Remedy.LOWER_MTU;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.READ_SERVER_LOG;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_RESOLVER;
import static org.twinport.diagnosis.remedy.Remedy.SET_CLOCK;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_ALG_OFF;

import java.util.List;
import java.util.stream.Stream;

/** Windows Firewall, SELinux and Linux with systemd: the host of a server or client; stateless. */
final class HostSheets {

    private HostSheets() {}

    static List<Fix> all() {
        Sheet windowsFirewall = new Sheet(Product.WINDOWS_FIREWALL);
        windowsFirewallConnecting(windowsFirewall);
        windowsFirewallPassive(windowsFirewall);
        windowsFirewallActive(windowsFirewall);
        Sheet selinux = new Sheet(Product.SELINUX);
        selinux(selinux);
        Sheet systemd = new Sheet(Product.SYSTEMD);
        systemdConnecting(systemd);
        systemdTransfers(systemd);
        return Stream.of(windowsFirewall, selinux, systemd)
                .flatMap(each -> each.fixes().stream())
                .toList();
    }

    private static void windowsFirewallConnecting(Sheet sheet) {
        sheet.powershell(
                        OPEN_CONTROL_PORT,
                        "$rule = @{DisplayName='FTP control'; Direction='Inbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -LocalPort {port:21}")
                .powershell(
                        ALLOW_OUTGOING_CONTROL,
                        "$rule = @{DisplayName='FTP control'; Direction='Outbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -RemotePort {port:21}")
                .powershell(
                        ALLOW_CLIENT,
                        "$rule = @{DisplayName='FTP control'; Direction='Inbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -LocalPort {port:21} -RemoteAddress {client}");
    }

    private static void windowsFirewallPassive(Sheet sheet) {
        sheet.powershell(
                        OPEN_PASSIVE_RANGE,
                        "$rule = @{DisplayName='FTP data'; Direction='Inbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -LocalPort {range_first}-{range_last}")
                .powershell(
                        ALLOW_OUTGOING_PASSIVE,
                        "$rule = @{DisplayName='FTP data'; Direction='Outbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -RemotePort {range_first}-{range_last}")
                .powershell(ASSIGN_HELPER, "netsh advfirewall set global StatefulFTP enable")
                .powershell(
                        SWITCH_ALG_OFF,
                        "netsh advfirewall set global StatefulFTP disable",
                        "Restart-Service ftpsvc")
                .note("the second line on a server with IIS only");
    }

    private static void windowsFirewallActive(Sheet sheet) {
        sheet.powershell(
                        LET_SERVER_DIAL,
                        "$rule = @{DisplayName='FTP data'; Direction='Inbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -RemotePort 20 -RemoteAddress {server}")
                .powershell(
                        LET_SERVER_DIAL_OUT,
                        "$rule = @{DisplayName='FTP data'; Direction='Outbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -LocalPort 20")
                .powershell(
                        DO_NOT_ASK_FOR_20,
                        "$rule = @{DisplayName='FTP data'; Direction='Inbound'; Protocol='TCP'; Action='Allow'}",
                        "New-NetFirewallRule @rule -LocalPort 1024-65535 -RemoteAddress {server}");
    }

    private static void selinux(Sheet sheet) {
        sheet.root(
                        SET_PASSIVE_RANGE,
                        "semanage port -a -t ftp_port_t -p tcp {range_first}-{range_last}",
                        "setsebool -P ftpd_use_passive_mode 1")
                .root(LET_SERVER_DIAL_OUT, "setsebool -P ftpd_connect_all_unreserved 1")
                .root(
                        GRANT_PERMISSION,
                        "ausearch -m avc -ts recent",
                        "setsebool -P ftpd_full_access 1");
    }

    private static void systemdConnecting(Sheet sheet) {
        sheet.root(REPAIR_RESOLVER, "resolvectl status", "resolvectl flush-caches")
                .shell(CHECK_ROUTE, "ip route get {server}")
                .root(READ_SERVER_LOG, "journalctl --since -1h --priority warning")
                .root(SET_CLOCK, "timedatectl set-ntp true")
                .config(DIAL_FROM_20, "[Service]", "AmbientCapabilities=CAP_NET_BIND_SERVICE")
                .note("with systemctl edit and the name of the server's unit");
    }

    private static void systemdTransfers(Sheet sheet) {
        sheet.root(FREE_SPACE, "df -h", "df -i")
                .root(LOWER_MTU, "ip link set dev {interface} mtu 1400");
    }
}
