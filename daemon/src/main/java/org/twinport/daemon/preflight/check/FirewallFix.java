package org.twinport.daemon.preflight.check;

import org.jspecify.annotations.Nullable;
import org.twinport.daemon.preflight.filter.Chain;
import org.twinport.daemon.preflight.filter.Chain.Origin;
import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.HostFacts;

import java.util.List;

/** Lines that open ports, for the product that closes them; pure. */
final class FirewallFix {

    private FirewallFix() {}

    /**
     * Lines to open ports to this host.
     *
     * @param ports one, or FIRST-LAST
     * @param closing the base chain that closes them; null if it is not known
     */
    static List<String> open(HostFacts facts, String ports, @Nullable Chain closing) {
        Ruleset rules = facts.firewall().rules().known().orElse(Ruleset.NONE);
        String colon = ports.replace('-', ':');
        if (rules.names("firewalld") || facts.firewall().firewalld().known().isPresent()) {
            return List.of(
                    "sudo firewall-cmd --permanent --add-port=" + ports + "/tcp",
                    "sudo firewall-cmd --reload");
        }
        if (rules.names("ufw-user-input") || facts.firewall().ufw().known().orElse(false)) {
            return List.of("sudo ufw allow " + colon + "/tcp");
        }
        return byHand(ports, colon, closing);
    }

    private static List<String> byHand(String ports, String colon, @Nullable Chain closing) {
        if (closing == null || closing.origin() == Origin.IPTABLES) {
            String tool = closing != null && closing.family().equals("ip6") ? "ip6" : "ip";
            return List.of(
                    "sudo %stables -I INPUT -p tcp --dport %s -j ACCEPT".formatted(tool, colon),
                    "sudo netfilter-persistent save     (Debian and Ubuntu; else save them as this host does)");
        }
        String chain = "%s %s %s".formatted(closing.family(), closing.table(), closing.name());
        return List.of(
                "sudo nft insert rule %s tcp dport %s accept".formatted(chain, ports),
                "tcp dport %s accept     (the same for good: in /etc/nftables.conf, in that chain)"
                        .formatted(ports));
    }

    /** A line that lets packets of connections through that this host has opened or accepted. */
    static List<String> keep(Chain closing) {
        return closing.origin() == Origin.IPTABLES
                ? List.of(
                        "sudo %stables -I INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT"
                                .formatted(closing.family().equals("ip6") ? "ip6" : "ip"))
                : List.of(
                        "sudo nft insert rule %s %s %s ct state established,related accept"
                                .formatted(closing.family(), closing.table(), closing.name()));
    }

    /** A line that lets active mode dial. */
    static List<String> dial(int source, Chain closing) {
        boolean ftpData = source == 20;
        return closing.origin() == Origin.IPTABLES
                ? List.of(
                        "sudo %stables -I OUTPUT -p tcp %s-j ACCEPT"
                                .formatted(
                                        closing.family().equals("ip6") ? "ip6" : "ip",
                                        ftpData ? "--sport 20 " : "--dport 1024: "))
                : List.of(
                        "sudo nft insert rule %s %s %s tcp %s accept"
                                .formatted(
                                        closing.family(),
                                        closing.table(),
                                        closing.name(),
                                        ftpData ? "sport 20" : "dport 1024-65535"));
    }
}
