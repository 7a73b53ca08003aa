package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.site.Shape;

import java.util.List;

/** The control connection does not come about; pure. */
final class ConnectScenarios {
    private static final String OUT_21 = "tcp dport 21 ";

    private ConnectScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                wall(
                        "server-firewall-rejects-21",
                        "The server's own firewall rejects what comes for port 21 (admin-prohibited).",
                        Walls.PROHIBITED,
                        Cause.CONTROL_REJECTED),
                wall(
                        "server-firewall-host-prohibited-21",
                        "The server's own firewall rejects what comes for port 21 (host-prohibited).",
                        Walls.HOST_PROHIBITED,
                        Cause.CONTROL_REJECTED),
                wall(
                        "server-firewall-resets-21",
                        "The server's own firewall answers on port 21 as if nobody listened.",
                        Walls.RESET,
                        Cause.CONTROL_REFUSED),
                serverEdge(),
                clientOutput(),
                clientEdge(),
                clientEdgeRejects(),
                noRoute(),
                hostDown(),
                wrongPort(),
                loopbackOnly(),
                notForwarded());
    }

    private static Scenario wall(String name, String title, String rest, Cause cause) {
        return Draft.of(name, Stage.CONNECT, title)
                .where(s ->
                        s.serve(Served.of(Product.VSFTPD))
                                .rule(SERVER, Walls.host("22, " + Walls.ftp(), rest)))
                .fault(s ->
                        s.noRules(SERVER).rule(SERVER, Walls.host("22, " + Account.PASSIVE, rest)))
                .curlFails(7)
                .cause(cause)
                .curedByRulesAt(SERVER)
                .scenario();
    }

    private static Scenario serverEdge() {
        return Draft.of(
                        "server-edge-drops-21",
                        Stage.CONNECT,
                        "The firewall in front of the server drops what comes for port 21.")
                .fault(s -> s.rule(SERVER_ROUTER, Walls.edge("80, 443", Walls.DROP)))
                .curlFails(28)
                .cause(Cause.CONTROL_DROPPED)
                .scenario();
    }

    private static Scenario clientOutput() {
        return Draft.of(
                        "client-firewall-drops-21",
                        Stage.CONNECT,
                        "The client's own firewall lets nothing out to port 21.")
                .fault(s -> s.rule(CLIENT, Walls.rule("output", OUT_21 + Walls.DROP)))
                .curlFails(28)
                .cause(Cause.CONTROL_BLOCKED_HERE)
                .curedByRulesAt(CLIENT)
                .scenario();
    }

    private static Scenario clientEdge() {
        return Draft.of(
                        "client-edge-drops-21",
                        Stage.CONNECT,
                        "The firewall of the client's network lets nothing out to port 21.")
                .fault(s -> s.rule(CLIENT_ROUTER, Walls.rule("forward", OUT_21 + Walls.DROP)))
                .curlFails(28)
                .cause(Cause.CONTROL_BLOCKED_HERE)
                .scenario();
    }

    /** From where a rejection comes shows only to who sees the packet itself. */
    private static Scenario clientEdgeRejects() {
        return Draft.of(
                        "client-edge-rejects-21",
                        Stage.CONNECT,
                        "The firewall of the client's network rejects what goes to port 21.")
                .fault(s -> s.rule(CLIENT_ROUTER, Walls.rule("forward", OUT_21 + Walls.PROHIBITED)))
                .curlFails(7)
                .cause(Cause.CONTROL_REJECTED, Cause.CONTROL_BLOCKED_HERE)
                .scenario();
    }

    private static Scenario noRoute() {
        return Draft.of(
                        "client-no-route",
                        Stage.CONNECT,
                        "The client has no way out of its network.")
                .fault(s ->
                        s.tune(
                                CLIENT,
                                "ip route del default via 198.51.100.1",
                                "ip route add default via 198.51.100.1"))
                .curlFails(7)
                .cause(Cause.NO_ROUTE)
                .scenario();
    }

    private static Scenario hostDown() {
        return Draft.of("server-host-down", Stage.CONNECT, "The server's machine is switched off.")
                .on(Shape.CLIENT_NAT)
                .fault(s ->
                        s.tune(
                                SERVER,
                                "ip link set eth0 down",
                                "ip link set eth0 up; ip route add default via 203.0.113.1"))
                .curlFails(7, 28)
                .cause(Cause.HOST_DOWN)
                .scenario();
    }

    private static Scenario wrongPort() {
        return Draft.of(
                        "server-on-other-port",
                        Stage.CONNECT,
                        "The server listens on 2121, and the user dials 21.")
                .where(s ->
                        s.serve(Served.of(Product.TWINPORT).port(2121)).order(o -> o.port(2121)))
                .fault(s -> s.order(o -> o.port(21)))
                .curlFails(7)
                .cause(Cause.CONTROL_REFUSED)
                .scenario();
    }

    private static Scenario loopbackOnly() {
        return Draft.of(
                        "server-listens-on-loopback",
                        Stage.CONNECT,
                        "The server listens on 127.0.0.1 only.")
                .fault(s -> s.configure("listen: \"127.0.0.1:21\""))
                .curlFails(7)
                .cause(Cause.CONTROL_REFUSED)
                .scenario();
    }

    private static Scenario notForwarded() {
        return Draft.of(
                        "server-nat-21-not-forwarded",
                        Stage.CONNECT,
                        "The router in front of the server forwards the passive range and not port 21.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.configure("passive.address: 203.0.113.20")
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s ->
                        s.noRules(SERVER_ROUTER).rule(SERVER_ROUTER, Walls.forward("50000-50019")))
                .curlFails(7)
                .cause(Cause.CONTROL_REFUSED)
                .scenario();
    }
}
