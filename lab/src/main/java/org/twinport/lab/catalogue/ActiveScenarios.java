package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CLIENT;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Order.Mode;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.testkit.script.Misbehaviour.NeverDials;

import java.util.List;

/** The server cannot open the data connection, or does not; pure. */
final class ActiveScenarios {
    private ActiveScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                clientResets(),
                clientEdge(),
                notFrom20(),
                neverDials(),
                serverOutput(),
                helperOff());
    }

    private static Draft active(String name, String title, Product product) {
        return Draft.of(name, Stage.DATA_CONNECTION, title)
                .where(s -> s.serve(Served.of(product)).order(o -> o.mode(Mode.ACTIVE)));
    }

    private static Scenario clientResets() {
        return active(
                        "client-firewall-resets-active",
                        "The client's own firewall answers the server's connection as if nobody listened.",
                        Product.VSFTPD)
                .fault(s -> s.rule(CLIENT, Walls.host("22", Walls.RESET)))
                .curlFails(19, 28, 30)
                .cause(Cause.ACTIVE_REFUSED, Cause.ACTIVE_BLOCKED_HERE, Cause.ACTIVE_NEVER_DIALLED)
                .rootKnows(Cause.ACTIVE_REFUSED, Cause.ACTIVE_BLOCKED_HERE)
                .curedByRulesAt(CLIENT)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario clientEdge() {
        return active(
                        "client-edge-drops-active",
                        "The firewall of the client's network lets no connection in.",
                        Product.PROFTPD)
                .fault(s ->
                        s.rule(
                                CLIENT_ROUTER,
                                Walls.rule("forward", "iifname \"wan\" ct state new drop")))
                .curlFails(28)
                .cause(Cause.ACTIVE_NEVER_DIALLED, Cause.ACTIVE_DROPPED)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario notFrom20() {
        return active(
                        "server-dials-not-from-20",
                        "The client's firewall admits connections from port 20, and the server dials from another.",
                        Product.TWINPORT)
                .where(s -> s.rule(CLIENT, FROM_20))
                .fault(s -> s.configure("active.source-port: any"))
                .curlFails(28)
                .cause(
                        Cause.ACTIVE_PORT_NOT_20,
                        Cause.ACTIVE_NEVER_DIALLED,
                        Cause.ACTIVE_BLOCKED_HERE)
                .rootKnows(Cause.ACTIVE_PORT_NOT_20, Cause.ACTIVE_BLOCKED_HERE)
                .curedByServer()
                .curedByRulesAt(CLIENT)
                .curedByCommandOf("curl")
                .scenario();
    }

    static final String FROM_20 = Walls.host("22", "tcp sport 20 accept\n        drop");

    private static Scenario neverDials() {
        return Draft.of(
                        "server-never-dials",
                        Stage.DATA_CONNECTION,
                        "The server takes PORT and the command, says 150 and never dials.")
                .where(s -> s.serve(Served.scripted()).order(o -> o.mode(Mode.ACTIVE)))
                .fault(s -> s.serve(Served.scripted(new NeverDials())))
                .curlFails(28)
                .cause(Cause.ACTIVE_NEVER_DIALLED, Cause.ACTIVE_BLOCKED_THERE)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario serverOutput() {
        return active(
                        "server-firewall-drops-outgoing",
                        "The server's own firewall lets it open no connections.",
                        Product.PYFTPDLIB)
                .fault(s ->
                        s.rule(
                                SERVER,
                                Walls.rule("output", "ct state new tcp dport 1024-65535 drop")))
                .curlFails(19, 28, 30)
                .cause(Cause.ACTIVE_BLOCKED_THERE, Cause.ACTIVE_NEVER_DIALLED)
                .curedByRulesAt(SERVER)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario helperOff() {
        return active(
                        "client-edge-helper-off",
                        "The firewall of the client's network let the server in by reading PORT, until its helper was switched off.",
                        Product.VSFTPD)
                .where(s ->
                        s.rule(
                                CLIENT_ROUTER,
                                Walls.withHelper("1-65535")
                                        .replace("tcp dport {", "iifname \"lan\" tcp dport {")))
                .fault(s ->
                        s.noRules(CLIENT_ROUTER)
                                .rule(
                                        CLIENT_ROUTER,
                                        Walls.rule("forward", "iifname \"wan\" ct state new drop")))
                .curlFails(28)
                .cause(Cause.ACTIVE_NEVER_DIALLED, Cause.ACTIVE_DROPPED)
                .curedByCommandOf("curl")
                .scenario();
    }
}
