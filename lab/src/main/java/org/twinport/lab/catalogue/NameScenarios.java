package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Names;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.site.Shape;

import java.time.Duration;
import java.util.List;

/** Names that lead nowhere, or elsewhere; pure. */
final class NameScenarios {
    static final String HOST = "ftp.example.org";

    private static final String GOOD = HOST + "=203.0.113.20";

    private NameScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(unknown(), resolverSilent(), splitName(), oneOfTwoDead(), ipv6Dead());
    }

    private static Scenario unknown() {
        return Draft.of("name-unknown", Stage.NAME, "The user has mistyped the server's name.")
                .where(s -> s.names(Names.of(GOOD)).order(o -> o.host(HOST)))
                .fault(s -> s.order(o -> o.host("ftp.exmaple.org")))
                .curlFails(6)
                .cause(Cause.NAME_UNKNOWN)
                .scenario();
    }

    private static Scenario resolverSilent() {
        return Draft.of("resolver-silent", Stage.NAME, "The client's resolver does not answer.")
                .where(s -> s.names(Names.of(GOOD)).order(o -> o.host(HOST)))
                .fault(s -> s.names(Names.SILENT))
                .curlFails(6, 28)
                .cause(Cause.RESOLVER_FAILED)
                .scenario();
    }

    private static Scenario splitName() {
        return Draft.of(
                        "name-private",
                        Stage.NAME,
                        "Outside, too, the name leads to the server's address behind its NAT.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.names(Names.of(GOOD))
                                .order(o -> o.host(HOST))
                                .configure("passive.address: 203.0.113.20")
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s -> s.names(Names.of(HOST + "=10.0.77.20")))
                .curlFails(7, 28)
                .cause(Cause.NAME_PRIVATE)
                .scenario();
    }

    private static Scenario oneOfTwoDead() {
        return Draft.of(
                        "name-one-address-dead",
                        Stage.CONNECT,
                        "The name has two addresses, and nothing answers at the first.")
                .where(s -> s.names(Names.of(GOOD)).order(o -> o.host(HOST)))
                .fault(s ->
                        s.names(Names.of(HOST + "=203.0.113.21,203.0.113.20"))
                                .rule(SERVER, Walls.rule("input", "ip daddr 203.0.113.21 drop")))
                .curlNeeds(Duration.ofSeconds(1))
                .cause(Cause.ADDRESS_DEAD)
                .scenario();
    }

    private static Scenario ipv6Dead() {
        return Draft.of(
                        "name-ipv6-dead",
                        Stage.CONNECT,
                        "The name has an IPv6 address at which the control port is closed off.")
                .where(s -> s.names(Names.of(GOOD + "," + Shape.IPV6)).order(o -> o.host(HOST)))
                .fault(s ->
                        s.rule(SERVER, Walls.rule("input", "meta nfproto ipv6 tcp dport 21 drop")))
                .curl("-6")
                .curlFails(7, 28)
                .cause(Cause.IPV6_DEAD)
                .scenario();
    }
}
