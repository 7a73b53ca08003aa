package org.twinport.lab;

import java.util.List;
import java.util.stream.Collectors;

/** Turns a machine into a router that translates addresses (IPv4); stateless. */
final class Router {
    /** Its interface on the public side. */
    static final String OUTSIDE = "outside";

    private static final String INSIDE = "inside";

    private Router() {}

    /** Connects a machine with a private address to a router, which is its way to everywhere. */
    static void connect(
            Network network,
            Namespace machine,
            String address,
            Namespace router,
            List<PortForward> forwards) {
        String gateway = address.replaceFirst("\\d+$", "1");
        network.cable(machine, "eth0", router, INSIDE);
        machine.address("eth0", address + "/24");
        router.address(INSIDE, gateway + "/24");
        Ip.in(machine, "route", "add", "default", "via", gateway);
        router.forwardPackets();
        router.nft(translation(address, forwards));
    }

    /** No helper follows the FTP dialogue, as in most routers of today. */
    private static String translation(String address, List<PortForward> forwards) {
        String ports = forwards.stream().map(PortForward::rule).collect(Collectors.joining(", "));
        String inward =
                forwards.isEmpty()
                        ? ""
                        : "iifname %s tcp dport { %s } dnat ip to %s"
                                .formatted(OUTSIDE, ports, address);
        return """
        table inet translation {
            chain inward {
                type nat hook prerouting priority dstnat
                %s
            }
            chain outward {
                type nat hook postrouting priority srcnat
                oifname %s masquerade
            }
            chain passing {
                type filter hook forward priority filter; policy accept
                iifname %s ct state new ct status & dnat == 0 drop
            }
        }
        """
                .formatted(inward, OUTSIDE, OUTSIDE);
    }
}
