package org.twinport.lab.catalogue;

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
import org.twinport.lab.scenario.ServerTls.Certificate;
import org.twinport.lab.scenario.ServerTls.Demand;
import org.twinport.lab.site.Shape;

import java.util.List;

/** Two faults at once; the one that blocks first is the cause. Pure. */
final class DoubleScenarios {
    private DoubleScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(privateAndNotForwarded(), expiredAndDropped(), tlsRequiredAndDropped());
    }

    /** Each alone would be enough, and neither shows without the other being in the way. */
    private static Scenario privateAndNotForwarded() {
        return Draft.of(
                        "two-private-and-not-forwarded",
                        Stage.DATA_CONNECTION,
                        "The server announces its private address, and its router does not forward the range.")
                .on(Shape.SERVER_NAT)
                .where(s ->
                        s.serve(Served.of(Product.VSFTPD).with("pasv_address=203.0.113.20"))
                                .rule(SERVER_ROUTER, Walls.forward(Walls.ftp())))
                .fault(s ->
                        s.serve(Served.of(Product.VSFTPD))
                                .noRules(SERVER_ROUTER)
                                .rule(SERVER_ROUTER, Walls.forward("21")))
                .curlFails(7)
                .cause(Cause.PASSIVE_PRIVATE_ADDRESS, Cause.PASSIVE_REFUSED)
                .scenario();
    }

    private static Scenario expiredAndDropped() {
        return Draft.of(
                        "two-certificate-and-firewall",
                        Stage.TLS,
                        "The certificate has run out, and the firewall drops the passive range.")
                .where(s ->
                        s.serve(Served.of(Product.TWINPORT).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s ->
                        s.serve(
                                        Served.of(Product.TWINPORT)
                                                .with(ServerTls.OFFERED.with(Certificate.EXPIRED)))
                                .rule(SERVER, Walls.host("21", Walls.DROP)))
                .curlFails(60)
                .cause(Cause.CERTIFICATE_EXPIRED)
                .scenario();
    }

    private static Scenario tlsRequiredAndDropped() {
        Served.Installed strict =
                Served.of(Product.VSFTPD).with(ServerTls.OFFERED.demand(Demand.LOGIN_AND_DATA));
        return Draft.of(
                        "two-tls-and-firewall",
                        Stage.TLS,
                        "The server demands TLS, the client uses none, and the firewall drops the passive range.")
                .where(s -> s.serve(strict).order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s ->
                        s.order(o -> o.tls(Tls.NONE)).rule(SERVER, Walls.host("21", Walls.DROP)))
                .curlFails(67)
                .cause(Cause.TLS_REQUIRED)
                .scenario();
    }
}
