package org.twinport.tests.clients;

/** How a client's data connections come about, and over which IP. */
enum Way {
    PASV(false, false),
    EPSV(false, false),
    PORT(false, true),
    EPRT(false, true),
    EPSV_IPV6(true, false),
    EPRT_IPV6(true, true);

    private final boolean ipv6;
    private final boolean active;

    Way(boolean ipv6, boolean active) {
        this.ipv6 = ipv6;
        this.active = active;
    }

    boolean isIpv6() {
        return ipv6;
    }

    boolean isActive() {
        return active;
    }
}
