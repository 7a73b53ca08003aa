package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Order.Tls;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.lab.site.Shape;
import org.twinport.testkit.script.Misbehaviour.DeadPort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The client cannot open the data connection; pure. */
final class PassiveScenarios {
    private static final String DATA = "tcp dport 50000-50019 ";

    private PassiveScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                wall(
                        "server-firewall-rejects-passive",
                        "The server's own firewall rejects the passive range (admin-prohibited).",
                        Product.PROFTPD,
                        Walls.PROHIBITED,
                        Cause.PASSIVE_UNREACHABLE),
                wall(
                        "server-firewall-resets-passive",
                        "The server's own firewall answers on the passive range as if nobody listened.",
                        Product.PURE_FTPD,
                        Walls.RESET,
                        Cause.PASSIVE_REFUSED),
                wall(
                        "server-firewall-port-unreachable",
                        "The server's own firewall answers on the passive range with ICMP port-unreachable.",
                        Product.PYFTPDLIB,
                        Walls.PORT_UNREACHABLE,
                        Cause.PASSIVE_REFUSED),
                serverEdge(),
                clientEdge(),
                clientOutput(),
                halfOfTheRange(),
                epsvDead(),
                otherSource(Product.TWINPORT),
                otherSource(Product.VSFTPD),
                hiddenByTls(),
                privateAddress(Product.PROFTPD, "MasqueradeAddress 203.0.113.20"),
                privateAddress(Product.PURE_FTPD, "--forcepassiveip=203.0.113.20"),
                privateAddress(Product.PYFTPDLIB, "handler.masquerade_address = \"203.0.113.20\""),
                privateAddress(Product.TWINPORT, "passive.address: 203.0.113.20"));
    }

    private static Scenario wall(
            String name, String title, Product product, String rest, Cause cause) {
        return Draft.of(name, Stage.DATA_CONNECTION, title)
                .where(s -> s.serve(Served.of(product)).rule(SERVER, Walls.host(Walls.ftp(), rest)))
                .fault(s -> s.noRules(SERVER).rule(SERVER, Walls.host("21", rest)))
                .curlFails(7)
                .cause(cause)
                .curedByRulesAt(SERVER)
                .scenario();
    }

    private static Scenario serverEdge() {
        return Draft.of(
                        "server-edge-drops-passive",
                        Stage.DATA_CONNECTION,
                        "The firewall in front of the server lets port 21 pass and drops the passive range.")
                .where(s -> s.rule(SERVER_ROUTER, Walls.edge(Walls.ftp(), Walls.DROP)))
                .fault(s ->
                        s.noRules(SERVER_ROUTER)
                                .rule(SERVER_ROUTER, Walls.edge("21, 22, 80", Walls.DROP)))
                .curlFails(28)
                .cause(Cause.PASSIVE_DROPPED)
                .scenario();
    }

    private static Scenario clientEdge() {
        return Draft.of(
                        "client-edge-drops-passive",
                        Stage.DATA_CONNECTION,
                        "The firewall of the client's network lets only well-known ports out.")
                .fault(s ->
                        s.rule(
                                CLIENT_ROUTER,
                                Walls.rule("forward", "iifname \"lan\" tcp dport 1024-65535 drop")))
                .curlFails(28)
                .cause(Cause.PASSIVE_BLOCKED_HERE)
                .scenario();
    }

    private static Scenario clientOutput() {
        return Draft.of(
                        "client-firewall-drops-passive",
                        Stage.DATA_CONNECTION,
                        "The client's own firewall lets only well-known ports out.")
                .fault(s -> s.rule(CLIENT, Walls.rule("output", "tcp dport 1024-65535 drop")))
                .curlFails(28)
                .cause(Cause.PASSIVE_BLOCKED_HERE)
                .curedByRulesAt(CLIENT)
                .scenario();
    }

    /** One listing may be lucky, ten are not. */
    private static Scenario halfOfTheRange() {
        List<String> more = new ArrayList<>(List.of("--fail-early"));
        more.addAll(Collections.nCopies(12, "ftp://203.0.113.20/"));
        return Draft.of(
                        "server-nat-half-the-range",
                        Stage.DATA_CONNECTION,
                        "The router in front of the server forwards one half of the passive range.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.configure("passive.address: 203.0.113.20")
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s ->
                        s.noRules(SERVER_ROUTER)
                                .rule(SERVER_ROUTER, Walls.forward("21, 50000-50009")))
                .curl(more.toArray(String[]::new))
                .curlFails(7)
                .cause(Cause.PASSIVE_SOME_PORTS)
                .scenario();
    }

    private static Scenario epsvDead() {
        return Draft.of(
                        "epsv-dead",
                        Stage.DATA_CONNECTION,
                        "The port announced for EPSV does not answer, that for PASV does.")
                .where(s -> s.serve(Served.scripted()))
                .fault(s -> s.serve(Served.scripted(new DeadPort("EPSV", true))))
                .curlFails(28)
                .cause(Cause.EPSV_BROKEN)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario otherSource(Product product) {
        return Draft.of(
                        "client-nat-two-addresses-" + product.id(),
                        Stage.DATA_CONNECTION,
                        "The client's NAT sends data connections out from its other address.")
                .on(Shape.CLIENT_NAT)
                .where(s -> s.serve(Served.of(product)))
                .fault(s -> s.rule(CLIENT_ROUTER, OTHER_ADDRESS))
                .curlFails(7, 19, 28, 56)
                .cause(Cause.PASSIVE_FOREIGN_PEER)
                .scenario();
    }

    private static final String OTHER_ADDRESS =
            "insert rule ip nat postrouting oifname \"wan\" " + DATA + "snat to 198.51.100.11";

    /** With TLS asked for nobody may try without, so that the helper cannot be seen to work. */
    private static Scenario hiddenByTls() {
        return Draft.of(
                        "helper-blinded-by-tls",
                        Stage.DATA_CONNECTION,
                        "The firewall in front of the server opens data ports by reading the dialogue, which TLS hides.")
                .where(s ->
                        s.serve(Served.of(Product.VSFTPD).with(ServerTls.OFFERED))
                                .rule(
                                        SERVER_ROUTER,
                                        Walls.withHelper("21")
                                                + "add rule inet filter forward iifname \"lan\" accept"))
                .fault(s -> s.order(o -> o.tls(Tls.EXPLICIT)))
                .curlFails(28)
                .cause(Cause.PASSIVE_HIDDEN_BY_TLS, Cause.PASSIVE_DROPPED)
                .scenario();
    }

    private static Scenario privateAddress(Product product, String good) {
        return Draft.of(
                        "server-nat-private-address-" + product.id(),
                        Stage.DATA_CONNECTION,
                        "A %s behind NAT announces its private address in the reply to PASV."
                                .formatted(product.id()))
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.serve(Served.of(product).with(good))
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s -> s.serve(Served.of(product)))
                .curl("--disable-epsv", "--no-ftp-skip-pasv-ip")
                .curlFails(7, 28)
                .cause(Cause.PASSIVE_PRIVATE_ADDRESS)
                .curedByServer()
                .scenario();
    }
}
