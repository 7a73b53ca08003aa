package org.twinport.daemon.preflight.check;

import static org.twinport.daemon.preflight.check.Check.Proof.LIVE;
import static org.twinport.daemon.preflight.check.Check.Proof.RECORDED;
import static org.twinport.daemon.preflight.check.Check.Proof.WRITTEN;

import java.util.List;

/** The table of checks. Ids are stable: programs and people look for them. */
public final class Checks {

    /** In the order in which a connection comes along. */
    public static final List<Check> ALL =
            List.of(
                    new Check(
                            "control-port",
                            "Can the control ports be bound, or who has them?",
                            LIVE,
                            false,
                            ControlPorts::bound),
                    new Check(
                            "control-reach",
                            "Can other hosts reach the addresses it listens on?",
                            LIVE,
                            false,
                            ControlPorts::reach),
                    new Check(
                            "control-firewall",
                            "Do this host's rules (nft, iptables, firewalld, ufw) let clients in to the control ports?",
                            LIVE,
                            true,
                            FirewallRules::control),
                    new Check(
                            "connection-firewall",
                            "Do they let further packets of connections through?",
                            LIVE,
                            true,
                            FirewallRules::replies),
                    new Check(
                            "passive-firewall",
                            "Do they let clients in to all passive ports?",
                            LIVE,
                            true,
                            FirewallRules::passive),
                    new Check(
                            "passive-taken",
                            "Do other programs listen on passive ports?",
                            LIVE,
                            true,
                            PassiveRange::listeners),
                    new Check(
                            "passive-ephemeral",
                            "Do the passive ports overlap the ephemeral range?",
                            LIVE,
                            true,
                            PassiveRange::ephemeral),
                    new Check(
                            "passive-size",
                            "Are there enough passive ports?",
                            LIVE,
                            true,
                            PassiveRange::size),
                    new Check(
                            "passive-other-protocol",
                            "Is one of them a port that routers read as another protocol?",
                            LIVE,
                            true,
                            PassiveRange::readers),
                    new Check(
                            "passive-address",
                            "Can clients dial the address that PASV announces (interfaces, DNS, NAT, clouds)?",
                            LIVE,
                            false,
                            Announced::addresses),
                    new Check(
                            "active-port",
                            "Can active mode dial from port 20?",
                            LIVE,
                            false,
                            ActivePort::source),
                    new Check(
                            "active-firewall",
                            "Do this host's rules let active mode dial?",
                            LIVE,
                            true,
                            FirewallRules::active),
                    new Check(
                            "ftp-helper",
                            "Does the kernel read FTP, and is it blinded by TLS?",
                            RECORDED,
                            false,
                            FtpTracking::look),
                    new Check(
                            "selinux",
                            "Does SELinux let the server work?",
                            WRITTEN,
                            false,
                            SeLinux::look),
                    new Check(
                            "systemd",
                            "Does the unit of systemd let the server work?",
                            WRITTEN,
                            false,
                            SystemdUnit::look),
                    new Check(
                            "container",
                            "Must ports of a container be published?",
                            WRITTEN,
                            false,
                            Containers::look),
                    new Check(
                            "certificate",
                            "Can the certificates be used, and how long?",
                            LIVE,
                            false,
                            CertificateFacts::use),
                    new Check(
                            "certificate-name",
                            "Are they for the names that are announced?",
                            LIVE,
                            false,
                            CertificateFacts::names),
                    new Check(
                            "folder",
                            "May the server do in the served folders what users may?",
                            LIVE,
                            false,
                            Folders::permissions),
                    new Check(
                            "disk-space", "Is there room for uploads?", LIVE, true, Folders::space),
                    new Check(
                            "open-files",
                            "May it open enough files for its sessions?",
                            LIVE,
                            true,
                            Resources::descriptors),
                    new Check(
                            "clock", "Can the clock be right?", WRITTEN, false, Resources::clock));

    private Checks() {}
}
