package org.twinport.lab.site;

/** The networks as text; stateless. */
final class Pictures {
    static final String CABLE =
            """
            client 203.0.113.10 ──────────── 203.0.113.20 server
              2001:db8:3::10                  2001:db8:3::20
            """;
    static final String ROUTED =
            """
            client            client's router       carrier          server's router         server
            198.51.100.10 ─── 198.51.100.1 ─────── 192.0.2.2 ─────── 203.0.113.1 ─── 203.0.113.20
            2001:db8:1::10                                                           2001:db8:3::20
            """;
    static final String ROUTED_IPV6 =
            """
            client             client's router       carrier          server's router         server
            2001:db8:1::10 ─── 2001:db8:1::1 ───── (router) ──────── 2001:db8:3::1 ─── 2001:db8:3::20
            """;
    static final String CLIENT_NAT =
            """
            client            client's router (NAT)       carrier     server's router         server
            192.168.77.10 ─── 192.168.77.1│198.51.100.10 ─── ● ───── 203.0.113.1 ─── 203.0.113.20
            """;
    static final String DOUBLE_NAT =
            """
            client            client's router (NAT)     carrier (NAT)     server's router     server
            192.168.77.10 ─── 192.168.77.1│100.64.0.10 ─── 100.64.0.1│192.0.2.5 ─── ● ─── 203.0.113.20
            """;
    static final String SERVER_NAT =
            """
            client            client's router    carrier    server's router (NAT)            server
            198.51.100.10 ─── 198.51.100.1 ──────── ● ───── 203.0.113.20│10.0.77.1 ─── 10.0.77.20
            """;
    static final String BOTH_NAT =
            """
            client            client's router (NAT)        carrier   server's router (NAT)   server
            192.168.77.10 ─── 192.168.77.1│198.51.100.10 ─── ● ─── 203.0.113.20│10.0.77.1 ─── 10.0.77.20
            """;
    static final String ONE_TO_ONE =
            """
            client            client's router    carrier    server's router (1:1 NAT)        server
            198.51.100.10 ─── 198.51.100.1 ──────── ● ───── 203.0.113.20 ⇄ 10.0.77.20 ─── 10.0.77.20
            """;
    static final String HAIRPIN =
            """
            client 10.0.77.10 ───┐
                                 ├─── 10.0.77.1│203.0.113.20 router (NAT)
            server 10.0.77.20 ───┘
            """;

    private Pictures() {}
}
