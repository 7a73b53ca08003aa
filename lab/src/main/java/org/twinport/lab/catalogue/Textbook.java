package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Order.Mode;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.site.Shape;

import java.util.List;

/** What every textbook on FTP has; pure. */
final class Textbook {
    private Textbook() {}

    static List<Scenario> scenarios() {
        return List.of(
                notStarted(),
                serverFirewallOn21(),
                serverFirewallOnPassiveRange(),
                serverFirewallOn20(),
                clientFirewall(),
                clientNatRefused(),
                clientNatDialled(),
                serverNatPrivateAddress(),
                serverNatRangeNotForwarded());
    }

    private static Scenario notStarted() {
        return Draft.of("server-not-started", Stage.CONNECT, "Nobody has started the server.")
                .fault(s -> s.serve(new Served.Nothing()))
                .curlFails(7)
                .cause(Cause.CONTROL_REFUSED)
                .scenario();
    }

    private static Scenario serverFirewallOn21() {
        return Draft.of(
                        "server-firewall-drops-21",
                        Stage.CONNECT,
                        "The server's own firewall drops what comes for port 21.")
                .where(s -> s.rule(SERVER, Walls.host("22, " + Walls.ftp(), Walls.DROP)))
                .fault(s ->
                        s.noRules(SERVER)
                                .rule(SERVER, Walls.host("22, " + Account.PASSIVE, Walls.DROP)))
                .curlFails(28)
                .cause(Cause.CONTROL_DROPPED)
                .curedByRulesAt(SERVER)
                .scenario();
    }

    private static Scenario serverFirewallOnPassiveRange() {
        return Draft.of(
                        "server-firewall-drops-passive",
                        Stage.DATA_CONNECTION,
                        "The server's own firewall lets port 21 in and drops the passive range.")
                .where(s ->
                        s.serve(Served.of(Product.VSFTPD))
                                .rule(SERVER, Walls.host(Walls.ftp(), Walls.DROP)))
                .fault(s -> s.noRules(SERVER).rule(SERVER, Walls.host("21", Walls.DROP)))
                .curlFails(28)
                .cause(Cause.PASSIVE_DROPPED)
                .curedByRulesAt(SERVER)
                .scenario();
    }

    private static Scenario serverFirewallOn20() {
        return Draft.of(
                        "server-firewall-drops-20",
                        Stage.DATA_CONNECTION,
                        "The server's firewall lets nothing out from port 20.")
                .where(s -> s.order(o -> o.mode(Mode.ACTIVE)))
                .fault(s -> s.rule(SERVER_ROUTER, Walls.rule("forward", "tcp sport 20 drop")))
                .curlFails(28)
                .cause(Cause.ACTIVE_NEVER_DIALLED, Cause.ACTIVE_BLOCKED_THERE)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario clientFirewall() {
        return Draft.of(
                        "client-firewall-active",
                        Stage.DATA_CONNECTION,
                        "The client's own firewall drops the connection that the server opens.")
                .where(s -> s.order(o -> o.mode(Mode.ACTIVE)))
                .fault(s -> s.rule(CLIENT, Walls.host("22", Walls.DROP)))
                .curlFails(28)
                .cause(Cause.ACTIVE_NEVER_DIALLED, Cause.ACTIVE_DROPPED, Cause.ACTIVE_BLOCKED_HERE)
                .rootKnows(Cause.ACTIVE_BLOCKED_HERE)
                .curedByRulesAt(CLIENT)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario clientNatRefused() {
        return Draft.of(
                        "client-nat-active-refused",
                        Stage.DATA_SETUP,
                        "A client behind NAT announces its private address, and the server refuses it.")
                .on(Shape.CLIENT_NAT)
                .fault(s -> s.order(o -> o.mode(Mode.ACTIVE)))
                .curlFails(30)
                .cause(Cause.ACTIVE_PRIVATE_ADDRESS)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario clientNatDialled() {
        return Draft.of(
                        "client-nat-active-dialled",
                        Stage.DATA_CONNECTION,
                        "The server dials the address of the client's NAT from port 20, where no port is open.")
                .on(Shape.CLIENT_NAT)
                .where(s ->
                        s.configure("active.private-address: dial-peer")
                                .rule(CLIENT_ROUTER, COUNTER))
                .fault(s -> s.order(o -> o.mode(Mode.ACTIVE)))
                .curlFails(19, 28, 30)
                .counted(CLIENT_ROUTER, "from20")
                .cause(Cause.ACTIVE_PRIVATE_ADDRESS)
                .curedByCommandOf("curl")
                .scenario();
    }

    /** Counts what arrives from a server's port 20 at the NAT itself. */
    private static final String COUNTER =
            """
            table inet watch {
                counter from20 { }
                chain input {
                    type filter hook input priority -10; policy accept
                    iifname "wan" tcp sport 20 tcp flags & (syn | ack) == syn counter name from20
                }
            }
            """;

    private static Scenario serverNatPrivateAddress() {
        return Draft.of(
                        "server-nat-private-address",
                        Stage.DATA_CONNECTION,
                        "A server behind NAT announces its private address in the reply to PASV.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.serve(Served.of(Product.VSFTPD).with("pasv_address=203.0.113.20"))
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s -> s.serve(Served.of(Product.VSFTPD)))
                .curl("--disable-epsv", "--no-ftp-skip-pasv-ip")
                .curlFails(7, 28)
                .cause(Cause.PASSIVE_PRIVATE_ADDRESS)
                .curedByServer()
                .scenario();
    }

    private static Scenario serverNatRangeNotForwarded() {
        return Draft.of(
                        "server-nat-range-not-forwarded",
                        Stage.DATA_CONNECTION,
                        "The router in front of the server forwards port 21 and not the passive range.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.configure("passive.address: 203.0.113.20")
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s -> s.noRules(SERVER_ROUTER).rule(SERVER_ROUTER, Walls.forward("21")))
                .curlFails(7)
                .cause(Cause.PASSIVE_REFUSED)
                .scenario();
    }
}
