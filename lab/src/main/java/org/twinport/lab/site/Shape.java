package org.twinport.lab.site;

import org.twinport.lab.Network;

import java.util.List;

/**
 * How client and server lie to each other; values. All but {@link #CABLE} and {@link #HAIRPIN} have
 * three routers in a row, so that it shows from which hop on something is lost.
 *
 * <p>Public are the documentation networks 198.51.100.0/24 (client), 203.0.113.0/24 (server) and
 * 192.0.2.0/24 (between), private 192.168.77.0/24 (client), 10.0.77.0/24 (server) and 100.64.0.0/24
 * (a carrier's NAT).
 */
public enum Shape {
    CABLE("203.0.113.20", "203.0.113.20", Pictures.CABLE),
    ROUTED("203.0.113.20", "203.0.113.20", Pictures.ROUTED),
    ROUTED_IPV6("2001:db8:3::20", "2001:db8:3::20", Pictures.ROUTED_IPV6),
    CLIENT_NAT("203.0.113.20", "203.0.113.20", Pictures.CLIENT_NAT),
    DOUBLE_NAT("203.0.113.20", "203.0.113.20", Pictures.DOUBLE_NAT),
    SERVER_NAT("203.0.113.20", "10.0.77.20", Pictures.SERVER_NAT),
    BOTH_NAT("203.0.113.20", "10.0.77.20", Pictures.BOTH_NAT),
    ONE_TO_ONE("203.0.113.20", "10.0.77.20", Pictures.ONE_TO_ONE),
    HAIRPIN("203.0.113.20", "10.0.77.20", Pictures.HAIRPIN);

    /** The server's second address where it is not behind NAT. */
    public static final String SECOND_ADDRESS = "203.0.113.21";

    /** The server's IPv6 address where there is IPv6 beside IPv4. */
    public static final String IPV6 = "2001:db8:3::20";

    private static final String MASQUERADE =
            """
            table ip nat {
                chain postrouting {
                    type nat hook postrouting priority srcnat
                    oifname { "wan", "right" } masquerade
                }
            }
            """;

    /** The router's other address, that of the link to the carrier, is not the one to show. */
    private static final String SERVER_SIDE =
            """
            table ip nat {
                chain postrouting {
                    type nat hook postrouting priority srcnat
                    oifname "wan" snat to 203.0.113.20
                }
            }
            """;

    private static final String ONE_TO_ONE_RULES =
            """
            table ip nat {
                chain prerouting {
                    type nat hook prerouting priority dstnat
                    ip daddr 203.0.113.20 dnat to 10.0.77.20
                }
                chain postrouting {
                    type nat hook postrouting priority srcnat
                    ip saddr 10.0.77.20 snat to 203.0.113.20
                }
            }
            """;

    /** Whoever in the same network dials the public address seems to come from the router. */
    private static final String HAIRPIN_RULES =
            """
            table ip nat {
                chain postrouting {
                    type nat hook postrouting priority srcnat
                    ip saddr 10.0.77.0/24 ip daddr 10.0.77.20 masquerade
                }
            }
            """;

    private final String dialled;
    private final String own;
    private final String picture;

    Shape(String dialled, String own, String picture) {
        this.dialled = dialled;
        this.own = own;
        this.picture = picture;
    }

    /** The address that a client has to dial. */
    public String dialled() {
        return dialled;
    }

    /** The server machine's own address. */
    public String own() {
        return own;
    }

    /** The network as text, some lines. */
    public String picture() {
        return picture;
    }

    /** The packet rules that belong to the network itself, in the words of {@code nft -f}. */
    public String rules(Role role) {
        return switch (this) {
            case CABLE, ROUTED, ROUTED_IPV6 -> "";
            case CLIENT_NAT -> role == Role.CLIENT_ROUTER ? MASQUERADE : "";
            case DOUBLE_NAT -> role == Role.CLIENT_ROUTER || role == Role.CARRIER ? MASQUERADE : "";
            case SERVER_NAT -> role == Role.SERVER_ROUTER ? SERVER_SIDE : "";
            case BOTH_NAT ->
                    switch (role) {
                        case CLIENT_ROUTER -> MASQUERADE;
                        case SERVER_ROUTER -> SERVER_SIDE;
                        default -> "";
                    };
            case ONE_TO_ONE -> role == Role.SERVER_ROUTER ? ONE_TO_ONE_RULES : "";
            case HAIRPIN -> role == Role.SERVER_ROUTER ? HAIRPIN_RULES : "";
        };
    }

    /** Which machines there are. */
    public List<Role> roles() {
        return switch (this) {
            case CABLE -> List.of(Role.CLIENT, Role.SERVER);
            case HAIRPIN -> List.of(Role.CLIENT, Role.SERVER_ROUTER, Role.SERVER);
            default -> List.of(Role.values());
        };
    }

    /** Builds it. */
    public Site build(Network network) {
        Plan plan = new Plan(network);
        switch (this) {
            case CABLE -> Cabling.cable(plan);
            case HAIRPIN -> Cabling.hairpin(plan);
            case ROUTED_IPV6 -> Cabling.ipv6(Cabling.chain(plan));
            case ROUTED, CLIENT_NAT, DOUBLE_NAT, SERVER_NAT, BOTH_NAT, ONE_TO_ONE -> {
                Cabling.chain(plan);
                Cabling.client(plan, this == CLIENT_NAT || this == BOTH_NAT, this == DOUBLE_NAT);
                Cabling.server(plan, own.startsWith("10."));
                if (this == ROUTED) {
                    Cabling.ipv6(plan);
                }
            }
        }
        return plan.build(this);
    }
}
