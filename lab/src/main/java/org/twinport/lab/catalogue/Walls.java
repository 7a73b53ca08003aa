package org.twinport.lab.catalogue;

import org.twinport.lab.scenario.Account;

/**
 * Firewalls in the words of nft, as administrators write them: a table {@code inet filter}. Pure.
 *
 * <p>A host's firewall drops what it does not know; a router's drops or rejects one thing.
 */
final class Walls {
    static final String DROP = "drop";
    static final String RESET = "reject with tcp reset";
    static final String PROHIBITED = "reject with icmpx admin-prohibited";
    static final String HOST_PROHIBITED = "reject with icmp host-prohibited";
    static final String PORT_UNREACHABLE = "reject with icmpx port-unreachable";

    private Walls() {}

    /** Lets in answers, ICMP and these ports; what becomes of the rest is said last. */
    static String host(String openPorts, String rest) {
        return """
        table inet filter {
            chain input {
                type filter hook input priority filter; policy accept
                iifname "lo" accept
                ct state established,related accept
                meta l4proto { icmp, ipv6-icmp } accept
                tcp dport { %s } accept
                %s
            }
            chain forward {
                type filter hook forward priority filter; policy accept
            }
            chain output {
                type filter hook output priority filter; policy accept
            }
        }
        """
                .formatted(openPorts, rest);
    }

    /** A firewall with one rule, in the chain {@code input}, {@code output} or {@code forward}. */
    static String rule(String chain, String rule) {
        return """
        table inet filter {
            chain %s {
                type filter hook %s priority filter; policy accept
                %s
            }
        }
        """
                .formatted(chain, chain, rule);
    }

    /** A router's firewall in front of a server: answers, ICMP and these ports pass. */
    static String edge(String openPorts, String rest) {
        return """
        table inet filter {
            chain forward {
                type filter hook forward priority filter; policy accept
                ct state established,related accept
                meta l4proto { icmp, ipv6-icmp } accept
                iifname "lan" accept
                tcp dport { %s } accept
                %s
            }
        }
        """
                .formatted(openPorts, rest);
    }

    /** Hands ports of the router's public address on to the server behind it. */
    static String forward(String ports) {
        return """
        table ip nat {
            chain prerouting {
                type nat hook prerouting priority dstnat
                ip daddr 203.0.113.20 tcp dport { %s } dnat to 10.0.77.20
            }
        }
        """
                .formatted(ports);
    }

    /** A firewall on the server's router that hinders nobody, for rules to be inserted in. */
    static String open() {
        return rule("forward", "counter");
    }

    /**
     * A router's firewall that opens data ports by reading the dialogue on port 21, and passes
     * nothing else but connections to these ports.
     */
    static String withHelper(String openPorts) {
        return """
        table inet filter {
            ct helper ftp-standard {
                type "ftp" protocol tcp
            }
            chain helpers {
                type filter hook prerouting priority filter; policy accept
                tcp dport 21 ct helper set "ftp-standard"
            }
            chain forward {
                type filter hook forward priority filter; policy drop
                ct state established,related accept
                meta l4proto { icmp, ipv6-icmp } accept
                tcp dport { %s } accept
            }
        }
        """
                .formatted(openPorts);
    }

    /** What a server needs. */
    static String ftp() {
        return "21, " + Account.PASSIVE;
    }
}
