package org.twinport.lab.catalogue;

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
import org.twinport.lab.scenario.ServerTls.Versions;
import org.twinport.lab.site.Shape;

import java.util.List;

/** Client and server do not come together in TLS; pure. */
final class TlsScenarios {
    private TlsScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                notOffered(),
                implicitOnClearPort(),
                required(Product.VSFTPD, Stage.TLS),
                required(Product.PURE_FTPD, Stage.TLS),
                required(Product.TWINPORT, Stage.TLS),
                certificate(
                        "certificate-expired",
                        "The server's certificate has run out.",
                        Certificate.EXPIRED,
                        Cause.CERTIFICATE_EXPIRED),
                certificate(
                        "certificate-of-another",
                        "The server's certificate is for another name.",
                        Certificate.OTHER_NAME,
                        Cause.CERTIFICATE_NAME),
                certificate(
                        "certificate-unknown",
                        "Nobody knows the authority of the server's certificate.",
                        Certificate.UNKNOWN_AUTHORITY,
                        Cause.CERTIFICATE_UNTRUSTED),
                outdated(),
                clientCertificate(),
                cutAtAuth());
    }

    private static Scenario notOffered() {
        return Draft.of(
                        "tls-not-offered",
                        Stage.TLS,
                        "The user insists on TLS, the server has none.")
                .where(s ->
                        s.serve(Served.of(Product.PROFTPD).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.serve(Served.of(Product.PROFTPD)))
                .curlFails(64)
                .cause(Cause.TLS_NOT_OFFERED)
                .scenario();
    }

    private static Scenario implicitOnClearPort() {
        return Draft.of(
                        "implicit-tls-on-port-21",
                        Stage.TLS,
                        "The client begins with TLS where the server begins in clear.")
                .where(s ->
                        s.serve(Served.of(Product.TWINPORT).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.order(o -> o.tls(Tls.IMPLICIT)))
                .curlFails(35)
                .cause(Cause.TLS_CLEAR_ONLY)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario required(Product product, Stage stage) {
        return Draft.of(
                        "tls-required-" + product.id(),
                        stage,
                        "The server (%s) lets nobody in without TLS, and the client uses none."
                                .formatted(product.id()))
                .where(s ->
                        s.serve(
                                        Served.of(product)
                                                .with(
                                                        ServerTls.OFFERED.demand(
                                                                Demand.LOGIN_AND_DATA)))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.order(o -> o.tls(Tls.NONE)))
                .curlFails(28, 67)
                .cause(Cause.TLS_REQUIRED)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario certificate(String name, String title, Certificate kind, Cause cause) {
        return Draft.of(name, Stage.TLS, title)
                .where(s ->
                        s.serve(Served.of(Product.TWINPORT).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.serve(Served.of(Product.TWINPORT).with(ServerTls.OFFERED.with(kind))))
                .curlFails(60)
                .cause(cause)
                .scenario();
    }

    /** The library would know more; the setting is what is old. */
    private static Scenario outdated() {
        return Draft.of("tls-outdated", Stage.TLS, "The server speaks no TLS after 1.1.")
                .where(s ->
                        s.serve(Served.of(Product.PROFTPD).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s ->
                        s.serve(
                                Served.of(Product.PROFTPD)
                                        .with(ServerTls.OFFERED.only(Versions.ONLY_1_1))))
                .curlFails(35)
                .cause(Cause.TLS_VERSION)
                .curedByServer()
                .scenario();
    }

    private static Scenario clientCertificate() {
        Served.Installed usual = Served.of(Product.TWINPORT).with(ServerTls.OFFERED);
        return Draft.of(
                        "client-certificate-wanted",
                        Stage.TLS,
                        "The server takes only clients that show a certificate.")
                .where(s -> s.serve(usual).order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s ->
                        s.serve(
                                usual.with(
                                        "tls.client-certificates: require",
                                        "tls.client-authorities: ${authority}")))
                .curlFails(35, 55, 56, 67)
                .cause(Cause.CLIENT_CERTIFICATE_WANTED)
                .curedByServer()
                .scenario();
    }

    private static Scenario cutAtAuth() {
        return Draft.of(
                        "gateway-cuts-at-auth",
                        Stage.TLS,
                        "A gateway that reads FTP ends the connection when it sees AUTH.")
                .on(Shape.CLIENT_NAT)
                .where(s ->
                        s.serve(Served.of(Product.TWINPORT).with(ServerTls.OFFERED))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.gateway("cut ^AUTH"))
                .curlFails(8, 56, 64)
                .cause(Cause.GATEWAY_ENDS_SESSION)
                .scenario();
    }
}
