package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Names;
import org.twinport.lab.scenario.Order.Mode;
import org.twinport.lab.scenario.Order.Tls;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.lab.scenario.ServerTls.Versions;
import org.twinport.lab.scenario.Situation;
import org.twinport.lab.site.Shape;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.Greets;
import org.twinport.testkit.script.Misbehaviour.Lists;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Networks of odd kinds in which all works; pure. */
final class HealthyScenarios {
    /** Connections to the server's other address end at the first one, where it listens. */
    private static final String OTHER_ADDRESS =
            """
            table ip other {
                chain inward {
                    type nat hook prerouting priority dstnat
                    ip daddr 203.0.113.21 tcp dport 1024-65535 dnat to 203.0.113.20
                }
            }
            """;

    private static final String DOS =
            "11-25-26  06:00PM       <DIR>          archive\r\n11-25-26  06:01PM                   42 a file.txt\r\n";

    private HealthyScenarios() {}

    static List<Scenario> scenarios() {
        return Stream.of(networks(), servers(), tasks()).flatMap(List::stream).toList();
    }

    /** What lies between client and server. */
    private static List<Scenario> networks() {
        return List.of(
                of("healthy-cable", "Client and server in one network.", Shape.CABLE, s -> s),
                of(
                        "healthy-client-nat",
                        "A client behind NAT in passive mode.",
                        Shape.CLIENT_NAT,
                        s -> s.serve(Served.of(Product.PROFTPD))),
                of(
                        "healthy-double-nat",
                        "A client behind two NATs in passive mode.",
                        Shape.DOUBLE_NAT,
                        s -> s.serve(Served.of(Product.PYFTPDLIB))),
                serverNat(),
                oneToOne(),
                bothNat(),
                hairpin(),
                of(
                        "healthy-ipv6-only",
                        "Nothing but IPv6.",
                        Shape.ROUTED_IPV6,
                        s -> s.order(o -> o.mode(Mode.AUTO))),
                of(
                        "healthy-ipv6-active",
                        "Active mode over IPv6 (EPRT).",
                        Shape.ROUTED_IPV6,
                        s -> s.order(o -> o.mode(Mode.ACTIVE))),
                dualStack(),
                implicit(),
                tls(
                        "healthy-tls-1.2-only",
                        "The server speaks TLS 1.2 only.",
                        Served.of(Product.TWINPORT)
                                .with(ServerTls.OFFERED.only(Versions.ONLY_1_2))),
                tls(
                        "healthy-tls-reuse-vsftpd",
                        "vsftpd demands that data connections resume the TLS session.",
                        Served.of(Product.VSFTPD).with(ServerTls.OFFERED.reuseRequired())),
                tls(
                        "healthy-tls-reuse-proftpd",
                        "ProFTPD demands that data connections resume the TLS session.",
                        Served.of(Product.PROFTPD).with(ServerTls.OFFERED.reuseRequired())),
                tls(
                        "healthy-tls-pure-ftpd",
                        "Pure-FTPd with TLS.",
                        Served.of(Product.PURE_FTPD).with(ServerTls.OFFERED)));
    }

    /** What stands there, and how it is set. */
    private static List<Scenario> servers() {
        return List.of(
                of(
                        "healthy-no-epsv",
                        "The server does not know EPSV.",
                        Shape.ROUTED,
                        s -> s.serve(Served.scripted(new Answers("EPSV", "500 Unknown command.")))),
                activeOnly(),
                activeFromAnyPort(),
                activeThroughHelper(),
                of(
                        "healthy-port-2121",
                        "The server listens on 2121, and the user knows.",
                        Shape.CLIENT_NAT,
                        s ->
                                s.serve(Served.of(Product.PYFTPDLIB).port(2121))
                                        .order(o -> o.port(2121))),
                slow(),
                of(
                        "healthy-anonymous",
                        "A server for everybody.",
                        Shape.CLIENT_NAT,
                        s ->
                                s.configure("anonymous.enabled: yes")
                                        .order(o ->
                                                o.account("anonymous", "somebody@example.org"))),
                of(
                        "healthy-empty-folder",
                        "There is nothing to list.",
                        Shape.ROUTED,
                        s -> s.configure("root: ${served}/empty")),
                of(
                        "healthy-other-address",
                        "The server announces another of its own addresses, which works.",
                        Shape.ROUTED,
                        s ->
                                s.configure("passive.address: 203.0.113.21")
                                        .rule(SERVER, OTHER_ADDRESS)));
    }

    /** What the user does, and what else is odd. */
    private static List<Scenario> tasks() {
        return List.of(
                of(
                        "healthy-upload",
                        "A file to be stored.",
                        Shape.CLIENT_NAT,
                        s -> s.order(o -> o.put("new.txt"))),
                of(
                        "healthy-get",
                        "A file to be fetched, with firewalls on both hosts.",
                        Shape.ROUTED,
                        s ->
                                s.rule(SERVER, Walls.host(Walls.ftp(), Walls.DROP))
                                        .rule(CLIENT, Walls.host("22", Walls.DROP))
                                        .order(o -> o.get(Account.BIG))),
                of(
                        "healthy-no-icmp",
                        "No router and no host answers with ICMP.",
                        Shape.ROUTED,
                        HealthyScenarios::withoutIcmp),
                of(
                        "healthy-long-greeting",
                        "The greeting has many lines and comes after two seconds.",
                        Shape.ROUTED,
                        s ->
                                s.serve(
                                        Served.scripted(
                                                new Greets(
                                                        Duration.ofSeconds(2),
                                                        List.of(
                                                                "220-Welcome\r\n 220 is not the end yet\r\n220-Rules apply\r\n",
                                                                "220 Go on"),
                                                        false)))),
                of(
                        "healthy-dos-listing",
                        "The server lists as DOS does.",
                        Shape.ROUTED,
                        s -> s.serve(Served.scripted(new Lists(DOS)))));
    }

    private static Scenario of(
            String name, String title, Shape shape, UnaryOperator<Situation> change) {
        return Draft.of(name, Stage.FINAL_REPLY, title).on(shape).where(change).scenario();
    }

    private static Scenario tls(String name, String title, Served.Installed served) {
        return of(name, title, Shape.ROUTED, s -> s.serve(served).order(o -> o.tls(Tls.EXPLICIT)));
    }

    private static Scenario serverNat() {
        return of(
                "healthy-server-nat",
                "A server behind NAT whose ports are forwarded and whose address is set.",
                Shape.SERVER_NAT,
                s ->
                        s.serve(Served.of(Product.VSFTPD).with("pasv_address=203.0.113.20"))
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())));
    }

    private static Scenario oneToOne() {
        return of(
                "healthy-one-to-one-nat",
                "A server in a cloud: one public address stands for one private address.",
                Shape.ONE_TO_ONE,
                s -> s.serve(Served.of(Product.PROFTPD).with("MasqueradeAddress 203.0.113.20")));
    }

    private static Scenario bothNat() {
        return of(
                "healthy-both-nat",
                "Client and server behind NAT, well configured.",
                Shape.BOTH_NAT,
                s ->
                        s.configure("passive.address: 203.0.113.20")
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())));
    }

    private static Scenario hairpin() {
        return of(
                "healthy-hairpin",
                "A client in the server's own network dials the public address, and the router turns it around.",
                Shape.HAIRPIN,
                s ->
                        s.serve(Served.of(Product.PURE_FTPD).with("--forcepassiveip=203.0.113.20"))
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())));
    }

    private static Scenario dualStack() {
        return of(
                "healthy-dual-stack",
                "The name has an IPv4 and an IPv6 address, and both work.",
                Shape.ROUTED,
                s ->
                        s.names(Names.of(NameScenarios.HOST + "=203.0.113.20," + Shape.IPV6))
                                .order(o -> o.host(NameScenarios.HOST)));
    }

    private static Scenario implicit() {
        return of(
                "healthy-implicit-tls",
                "TLS from the first byte on port 990.",
                Shape.CLIENT_NAT,
                s ->
                        s.serve(
                                        Served.of(Product.TWINPORT)
                                                .port(990)
                                                .with(ServerTls.OFFERED.implicitly()))
                                .order(o -> o.port(990).tls(Tls.IMPLICIT)));
    }

    private static Scenario activeOnly() {
        return of(
                "healthy-active-only",
                "The server has no passive mode, the user wants active mode, and the client's firewall admits port 20.",
                Shape.ROUTED,
                s ->
                        s.serve(Served.of(Product.VSFTPD).with("pasv_enable=NO"))
                                .rule(CLIENT, ActiveScenarios.FROM_20)
                                .order(o -> o.mode(Mode.ACTIVE)));
    }

    private static Scenario activeFromAnyPort() {
        return of(
                "healthy-active-not-from-20",
                "The server dials from another port than 20, and nothing minds.",
                Shape.ROUTED,
                s -> s.configure("active.source-port: any").order(o -> o.mode(Mode.ACTIVE)));
    }

    /** The kernel's own helper rewrites PORT and lets the connection in. */
    private static Scenario activeThroughHelper() {
        return of(
                "healthy-active-nat-helper",
                "Active mode through a NAT that reads FTP and rewrites PORT as it should.",
                Shape.CLIENT_NAT,
                s ->
                        s.serve(Served.of(Product.VSFTPD))
                                .rule(CLIENT_ROUTER, Walls.withHelper("1-65535"))
                                .order(o -> o.mode(Mode.ACTIVE)));
    }

    private static Scenario slow() {
        return of(
                "healthy-slow-link",
                "The way carries 256 kbit a second.",
                Shape.CLIENT_NAT,
                s ->
                        s.tune(
                                SERVER,
                                "tc qdisc add dev eth0 root tbf rate 256kbit burst 4kb latency 1s",
                                "tc qdisc del dev eth0 root"));
    }

    private static Situation withoutIcmp(Situation situation) {
        String none = "meta l4proto { icmp, ipv6-icmp } drop";
        return situation
                .rule(SERVER, Walls.rule("input", none))
                .rule(CLIENT, Walls.rule("input", "meta l4proto icmp drop"))
                .rule(SERVER_ROUTER, Walls.rule("forward", none))
                .rule(CLIENT_ROUTER, Walls.rule("forward", none));
    }
}
