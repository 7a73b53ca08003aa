package org.twinport.lab.site;

import static org.twinport.lab.site.Role.CARRIER;
import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

/**
 * Draws the parts of the networks into a plan; stateless. A router's interfaces are called {@code
 * lan} and {@code wan}, the carrier's {@code left} and {@code right}.
 */
final class Cabling {
    private static final String DEFAULT = "default";

    private Cabling() {}

    static void cable(Plan plan) {
        plan.cable(CLIENT, "eth0", SERVER, "eth0")
                .address(CLIENT, "eth0", "203.0.113.10/24", "2001:db8:3::10/64")
                .address(SERVER, "eth0", "203.0.113.20/24", "203.0.113.21/24", "2001:db8:3::20/64");
    }

    /** Client, three routers, server. */
    static Plan chain(Plan plan) {
        return plan.cable(CLIENT, "eth0", CLIENT_ROUTER, "lan")
                .cable(CLIENT_ROUTER, "wan", CARRIER, "left")
                .cable(CARRIER, "right", SERVER_ROUTER, "wan")
                .cable(SERVER_ROUTER, "lan", SERVER, "eth0")
                .router(CLIENT_ROUTER, CARRIER, SERVER_ROUTER);
    }

    static void client(Plan plan, boolean nat, boolean carrierNat) {
        if (carrierNat) {
            behindNat(plan, "100.64.0.10/24", "100.64.0.1");
            plan.address(CARRIER, "left", "100.64.0.1/24");
        } else if (nat) {
            behindNat(plan, "198.51.100.10/24", "198.51.100.1");
            plan.address(CARRIER, "left", "198.51.100.1/24");
        } else {
            plan.address(CLIENT, "eth0", "198.51.100.10/24")
                    .address(CLIENT_ROUTER, "lan", "198.51.100.1/24")
                    .address(CLIENT_ROUTER, "wan", "192.0.2.1/30")
                    .address(CARRIER, "left", "192.0.2.2/30")
                    .route(CLIENT, DEFAULT, "198.51.100.1")
                    .route(CLIENT_ROUTER, DEFAULT, "192.0.2.2")
                    .route(CARRIER, "198.51.100.0/24", "192.0.2.1");
        }
    }

    private static void behindNat(Plan plan, String outside, String gateway) {
        plan.address(CLIENT, "eth0", "192.168.77.10/24")
                .address(CLIENT_ROUTER, "lan", "192.168.77.1/24")
                .address(CLIENT_ROUTER, "wan", outside, second(outside))
                .route(CLIENT, DEFAULT, "192.168.77.1")
                .route(CLIENT_ROUTER, DEFAULT, gateway);
    }

    /** The address after it, which a NAT with two addresses has. */
    private static String second(String address) {
        return address.replace(".10/", ".11/");
    }

    /** Behind NAT its public addresses are the router's. */
    static void server(Plan plan, boolean nat) {
        plan.address(CARRIER, "right", "192.0.2.5/30")
                .address(SERVER_ROUTER, "wan", "192.0.2.6/30")
                .route(CARRIER, "203.0.113.0/24", "192.0.2.6")
                .route(SERVER_ROUTER, DEFAULT, "192.0.2.5");
        if (nat) {
            plan.address(SERVER_ROUTER, "wan", "203.0.113.20/32")
                    .address(SERVER_ROUTER, "lan", "10.0.77.1/24")
                    .address(SERVER, "eth0", "10.0.77.20/24")
                    .route(SERVER, DEFAULT, "10.0.77.1");
        } else {
            plan.address(SERVER_ROUTER, "lan", "203.0.113.1/24")
                    .address(SERVER, "eth0", "203.0.113.20/24", "203.0.113.21/24")
                    .route(SERVER, DEFAULT, "203.0.113.1");
        }
    }

    /** The same chain in IPv6, without any translation. */
    static void ipv6(Plan plan) {
        plan.address(CLIENT, "eth0", "2001:db8:1::10/64")
                .address(CLIENT_ROUTER, "lan", "2001:db8:1::1/64")
                .address(CLIENT_ROUTER, "wan", "2001:db8:ff01::1/64")
                .address(CARRIER, "left", "2001:db8:ff01::2/64")
                .address(CARRIER, "right", "2001:db8:ff02::1/64")
                .address(SERVER_ROUTER, "wan", "2001:db8:ff02::2/64")
                .address(SERVER_ROUTER, "lan", "2001:db8:3::1/64")
                .address(SERVER, "eth0", "2001:db8:3::20/64")
                .route(CLIENT, DEFAULT, "2001:db8:1::1")
                .route(CLIENT_ROUTER, DEFAULT, "2001:db8:ff01::2")
                .route(CARRIER, "2001:db8:1::/64", "2001:db8:ff01::1")
                .route(CARRIER, "2001:db8:3::/64", "2001:db8:ff02::2")
                .route(SERVER_ROUTER, DEFAULT, "2001:db8:ff02::1")
                .route(SERVER, DEFAULT, "2001:db8:3::1");
    }

    /** Client and server in one network, whose router has the public address. */
    static void hairpin(Plan plan) {
        plan.cable(CLIENT, "eth0", SERVER_ROUTER, "port1")
                .cable(SERVER, "eth0", SERVER_ROUTER, "port2")
                .ip(SERVER_ROUTER, "link add lan type bridge")
                .up(SERVER_ROUTER, "lan")
                .ip(SERVER_ROUTER, "link set port1 master lan")
                .ip(SERVER_ROUTER, "link set port2 master lan")
                .address(SERVER_ROUTER, "lan", "10.0.77.1/24", "203.0.113.20/32")
                .address(CLIENT, "eth0", "10.0.77.10/24")
                .address(SERVER, "eth0", "10.0.77.20/24")
                .route(CLIENT, DEFAULT, "10.0.77.1")
                .route(SERVER, DEFAULT, "10.0.77.1")
                .router(SERVER_ROUTER);
    }
}
